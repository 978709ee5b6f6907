import type { NumberKind } from '../../preload/contract/index.ts';

/** Behind the country code; `0` of old and brackets may still be there. */
const AREA = String.raw`\(?0?(?:10|2\d|[3-9]\d\d)\)?`;
const LOCAL = String.raw`(?:\d{7,8}|\d{3,4}(?:\1|[ -]{1,2})\d{4})`;
/** Dots and slashes only between the groups that people know by heart; anywhere else they belong to dates, amounts and addresses. */
const HARD_MOBILE = /^\(?0?\d{3}\)?([./])\d{4}\1\d{4}$/;
const HARD_TOLL_FREE = /^\d{3}([./])(?:\d{3}\1\d{4}|\d{4}\1\d{3})$|^\d{4}([./])\d{3}\2\d{3}$/;
// eslint-disable-next-line security/detect-non-literal-regexp -- put together from the constants above
const HARD_LANDLINE = new RegExp(`^${AREA}([./])${LOCAL}$`);
// eslint-disable-next-line security/detect-non-literal-regexp -- put together from the constants above
const CODE_WITH_AREA = new RegExp(`^${AREA}[ -]{0,3}\\d{3,8}$`);
const LOCAL_NUMBER = /^\(?\d{3,4}\)?[ -]{0,2}\d{3,4}$/;

/** How a number is told apart from a date, an amount, a decimal, a time or a version: by what may stand between its digits. */
export type Writing = NumberKind | 'local' | 'code-with-area';

/**
 * Whether digits that are such a number may be set apart as they are in `text` (ASCII, without country code and label). Codes are never set
 * apart; spaces, hyphens and brackets may stand anywhere in long numbers; dots and slashes only where everybody puts them.
 */
export function isWrittenAs(writing: Writing, text: string): boolean {
  const inner = text
    .replace(/^\s*\(([^()]*)\)\s*$/, '$1')
    .replace(/[\s-]+$/, '')
    .trim();
  if (/^\d+$/.test(inner)) return true;
  const hasHard = /[./]/.test(inner);
  switch (writing) {
    case 'mobile':
      return !hasHard || HARD_MOBILE.test(inner);
    case 'toll-free':
      return !hasHard || HARD_TOLL_FREE.test(inner);
    case 'landline':
      return !hasHard || HARD_LANDLINE.test(inner);
    case 'local':
      return LOCAL_NUMBER.test(inner);
    case 'code-with-area':
      return CODE_WITH_AREA.test(inner);
    default:
      return false;
  }
}

/** A date of a century that begins with 20 (20260315, 25122026), or two of its years (2025-2026): a local number of eight digits may look so too. */
export function isCompactDate(digits: string): boolean {
  return /^20\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$|^[23]\d(?:0[1-9]|1[0-2])20\d\d$|^20\d\d20\d\d$/.test(digits);
}

/** What follows the first `count` digits, with the brackets that belong to it. */
export function behindDigits(text: string, count: number): string {
  let at = 0;
  for (let left = count; left > 0 && at < text.length; at++) if (/\d/.test(text[at] ?? '')) left--;
  return count === 0 ? text : text.slice(at).replace(/^[^\d(]+/, '');
}

/** The signs between the first `count` digits and what follows. */
export function signsBehind(text: string, count: number): string {
  const rest = behindDigits(text, count);
  const before = text.slice(0, text.length - rest.length);
  return /\D*$/.exec(before)?.[0] ?? '';
}
