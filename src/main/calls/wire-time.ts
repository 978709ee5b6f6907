import type { Settings } from '../../preload/contract/index.ts';

const CHINA_OFFSET_MS = 8 * 3_600_000;
/**
 * Date, time with 24 hours or with 12, and a zone: `Z`, `+08:00`, `+0800`, `+8`, `UTC+8` or nothing, with what Go, Java and JavaScript put behind it
 * (`+0800 CST m=+0.1`, `[Asia/Shanghai]`, `(CST)`).
 */
const WRITTEN =
  /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T\s]\s*(?:[AP]M|上午|下午)?\s*(\d{1,2})[:时](\d{1,2})(?:[:分](\d{1,2})(?:[.,]\d+)?秒?)?分?\s*(?:[AP]M)?)?\s*(Z|(?:UTC|GMT)?\s*[+-]\d{1,2}(?::?\d\d)?|UTC|GMT|CST)?(?:\s+[A-Z]{2,5})?(?:\s*m=[+-][\d.]+)?(?:\s*[[(][^\])]*[\])])?$/i;
const HALF_OF_DAY = /([AP])M|上午|下午/i;
const DIGITS =
  /^(\d{4})(\d\d)(\d\d)[T\s]?(\d\d)(\d\d)(\d\d)(?:[.,]\d+)?\s*(Z|(?:UTC|GMT)?\s*[+-]\d{1,2}(?::?\d\d)?|UTC|GMT|CST)?(?:\s+[A-Z]{2,5})?(?:\s*m=[+-][\d.]+)?(?:\s*[[(][^\])]*[\])])?$/i;
/** Seconds, ms, µs or ns since 1970; of this century until 2286. */
const EPOCH = /^(\d{10})(?:(\d{3})|(\d{6})|(\d{9}))?(?:\.\d+)?$/;
/** .NET's JSON. */
const DOT_NET = /^\\?\/Date\((\d{10,13})(?:[+-]\d{4})?\)\\?\/$/;
/** `Sun, 22 Nov 2026 01:30:00 GMT` (RFC 9110 §5.6.7), and its like with an offset. */
const HTTP =
  /^(?:[a-z]{3},\s*)?(\d{1,2})[\s-]+([a-z]{3})[\s-]+(\d{4})\s+(\d{1,2}):(\d\d)(?::(\d\d))?\s*(Z|GMT|UTC|[+-]\d{4})?$/i;
/** `Sun Nov 22 09:30:00 CST 2026` (Java), `Sun Nov 22 2026 09:30:00 GMT+0800 (…)` (JavaScript). */
const JAVA =
  /^[a-z]{3}\s+([a-z]{3})\s+(\d{1,2})\s+(\d{1,2}):(\d\d):(\d\d)\s+([A-Z]{3,4}(?:[+-]\d\d:?\d\d)?)\s+(\d{4})$/i;
const SCRIPT =
  /^[a-z]{3}\s+([a-z]{3})\s+(\d{1,2})\s+(\d{4})\s+(\d{1,2}):(\d\d):(\d\d)\s+(GMT[+-]\d{4})(?:\s*\([^)]*\))?$/i;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** Go's zero time, and what else stands for none. */
const NONE = /^(0001-01-01|0000-00-00|1970-01-01|1899-|1900-01-01)|^(0+|-+|null|nil|none|n\/a|undefined)$/i;

/**
 * A time of the API as UTC epoch ms; undefined when it is none. The page says `date-time` (RFC 3339) but shows no example: other ways of writing
 * a moment are read as well, and without an offset it is read as the setting says, UTC by default as on the vendor's sister pages.
 */
export function parseWireTime(
  text: string | undefined,
  withoutOffset: Settings['timesWithoutOffset'],
): number | undefined {
  const written = text?.normalize('NFKC').replaceAll('\u2212', '-').trim();
  if (!written || NONE.test(written)) return undefined;
  const epoch = EPOCH.exec(DOT_NET.exec(written)?.[1] ?? written);
  if (epoch?.[1] !== undefined)
    return Number(epoch[1]) * 1000 + Number((epoch[2] ?? epoch[3] ?? epoch[4] ?? '0').slice(0, 3));
  const parts = partsOf(written);
  if (!parts || parts.year < 2000) return undefined;
  const asUtc = Date.UTC(parts.year, parts.month - 1, parts.day, parts.hour, parts.minute, parts.second);
  // The 30th of February or 25 o'clock: Date.UTC counts on.
  if (!isSame(new Date(asUtc), parts)) return undefined;
  return asUtc - (offsetMs(parts.zone) ?? (withoutOffset === 'china' ? CHINA_OFFSET_MS : 0));
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

interface Parts {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
  zone: string | undefined;
}

function partsOf(written: string): Parts | undefined {
  const http = HTTP.exec(written);
  if (http) {
    const [, day, month, year, hour, minute, second, zone] = http;
    return parts([year, monthOf(month), day, hour, minute, second], zone);
  }
  const java = JAVA.exec(written);
  if (java) {
    const [, month, day, hour, minute, second, zone, year] = java;
    return parts([year, monthOf(month), day, hour, minute, second], zone);
  }
  const script = SCRIPT.exec(written);
  if (script) {
    const [, month, day, year, hour, minute, second, zone] = script;
    return parts([year, monthOf(month), day, hour, minute, second], zone);
  }
  const match = DIGITS.exec(written) ?? WRITTEN.exec(written);
  return match ? halved(parts(match.slice(1, 7), match[7]), written) : undefined;
}

function monthOf(name = ''): string {
  return String(MONTHS.indexOf(name.toLowerCase()) + 1);
}

/** With twelve hours: 12 is the first of them. Undefined for an hour that such a clock has not. */
function halved(read: Parts, written: string): Parts | undefined {
  const half = HALF_OF_DAY.exec(written);
  if (!half) return read;
  // 下午14:30 is written too, and can mean only one thing.
  if (read.hour > 12) return half[1] === undefined && half[0] === '下午' ? read : undefined;
  const isLater = half[1] === undefined ? half[0] === '下午' : half[1].toUpperCase() === 'P';
  return { ...read, hour: (read.hour % 12) + (isLater ? 12 : 0) };
}

function parts(texts: (string | undefined)[], zone: string | undefined): Parts {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = texts.map((text) => Number(text ?? 0));
  // A leap second is the last one of its minute.
  return { year, month, day, hour, minute, second: Math.min(second, 59), zone };
}

function isSame(date: Date, { year, month, day, hour, minute }: Parts): boolean {
  if (date.getUTCFullYear() !== year || date.getUTCMonth() + 1 !== month || date.getUTCDate() !== day) return false;
  return date.getUTCHours() === hour && date.getUTCMinutes() === minute;
}

/** undefined: none was given. CST is China's time here. */
function offsetMs(zone: string | undefined): number | undefined {
  const text = zone?.replaceAll(/\s/g, '').toUpperCase();
  if (!text) return undefined;
  if (text === 'CST') return CHINA_OFFSET_MS;
  const match = /([+-])(\d{1,2}):?(\d\d)?$/.exec(text);
  if (!match) return 0;
  const minutes = Number(match[2]) * 60 + Number(match[3] ?? 0);
  return (match[1] === '-' ? -1 : 1) * minutes * 60_000;
}
