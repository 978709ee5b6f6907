import { compacted } from './fold.ts';

const PLAIN = /^[1-9]\d{0,14}$/;
/** 86 and a number with its area code: at least ten digits. A local number may well begin with 86. */
const WITH_COUNTRY = /^86(\d{10,})$/;
const ABROAD = /^(\+|00)86(?=\d)/;

/**
 * What makes two ways of writing a number one customer: its digits without a leading 0 or +86/0086. What is no number at all
 * (`anonymous`, a SIP name) is itself in lower case.
 */
export function numberKey(text: string): string {
  if (PLAIN.test(text) && !text.startsWith('86')) return text;
  const compact = compacted(text);
  if (!/^\+?\d+$/.test(compact)) return compact;
  const national = compact.replace(ABROAD, '').replace(/^\+?0*/, '');
  return (WITH_COUNTRY.exec(national)?.[1] ?? national).replace(/^0+(?=\d)/, '') || '0';
}

/** The key as a number for the copy's index, if it is one that a double holds exactly; 0: no number. */
export function plainKey(key: string): number | undefined {
  return key === '' ? 0 : PLAIN.test(key) ? Number(key) : undefined;
}
