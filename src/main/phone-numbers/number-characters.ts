const FULL_WIDTH = /[\uff01-\uff5e]/g;
/** Every hyphen and dash, the minus sign, and what input methods put for them (ー, ─). */
const DASH = /[\p{Pd}\u2212\u30fc\uff70\u2500]/gu;
/** Direction marks, zero-width characters, soft hyphens, fillers, variation selectors: nobody sees them. */
const INVISIBLE = /[\p{Cf}\ufe00-\ufe0f\u034f\u115f\u1160\u2800\u3164\uffa0]/gu;

/**
 * Full-width ASCII, dashes and spaces in their ASCII form, one for one. Deliberately not NFKC: that makes digits of ①, ² and ⒈, which are
 * list marks and footnotes and would silently become part of the number. Digits of other scripts stay what they are and are refused.
 */
export function foldWidth(text: string): string {
  return text
    .replace(FULL_WIDTH, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(DASH, (dash) => '-'.repeat(dash.length))
    .replace(/[\p{Zs}\t]/gu, ' ');
}

/** `foldWidth`, without the characters that nobody sees; other control characters become spaces. */
export function plainText(text: string): string {
  return foldWidth(text)
    .replace(INVISIBLE, '')
    .replace(/\p{Cc}/gu, ' ')
    .trim();
}

export function isInvisible(character: string): boolean {
  return character.search(INVISIBLE) === 0;
}

/** Signs that stand for hidden digits. */
export const MASK = '*xX×✕✖╳•●○◯∙·⚫⚪∗✱★☆■□▪◆◇#?';
const MASKED = new RegExp(`\\d[\\s().-]*(?:[${MASK}]\\s*){2}|(?:[${MASK}]\\s*){2}-?\\s*\\d|^[*•●]{2}`, 'u');

/** `138****8000`, `138 xxxx 8000`: two or more signs beside a digit (one alone is a dialling sign or a slip). */
export function isMasked(text: string): boolean {
  return MASKED.test(text);
}
