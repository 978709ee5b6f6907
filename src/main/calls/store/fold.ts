const SPACES = /\s+/g;
/** What people put between digits; NFKC has turned the full-width forms into these. */
const SEPARATORS = /[\s\p{Dash_Punctuation}()]/gu;
const PLAIN_DIGITS = /^\d+$/;

/** A text as it is searched: without differences of case, width and white space. The same is done to what is looked for. */
export function folded(text: string): string {
  return text.toWellFormed().normalize('NFKC').toLowerCase().replaceAll('\0', '').replace(SPACES, ' ');
}

/** A number as it is searched: also without spaces, dashes and brackets. */
export function compacted(text: string): string {
  return PLAIN_DIGITS.test(text) ? text : folded(text).replace(SEPARATORS, '');
}

/**
 * What a call is found by besides its plain number: its reference, and its number where that is more than digits.
 * Null for most calls: then the number says it all.
 */
export function foundBy(number: string, reference: string | undefined): string | null {
  if (reference === undefined && (number === '' || PLAIN_DIGITS.test(number))) return null;
  return reference === undefined ? compacted(number) : `${compacted(number)}\n${folded(reference)}`;
}

/** What is looked for: the text itself, and the same without what people put between digits. None: nothing is looked for. */
export function needlesOf(search: string | undefined): string[] {
  const text = folded(search ?? '').trim();
  return [...new Set([text, compacted(text)])].filter((needle) => needle !== '');
}

export function isDigits(text: string): boolean {
  return PLAIN_DIGITS.test(text);
}
