import type { FoundNumber, NumberReading } from '../../preload/contract/index.ts';
import { foldWidth, isInvisible, MASK } from './number-characters.ts';
import type { Dialable } from './number-reading.ts';
import { readNumber, type NumberRules } from './read-number.ts';
import { isToldOtherwise, isToldToDial, withoutNoise } from './text-noise.ts';

const MOST = 20;
const LONGEST = 200_000;
/** The library takes 0.2 ms for a number; a text full of near misses has had its chance by then. */
const MOST_READ = 1_000;

/**
 * The numbers in a chat, a page, a mail or a table that can be dialled: each once, in their order, at most 20. Only whole numbers: digits of
 * a longer run, of orders, cards, dates, amounts and addresses are no numbers, and neither are local numbers nor short codes without a
 * word before them. Takes time in proportion to the text.
 */
export function numbersInText(text: string, rules: Partial<NumberRules> = {}): FoundNumber[] {
  return findNumbers(text.slice(0, LONGEST), (candidate) => readNumber(candidate, rules));
}

type Read = (candidate: string) => NumberReading;

/** `read` judges each candidate; it is asked about 1,000 times at most, with at most 150 characters. */
export function findNumbers(text: string, read: Read): FoundNumber[] {
  const { plain, positions } = seen(text);
  const quiet = withoutNoise(plain);
  const found = new Map<string, FoundNumber>();
  let reads = 0;
  let end = 0;
  const judge: Read = (candidate) => (reads++, read(candidate));
  for (const { index, 0: digits } of quiet.matchAll(/\(?\+?\d+/g)) {
    if (found.size === MOST || reads >= MOST_READ) break;
    if (index < end) continue;
    const hit =
      numberAt(quiet, index, judge) ?? (digits.startsWith('(') ? numberAt(quiet, index + 1, judge) : undefined);
    end = hit?.end ?? end;
    if (!hit?.reading || found.has(hit.reading.callee)) continue;
    const { callee, display, kind } = hit.reading;
    const original = text.slice(positions[hit.start], (positions[hit.end - 1] ?? 0) + 1);
    found.set(callee, { text: original, callee, display, kind });
  }
  return [...found.values()];
}

/** Without `reading`: digits that belong together and are no number to dial. */
interface Hit {
  start: number;
  end: number;
  reading?: Dialable;
}

function numberAt(text: string, start: number, read: Read): Hit | undefined {
  if (!isFreeBefore(text, start)) return undefined;
  const before = text.slice(Math.max(0, start - 16), start);
  for (const shape of isToldToDial(before) ? [MOBILE, TOLL_FREE, LANDLINE, SHORT] : [MOBILE, TOLL_FREE, LANDLINE]) {
    const end = endOf(shape, text, start);
    const reading = end === undefined || isMaskedBehind(text, start, end) ? undefined : read(text.slice(start, end));
    if (end !== undefined && reading?.is === 'dialable') return { start, end, reading };
  }
  return abroadAt(text, start, read);
}

/** The longest run of groups that is a number; a `+` that is none takes its digits along. */
function abroadAt(text: string, start: number, read: Read): Hit | undefined {
  const longest = endOf(ABROAD, text, start);
  if (longest === undefined) return undefined;
  const groups = [...text.slice(start, longest).matchAll(/\d+/g)].map(
    ({ index, 0: group }) => start + index + group.length,
  );
  const ends = groups.filter((end) => text.slice(start, end).replace(/\D/g, '').length <= 17).reverse();
  for (const end of ends) {
    const reading = /^[.:@]?[\da-z_]/i.test(text.slice(end, end + 2)) ? undefined : read(text.slice(start, end));
    if (reading?.is === 'dialable') return { start, end, reading };
  }
  return text[start] === '+' ? { start, end: ends[0] ?? longest } : undefined;
}

function endOf(shape: RegExp, text: string, start: number): number | undefined {
  shape.lastIndex = start;
  return shape.test(text) ? shape.lastIndex : undefined;
}

/** Nothing just before makes the digits a part of something else. */
function isFreeBefore(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - 24), start);
  if (/(?:tel|phone|mobile|mob|cell|call|sip:|tel:)-?$/i.test(before)) return true;
  const isPart = /[\da-z_+\\@]$|\d\.$|[\da-z]-$|[¥$€£] ?$/i.test(before);
  const isPath = /[\da-z]\/$/i.test(before) && !/\d{7}\/$/.test(before);
  return !isPart && !isPath && !isToldOtherwise(before);
}

/** `0571-8888888*`; but not the closing stars of `**0571-88888888**`. */
function isMaskedBehind(text: string, start: number, end: number): boolean {
  const next = text[end] ?? ' ';
  return MASK.includes(next) && text[start - 1] !== next;
}

/** What can be seen of a text in ASCII width, and where each character of it stands. */
function seen(text: string): { plain: string; positions: number[] } {
  const folded = foldWidth(text);
  const positions: number[] = [];
  let plain = '';
  for (let at = 0; at < folded.length; at++) {
    const character = folded[at] ?? '';
    if (isInvisible(character)) continue;
    plain += character;
    positions.push(at);
  }
  return { plain, positions };
}

/** How numbers are written in running text. Sticky, to be tried where digits begin; every quantifier is bounded. */
const COUNTRY = String.raw`(?:\(?(?:\+|00) ?86\)?[ .-]?(?:\(0\) ?)?)`;
const AREA = String.raw`(?:10|2\d|[3-9]\d\d)`;
const WORD = String.raw`[ ,(]{0,2}(?:转|轉|分机|;? ?ext[.=:]?|[xpw*])[ :]{0,2}\d{1,6}\)?`;
const LOCAL = String.raw`(?:\d{7,8}|\d{3,4}[ ./-]\d{4})`;
/** Not the beginning of something longer, of a mail address, or of an amount (no 万, 张, 米: they are surnames too). */
const END = String.raw`(?![\da-z_@%‰]|[.:-]\d| ?(?:[元块角亿件个次人条克斤吨]|USD|RMB|CNY|美元|公里))`;

// eslint-disable-next-line security/detect-non-literal-regexp -- put together from the constants of this file
const shape = (pattern: string): RegExp => new RegExp(`${pattern}${END}`, 'iy');

const MOBILE = shape(
  String.raw`(?:${COUNTRY}|\(86\) ?|86[ -]?)?0?1[3-9]\d(?:\d{8}|([ ./-])\d{4}\1\d{4}|[ -]\d{8}|\d{4}[ -]\d{4}|\d[ -]\d{4}[ -]\d{3})(?:${WORD}|-\d{1,4}(?!-))?`,
);
const LANDLINE = shape(
  String.raw`(?:(?:${COUNTRY}|\(86\) ?|86-)\(?0?${AREA}\)?|\(0${AREA}\)|0${AREA})(?: ?-{0,2} ?|[./])${LOCAL}(?:${WORD}|-\d{1,6})?`,
);
const TOLL_FREE = shape(
  String.raw`${COUNTRY}?[48]00(?:\d{7}|([ ./-])(?:\d{3}\1\d{4}|\d{4}\1\d{3})|[ -]\d{4}[ -]\d{3}|[ -]\d{7}|\d([ ./-])\d{3}\2\d{3})(?:${WORD}|-\d{1,6})?`,
);
const SHORT = shape(String.raw`(?:9[56]\d{3,6}|10[01]\d\d|12[13]\d\d|1010\d{4}|125[89]0)(?:${WORD}|-\d{1,6})?`);
/** With its `+` or 00, in up to eight groups; where it ends is tried group by group. */
const ABROAD = /(?:\+|00)(?! ?86)[1-9]\d{0,14}(?:[ ().-]{1,2}\d{1,12}){0,7}(?!\d)/y;
