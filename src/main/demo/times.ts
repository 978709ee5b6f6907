/** How the server writes moments: without an offset (meaning UTC), with `Z`, or with China's `+08:00`. */
export type TimeOffset = 'none' | 'utc' | 'china';

export const DAY = 86_400_000;
const CHINA = 8 * 3_600_000; // no daylight saving time since 1991

/** Writes a moment (ms since 1970) to the second. */
export function writeTime(at: number, offset: TimeOffset): string {
  const shift = offset === 'china' ? CHINA : 0;
  const text = new Date(at + shift).toISOString().slice(0, 19);
  return text + { none: '', utc: 'Z', china: '+08:00' }[offset];
}

const DATE_TIME = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:?\d\d)?$/i;

/** Reads a date-time to ms since 1970; without an offset it means UTC. Undefined when it is none. */
export function readTime(text: string): number | undefined {
  const match = DATE_TIME.exec(text);
  if (!match) return undefined;
  const at = Date.parse(match[3] === undefined ? `${text}Z` : text);
  return Number.isNaN(at) ? undefined : at;
}

/** The number of the day in China that this moment belongs to. */
export function chinaDay(at: number): number {
  return Math.floor((at + CHINA) / DAY);
}

/** The moment at which that day begins in China. */
export function chinaMidnight(day: number): number {
  return day * DAY - CHINA;
}

/** Saturday 6, Sunday 0, by the number of a day in China. */
export function weekday(day: number): number {
  return (((day + 4) % 7) + 7) % 7;
}
