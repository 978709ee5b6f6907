import { plainText } from '../../phone-numbers/number-characters.ts';
import { withoutLabel } from '../../phone-numbers/number-label.ts';

const SPACES = /\s+/g;
/** What people put between digits; NFKC has turned the full-width forms into these. */
const SEPARATORS = /[\s\p{Dash_Punctuation}()]/gu;
const PLAIN_DIGITS = /^\d+$/;
/** Shorter ones with a dot are amounts. */
const LONG_NUMBER = /^\+?\d{6,}$/;

/** A text as it is searched: without differences of case, width and white space. The same is done to what is looked for. */
export function folded(text: string): string {
  return text.toWellFormed().normalize('NFKC').toLowerCase().replaceAll('\0', '').replace(SPACES, ' ');
}

/** A number as it is searched: also without spaces, dashes and brackets, and where it is nothing but a number without dots, slashes and unseen marks. */
export function compacted(text: string): string {
  if (PLAIN_DIGITS.test(text)) return text;
  const compact = folded(text).replace(SEPARATORS, '');
  const number = plainText(compact).replace(/[./]/g, '');
  return LONG_NUMBER.test(number) ? number : compact;
}

/**
 * What a call is found by besides its plain number: its reference, and its number where that is more than digits.
 * Null for most calls: then the number says it all.
 */
export function foundBy(number: string, reference: string | undefined): string | null {
  if (reference === undefined && (number === '' || PLAIN_DIGITS.test(number))) return null;
  return reference === undefined ? compacted(number) : `${compacted(number)}\n${folded(reference)}`;
}

/** Country code of the mainland, or the 0 of old before a mobile: the calls may have it or not. */
const PREFIX = /^(?:(?:\+|00)860*|0(?=1[3-9]))(?=\d)/;

/**
 * What is looked for: the text itself, the same without what people put around and between digits, and part of a number without country code. None:
 * nothing is looked for.
 */
export function needlesOf(search: string | undefined): string[] {
  const text = folded(search ?? '').trim();
  const number = compacted(withoutLabel(plainText(text)));
  const hasPrefix = PREFIX.test(number);
  const needles = hasPrefix
    ? [text, number.replace(PREFIX, '')]
    : [text, compacted(text), ...(number === '' ? [] : [number])];
  const abroad = /^\+[1-9]\d+$/.test(number) && !hasPrefix ? [number.replace('+', '00')] : [];
  return [...new Set([...needles, ...abroad])].filter((needle) => needle !== '');
}

export function isDigits(text: string): boolean {
  return PLAIN_DIGITS.test(text);
}
