import type { Settings } from '../../preload/contract/index.ts';
import { offsetOf } from './wire-zone.ts';

const CHINA_OFFSET_MS = 8 * 3_600_000;
const DAY_MS = 86_400_000;
/** JavaScript's, with the name of its zone, is below 80. */
const LONGEST = 120;
/** Seconds, ms, µs or ns since 1970; of this century until 2286. */
const EPOCH = /^(\d{10})(?:(\d{3})|(\d{6})|(\d{9}))?(?:\.\d+)?$/;
/** .NET's JSON. */
const DOT_NET = /^\\?\/Date\((\d{10,13})(?:[+-]\d{4})?\)\\?\/$/;
/** What Go, C#, MySQL and spreadsheets print for no time, an end of days, and the words for it. */
const NONE =
  /^(0001[-/]01[-/]01|0000[-/]00[-/]00|1970[-/]01[-/]01|1899[-/]|1900[-/]01[-/]01|9999[-/])|^(0+|-+|-1|-62135596800(000)?|null|nil|none|n\/a|undefined|无|暂无|空|未知)$/i;

const CLOCK = String.raw`(?<hour>\d{1,2}):(?<minute>\d\d)(?::(?<second>\d\d)(?:[.,]\d+)?)?`;
/** Offset, name of a zone (Go prints both, and the offset again for a zone without a name), Go's monotonic clock, and a zone in brackets as Java and JavaScript print it. */
const ZONE = String.raw`(?:\s*(?<zone>Z|(?:UTC|GMT)?\s*[+-]\d{1,2}(?::?\d\d)?|UTC|GMT|CST))?(?:\s+(?<name>[A-Z]{2,5}|[+-]\d{4}|[A-Z]+\/[A-Z_]+)|\s*(?<place>北京时间|东八区))?(?:\s*m=[+-][\d.]+)?(?:\s*[[(](?<inner>[^\])]*)[\])])?$`;
/* eslint-disable security/detect-non-literal-regexp -- put together from the constants above */
const FORMS = [
  // 2026-11-22T09:30:00, 2026/11/22 9:30, 2026年11月22日9时30分
  new RegExp(
    String.raw`^(?<year>\d{4})[-/.年](?<month>\d{1,2})[-/.月](?<day>\d{1,2})日?(?:(?:[T_\s]|(?<=日))\s*(?<hour>\d{1,2})[:时点](?<minute>\d{1,2})(?:[:分](?<second>\d{1,2})(?:[.,:]\d+)?秒?)?分?)?\s*${ZONE}`,
    'i',
  ),
  // 20261122T093000, 20261122 09:30:00, 202611220930
  new RegExp(
    String.raw`^(?<year>\d{4})(?<month>\d\d)(?<day>\d\d)(?:[T\s]?(?<hour>\d\d):?(?<minute>\d\d)(?::?(?<second>\d\d)(?:[.,]\d+)?)?)?${ZONE}`,
    'i',
  ),
  // Sun, 22 Nov 2026 01:30:00 GMT (RFC 9110 §5.6.7), 22-Nov-2026 09:30
  new RegExp(
    String.raw`^(?:[a-z]{3,9},?\s*)?(?<day>\d{1,2})[\s-]+(?<month>[a-z]{3,9})\.?,?[\s-]+(?<year>\d{4}),?\s+${CLOCK}${ZONE}`,
    'i',
  ),
  // Sun Nov 22 09:30:00 CST 2026 (Java), Sun Nov 22 09:30:00 2026 (C)
  new RegExp(
    String.raw`^[a-z]{3}\s+(?<month>[a-z]{3})\s+(?<day>\d{1,2})\s+${CLOCK}\s+(?:(?<zone>[A-Z]{3,4}(?:[+-]\d\d:?\d\d)?)\s+)?(?<year>\d{4})$`,
    'i',
  ),
  // Sun Nov 22 2026 09:30:00 GMT+0800 (…) (JavaScript), November 22, 2026 at 9:30
  new RegExp(
    String.raw`^(?:[a-z]{3,9},?\s+)?(?<month>[a-z]{3,9})\.?\s+(?<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?<year>\d{4}),?\s+(?:at\s+)?${CLOCK}${ZONE}`,
    'i',
  ),
];
/* eslint-enable security/detect-non-literal-regexp */
const MONTHS = 'january february march april may june july august september october november december'.split(' ');
const WEEKDAY = /\s*\(?(?:星期|周|礼拜)[一二三四五六日天]\)?\s*/;
const HALF_OF_DAY = /\s*(?:(?<![a-z])([ap])\.?m\.?(?![a-y])|(凌晨|清晨|早上|上午|中午|下午|傍晚|晚上))\s*/i;

/**
 * A time of the API as UTC epoch ms; undefined when it is none. The page says `date-time` (RFC 3339) but shows no example: other ways of writing
 * a moment are read as well, and without an offset it is read as the setting says, UTC by default as on the vendor's sister pages. Not read:
 * what may mean two moments (05/06/2026, zones that several countries call the same).
 */
export function parseWireTime(
  text: string | undefined,
  withoutOffset: Settings['timesWithoutOffset'],
): number | undefined {
  const plainly = text?.normalize('NFKC').replaceAll('\u2212', '-').replaceAll(/\s+/g, ' ').trim();
  const written = plainly?.replace(/^(["'])(.*)\1$/, '$2');
  if (!written || written.length > LONGEST || NONE.test(written)) return undefined;
  const epoch = EPOCH.exec(DOT_NET.exec(written)?.[1] ?? written);
  if (epoch?.[1] !== undefined)
    return Number(epoch[1]) * 1000 + Number((epoch[2] ?? epoch[3] ?? epoch[4] ?? '0').slice(0, 3));
  const half = HALF_OF_DAY.exec(written);
  const plain = written.replace(HALF_OF_DAY, ' ').replace(WEEKDAY, ' ').trim();
  const form = formOf(plain);
  if (!form) return undefined;
  const hour = hourOf(Number(form['hour'] ?? 0), half);
  if (hour === undefined) return undefined;
  const asUtc = momentOf(form, hour);
  const named = [form['zone'], form['place'] ?? form['name'], form['inner']].filter(Boolean);
  const offset = named.map(offsetOf).find((one) => one !== undefined);
  if (asUtc === undefined || (named.length > 0 && offset === undefined)) return undefined;
  return asUtc - (offset ?? (withoutOffset === 'china' ? CHINA_OFFSET_MS : 0));
}

/** Can it be read, or is there nothing to read? */
export function isReadableTime(text: string | undefined): boolean {
  return text === undefined || NONE.test(text.trim()) || parseWireTime(text, 'utc') !== undefined;
}

/** Does it depend on the setting for times without an offset? */
export function lacksOffset(text: string | undefined): boolean {
  const utc = parseWireTime(text, 'utc');
  return utc !== undefined && utc !== parseWireTime(text, 'china');
}

/** RFC 3339 in UTC, without fractions, as the API's times are sent. */
export function toWireTime(epochMs: number): string {
  return `${new Date(epochMs).toISOString().slice(0, 19)}Z`;
}

function formOf(plain: string): Partial<Record<string, string>> | undefined {
  for (const form of FORMS) {
    const match = form.exec(plain);
    if (match) return match.groups;
  }
  return undefined;
}

/** undefined: no such day or hour. The 30th of February and 25 o'clock are what `Date.UTC` would count on from. */
function momentOf(form: Partial<Record<string, string>>, hour: number): number | undefined {
  const [year, day, minute] = [form['year'], form['day'], form['minute']].map((part) => Number(part ?? 0)) as [
    number,
    number,
    number,
  ];
  const month = monthOf(form['month']);
  const seconds = Number(form['second'] ?? 0);
  if (seconds > 60) return undefined;
  const second = Math.min(seconds, 59); // a leap second is the last one of its minute
  const isEndOfDay = hour === 24 && minute === 0 && second === 0;
  const midnight = Date.UTC(year, month - 1, day);
  const date = new Date(midnight);
  const isDay = date.getUTCFullYear() === year && date.getUTCMonth() + 1 === month && date.getUTCDate() === day;
  if (!isDay || year < 2000 || minute > 59 || (hour > 23 && !isEndOfDay)) return undefined;
  return isEndOfDay ? midnight + DAY_MS : midnight + ((hour * 60 + minute) * 60 + second) * 1000;
}

function monthOf(text = ''): number {
  if (/^\d+$/.test(text)) return Number(text);
  return MONTHS.findIndex((name) => name.startsWith(text.toLowerCase())) + 1;
}

/** With twelve hours, 12 is the first of them. Undefined for an hour that such a clock has not. */
function hourOf(hour: number, half: RegExpExecArray | null): number | undefined {
  if (!half) return hour;
  const [, latin, word = ''] = half;
  // 下午14:30 is written too, and can mean only one thing; 晚上12:30 can mean two.
  if (hour > 12) return latin === undefined && hour > 11 && /下午|傍晚|晚上/.test(word) ? hour : undefined;
  if (word === '晚上' && hour === 12) return undefined;
  if (word === '中午') return hour >= 10 ? hour : hour + 12;
  const isLater = latin === undefined ? /下午|傍晚|晚上/.test(word) : latin.toUpperCase() === 'P';
  return (hour % 12) + (isLater ? 12 : 0);
}
