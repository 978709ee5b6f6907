import type { ParsedResult } from 'chrono-node';
import { parse as parseEnglish } from 'chrono-node/en';
import { parse as parseChinese } from 'chrono-node/zh/hans';
import type { ReadTime } from '../../preload/contract/index.ts';
import { plainTime } from './plain-time.ts';

/** When somebody names a day and no hour, they mean that day's work. */
const MORNING = 9;
/** Words between the parts of a time that change nothing. */
const BETWEEN = /[\s,，。.、的在]|\b(?:at|on|the|o'clock|about|around)\b|左右|吧/g;
/** Years ahead that are a slip of the keyboard. */
const FURTHEST_YEARS = 5;

/**
 * Reads a time that somebody has typed in Chinese or English (`明天下午三点`, `tomorrow 3 pm`), by this computer's clock and calendar. All of
 * the text must be about the time: a half-understood one would be another time than was meant.
 */
export function readTime(text: string, now: number): ReadTime {
  if (text.trim() === '') return { is: 'empty' };
  const at = timeIn(plainTime(text, new Date(now)), new Date(now));
  if (at === undefined) return { is: 'unreadable' };
  const furthest = new Date(now);
  furthest.setFullYear(furthest.getFullYear() + FURTHEST_YEARS);
  if (at > furthest.getTime()) return { is: 'unreadable' };
  return at <= now ? { is: 'past', at } : { is: 'read', at };
}

/** Half past three is in the afternoon, unless it was written as a clock shows it (`03:30`) or said otherwise. */
const SMALL_HOURS = /(?<![\d:])(?:[1-6]|[一二两三四五六])(?::\d\d(?!:)|点|$)/;

function meant({ start }: ParsedResult, text: string, now: Date): number {
  const date = start.date();
  const isDayOnly = !start.isCertain('hour') && !start.isCertain('minute');
  if (isDayOnly) date.setHours(MORNING, 0, 0, 0);
  else if (!start.isCertain('second')) date.setSeconds(0, 0);
  const isSmall = start.isCertain('hour') && !start.isCertain('meridiem') && date.getHours() < 7;
  if (isSmall && SMALL_HOURS.test(text)) date.setHours(date.getHours() + 12);
  else return date.getTime();
  // Without a day the reader has gone on to the next morning, and today's afternoon may still be to come.
  const isDayOpen = !start.isCertain('day') && !start.isCertain('weekday');
  const today = new Date(date).setDate(date.getDate() - 1);
  return isDayOpen && today > now.getTime() ? today : date.getTime();
}

function timeIn(text: string, now: Date): number | undefined {
  const parses = /[\u4e00-\u9fff]/.test(text) ? [parseChinese, parseEnglish] : [parseEnglish];
  for (const parse of parses) {
    const [found, ...others] = parse(text, now, { forwardDate: true });
    if (!found || others.length > 0 || found.end) continue;
    if (text.replace(found.text, '').replace(BETWEEN, '') !== '') continue;
    return meant(found, text, now);
  }
  return undefined;
}
