import type { Settings } from '../../preload/contract/index.ts';

const CHINA_OFFSET_MS = 8 * 3_600_000;
const TIME = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?)?\s*(Z|[+-]\d\d:?\d\d)?$/i;

/**
 * A time of the API as UTC epoch ms; undefined when it is none (Go's zero time, year 1, included). The page says `date-time` (RFC 3339) but
 * shows no example: without an offset it is read as the setting says, UTC by default as on the vendor's sister pages.
 */
export function parseWireTime(
  text: string | undefined,
  withoutOffset: Settings['timesWithoutOffset'],
): number | undefined {
  const match = text === undefined ? null : TIME.exec(text.trim());
  if (!match) return undefined;
  const [, year = '', month = '', day = '', hour = '00', minute = '00', second = '00', zone] = match;
  if (Number(year) < 2000) return undefined;
  const asUtc = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second));
  // The 30th of February or 25 o'clock: Date.UTC counts on.
  if (!new Date(asUtc).toISOString().startsWith(`${year}-${month}-${day}T${hour}:${minute}`)) return undefined;
  return asUtc - (zone ? offsetMs(zone) : withoutOffset === 'china' ? CHINA_OFFSET_MS : 0);
}

/** RFC 3339 in UTC, without fractions, as the API's times are sent. */
export function toWireTime(epochMs: number): string {
  return `${new Date(epochMs).toISOString().slice(0, 19)}Z`;
}

function offsetMs(zone: string): number {
  if (/^z$/i.test(zone)) return 0;
  const sign = zone.startsWith('-') ? -1 : 1;
  const digits = zone.replace(/\D/g, '');
  return sign * (Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2))) * 60_000;
}
