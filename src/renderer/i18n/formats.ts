import { computed, type ComputedRef } from 'vue';
import type { Language } from '../../preload/contract/index.ts';
import { language } from './language.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** `2:31`, `1:02:03`: a length of time as a clock shows it. */
export function clock(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const pad = (part: number): string => String(part).padStart(2, '0');
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60];
  return hours > 0 ? `${hours}:${pad(minutes)}:${pad(whole % 60)}` : `${minutes}:${pad(whole % 60)}`;
}

/** Midnight of the day that holds this moment, by this computer's clock. */
export function startOfDay(at: number): number {
  return new Date(at).setHours(0, 0, 0, 0);
}

/** Whole calendar days between two moments; summer time does not matter. */
export function daysBetween(earlier: number, later: number): number {
  return Math.round((startOfDay(later) - startOfDay(earlier)) / DAY);
}

export interface Formats {
  /** `10:42` */
  time: (at: number) => string;
  /** `2026年12月4日` */
  date: (at: number) => string;
  /** Date and time to the second. */
  moment: (at: number) => string;
  /** `今天`, `昨天`, `8月24日 周一`, with the year where it is another one. */
  dayTitle: (at: number, now: number) => string;
  /** `12 秒前`; a moment in the future counts as now. */
  ago: (at: number, now: number) => string;
  /** `2 分钟 31 秒` */
  length: (seconds: number) => string;
  number: (value: number) => string;
}

/** Each of the system's formats takes milliseconds to make, and the first screen needs few of them. */
function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}

function dayTitles(tag: Language): Formats['dayTitle'] {
  const near = once(() => new Intl.RelativeTimeFormat(tag, { numeric: 'auto' }));
  const thisYear = once(() => new Intl.DateTimeFormat(tag, { month: 'short', day: 'numeric', weekday: 'short' }));
  const otherYear = once(() => new Intl.DateTimeFormat(tag, { year: 'numeric', month: 'short', day: 'numeric' }));
  return (at, now) => {
    const days = daysBetween(at, now);
    if (days === 0 || days === 1) {
      const word = near().format(-days, 'day');
      return word.charAt(0).toUpperCase() + word.slice(1);
    }
    const isThisYear = new Date(at).getFullYear() === new Date(now).getFullYear();
    // Chinese is set without a space here, but reads better with one.
    return (isThisYear ? thisYear() : otherYear()).format(at).replace(/日(?=周)/, '日 ');
  };
}

function agoIn(tag: Language): Formats['ago'] {
  const relative = once(() => new Intl.RelativeTimeFormat(tag, { numeric: 'always', style: 'narrow' }));
  return (at, now) => {
    const past = Math.max(0, now - at);
    if (past < MINUTE) return relative().format(-Math.floor(past / 1000), 'second');
    if (past < HOUR) return relative().format(-Math.floor(past / MINUTE), 'minute');
    if (past < DAY) return relative().format(-Math.floor(past / HOUR), 'hour');
    return relative().format(-Math.floor(past / DAY), 'day');
  };
}

function lengths(tag: Language): Formats['length'] {
  const part = (unit: string): ((value: number) => string) => {
    const format = once(() => new Intl.NumberFormat(tag, { style: 'unit', unit, unitDisplay: 'short' }));
    return (value) => format().format(value);
  };
  const [hour, minute, second] = [part('hour'), part('minute'), part('second')];
  return (seconds) => {
    const whole = Math.max(0, Math.floor(seconds));
    const parts: [number, (value: number) => string][] = [
      [Math.floor(whole / 3600), hour],
      [Math.floor(whole / 60) % 60, minute],
      [whole % 60, second],
    ];
    const said = parts.filter(([value]) => value > 0).map(([value, say]) => say(value));
    return said.length > 0 ? said.join(' ') : second(0);
  };
}

function build(tag: Language): Formats {
  const clockTime = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  const toTheSecond = { dateStyle: 'medium', timeStyle: 'medium', hourCycle: 'h23' } as const;
  const time = once(() => new Intl.DateTimeFormat(tag, clockTime));
  const date = once(() => new Intl.DateTimeFormat(tag, { dateStyle: 'long' }));
  const moment = once(() => new Intl.DateTimeFormat(tag, toTheSecond));
  const number = once(() => new Intl.NumberFormat(tag));
  return {
    time: (at) => time().format(at),
    date: (at) => date().format(at),
    moment: (at) => moment().format(at),
    dayTitle: dayTitles(tag),
    ago: agoIn(tag),
    length: lengths(tag),
    number: (value) => number().format(value),
  };
}

const built = new Map<Language, Formats>();

export function formatsFor(tag: Language): Formats {
  const known = built.get(tag) ?? build(tag);
  built.set(tag, known);
  return known;
}

const current = computed(() => formatsFor(language.value));

/** Dates, times and numbers as the language in force writes them. */
export function useFormats(): ComputedRef<Formats> {
  return current;
}
