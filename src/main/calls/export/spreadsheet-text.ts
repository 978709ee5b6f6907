import { maskNumber } from '../../log/log.ts';
import { mainKey, numberKey } from '../../phone-numbers/number-key.ts';
import { isBent } from './bent-by-spreadsheets.ts';

const MOBILE = /^(\+?86|0086|0)?(1[3-9]\d)(\d{4})(\d{4})$/;
const LANDLINE = /^(\+?86|0086)?(0(?:10|2\d|[3-9]\d\d))(\d{3,4})(\d{4})$/;
const TOLL_FREE = /^()([48]00)(\d{3})(\d{4})$/;

/**
 * A phone number as a spreadsheet leaves it alone: in groups, `138 0013 8000`, `0571 8888 8888`, which is text to it. Ungrouped, it
 * would become a figure, lose a leading 0 and end as 1.38E+10. Short codes (95588) are figures that look right. Abroad begins with 00,
 * as a plus sign would begin a formula.
 */
export function numberCell(number: string, isMasked: boolean): string {
  if (isMasked) return maskNumber(number);
  const parts = MOBILE.exec(number) ?? LANDLINE.exec(number) ?? TOLL_FREE.exec(number);
  if (parts) return parts.slice(1).filter(Boolean).join(' ').replace(/^\+/, '00 ');
  const [, prefix, digits] = /^(\+|00)?(\d{9,})$/.exec(number) ?? [];
  if (digits === undefined) return literalCell(number);
  return `${prefix ? '00 ' : ''}${digits.replaceAll(/\d(?=(?:\d{4})+$)/g, '$& ')}`;
}

/**
 * A text of somebody's own, an id or a reference: behind an apostrophe where Excel, WPS or LibreOffice would make something else of it
 * (see `isBent`). What would begin a formula is left to `harmless`, which puts the same sign there.
 */
export function literalCell(text: string): string {
  return isBent(text) ? `'${text.trim()}` : text;
}

/** Shorter numbers are short codes, which many customers share. */
const SHORTEST = 7;
const LETTER = /\p{L}/u;
/** Of the number: goes with it. */
const PREFIX = /(?<!\d)(?:0086|86|0)[ -]?$/;

/**
 * The customer's own number, wherever a note or a reference repeats it, is not shown in a masked export: with or without country code and
 * leading 0, in digits of every width, whatever stands between them but letters.
 */
export function withoutNumber(text: string, number: string): string {
  const digits = mainKey(numberKey(number)).replace(/^\+86/, '').replaceAll(/\D/g, '');
  if (digits.length < SHORTEST || text.length < SHORTEST) return text;
  let result = '';
  let rest = 0;
  for (const run of runsOfDigits(text)) {
    for (let at = run.digits.indexOf(digits); at >= 0; at = run.digits.indexOf(digits, at + digits.length)) {
      const [from = 0, to = 0] = [run.starts[at], run.ends[at + digits.length - 1]];
      result += text.slice(rest, from).replace(PREFIX, '') + maskNumber(digits);
      rest = to;
    }
  }
  return result + text.slice(rest);
}

/** Digits with no letter between them, and where each begins and ends in the text. */
interface Run {
  digits: string;
  starts: number[];
  ends: number[];
}

function runsOfDigits(text: string): Run[] {
  const runs: Run[] = [{ digits: '', starts: [], ends: [] }];
  let end = 0;
  for (const character of text) {
    const start = end;
    end += character.length;
    const folded = character.normalize('NFKC');
    if (LETTER.test(folded)) runs.push({ digits: '', starts: [], ends: [] });
    for (const digit of folded.replaceAll(/\D/g, '')) {
      const run = runs.at(-1);
      if (!run) continue;
      run.digits += digit;
      run.starts.push(start);
      run.ends.push(end);
    }
  }
  return runs;
}
