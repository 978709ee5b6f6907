import { daysBetween, type Formats } from '../i18n/formats.ts';

/** `10:42` today, `昨天 10:42` or `8月24日 周一 10:42` on other days. */
export function momentWords(f: Formats, at: number, now: number): string {
  return daysBetween(at, now) === 0 ? f.time(at) : `${f.dayTitle(at, now)} ${f.time(at)}`;
}
