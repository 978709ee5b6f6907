/** How the server writes moments: without an offset (meaning UTC), without one but in China's time, with `Z`, or with China's `+08:00`. */
export const TIME_OFFSETS = ['none', 'none-china', 'utc', 'china'] as const;
export type TimeOffset = (typeof TIME_OFFSETS)[number];

/** In what form. Seconds, milliseconds and the HTTP date carry their own zone; so does `go`, as Go prints a time. */
export const TIME_FORMS = [
  'iso',
  'blank',
  'fraction',
  'slashes',
  'compact',
  'chinese',
  'am-pm',
  'go',
  'http',
  'seconds',
  'milliseconds',
  'seconds-text',
] as const;
export type TimeForm = (typeof TIME_FORMS)[number];

export const DAY = 86_400_000;
const CHINA = 8 * 3_600_000; // no daylight saving time since 1991

/** Writes a moment (ms since 1970) to the second. */
export function writeTime(at: number, offset: TimeOffset, form: TimeForm = 'iso'): string | number {
  if (form === 'seconds') return Math.floor(at / 1000);
  if (form === 'seconds-text') return String(Math.floor(at / 1000));
  if (form === 'milliseconds') return at;
  if (form === 'http') return new Date(at).toUTCString();
  const isChina = offset === 'china' || offset === 'none-china';
  const iso = new Date(at + (isChina ? CHINA : 0)).toISOString().slice(0, 19);
  if (form === 'go') return `${iso.replace('T', ' ')} ${isChina ? '+0800 CST' : '+0000 UTC'}`;
  return shaped(iso, form) + { none: '', 'none-china': '', utc: 'Z', china: '+08:00' }[offset];
}

/** `iso` is `2026-11-22T09:30:00`. */
function shaped(iso: string, form: TimeForm): string {
  const [date = '', time = ''] = iso.split('T');
  const [hour = '', minute = '', second = ''] = time.split(':');
  switch (form) {
    case 'blank':
      return `${date} ${time}`;
    case 'fraction':
      return `${iso}.000`;
    case 'slashes':
      return `${date.replaceAll('-', '/')} ${time}`;
    case 'compact':
      return iso.replaceAll(/\D/g, '');
    case 'chinese':
      return `${date.replace('-', '年').replace('-', '月')}日 ${hour}时${minute}分${second}秒`;
    case 'am-pm':
      return `${date} ${Number(hour) % 12 || 12}:${minute}:${second} ${Number(hour) < 12 ? 'AM' : 'PM'}`;
    default:
      return iso;
  }
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
