import { z } from 'zod';
import type { CallHours, CustomerLimit } from '../../preload/contract/index.ts';

const DAY_MINUTES = 24 * 60;
const WEEK_MINUTES = 7 * DAY_MINUTES;

const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const date = z.iso.date();

const span = z.strictObject({
  days: z
    .array(z.number().int().min(1).max(7))
    .min(1)
    .max(7)
    .refine((days) => new Set(days).size === days.length),
  from: timeOfDay,
  to: timeOfDay,
});

export const callHours: z.ZodType<CallHours> = z.strictObject({
  spans: z.array(span).max(20),
  holidays: z.array(date).max(500),
  outside: z.enum(['ask', 'refuse']),
});

export const customerLimits: z.ZodType<CustomerLimit[]> = z
  .array(
    z.strictObject({
      within: z.enum(['5-minutes', '24-hours', 'day', 'week']),
      calls: z.number().int().min(1).max(100_000),
      then: z.enum(['ask', 'refuse']),
    }),
  )
  .max(4)
  .refine((limits) => new Set(limits.map(({ within }) => within)).size === limits.length);

/** Why a moment (UTC epoch ms) is no time to call, by this computer's calendar; undefined: it is one. */
export function quietAt(hours: CallHours, at: number): { is: 'holiday'; date: string } | Quiet | undefined {
  const day = dateOf(at);
  if (hours.holidays.includes(day)) return { is: 'holiday', date: day };
  const week = openMinutes(hours.spans);
  const now = minuteOfWeek(at);
  return week[now] === 1 ? undefined : quietAround(week, now);
}

/** A stretch of the week without calls: times of day, and on which days (1 is Monday) where it is longer than a day. */
interface Quiet {
  is: 'quiet';
  from: string;
  to: string;
  days?: [from: number, to: number];
}

/** Whether every moment at which `inner` lets nobody call is one for `outer` too. */
export function isAsQuiet(outer: CallHours, inner: CallHours): boolean {
  const [open, was] = [openMinutes(outer.spans), openMinutes(inner.spans)];
  return (
    was.every((isOpen, minute) => isOpen === 1 || open[minute] === 0) &&
    inner.holidays.every((day) => outer.holidays.includes(day))
  );
}

/** 1 for each minute of the week from Monday, 0:00 in which calls are allowed; without spans, in all. */
function openMinutes(spans: CallHours['spans']): Uint8Array {
  const week = new Uint8Array(WEEK_MINUTES).fill(spans.length === 0 ? 1 : 0);
  for (const { days, from, to } of spans) {
    const [start, end] = [minuteOf(from), minuteOf(to)];
    const length = end > start ? end - start : end - start + DAY_MINUTES;
    for (const day of days)
      for (let minute = 0; minute < length; minute++)
        week[((day - 1) * DAY_MINUTES + start + minute) % WEEK_MINUTES] = 1;
  }
  return week;
}

function quietAround(week: Uint8Array, now: number): Quiet {
  let [from, to] = [now, now];
  while (week[(from - 1 + WEEK_MINUTES) % WEEK_MINUTES] === 0 && now - from < WEEK_MINUTES) from--;
  while (week[to % WEEK_MINUTES] === 0 && to - now < WEEK_MINUTES) to++;
  const places = [from, to].map((minute) => (minute + WEEK_MINUTES) % WEEK_MINUTES) as [number, number];
  const [first, last] = places.map(timeOf) as [string, string];
  if (to - from <= DAY_MINUTES) return { is: 'quiet', from: first, to: last };
  const days = places.map((minute) => Math.floor(minute / DAY_MINUTES) + 1) as [number, number];
  return { is: 'quiet', from: first, to: last, days };
}

function minuteOfWeek(at: number): number {
  const time = new Date(at);
  return ((time.getDay() + 6) % 7) * DAY_MINUTES + time.getHours() * 60 + time.getMinutes();
}

function dateOf(at: number): string {
  const time = new Date(at);
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())}`;
}

function minuteOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}

function timeOf(minute: number): string {
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${two(Math.floor((minute % DAY_MINUTES) / 60))}:${two(minute % 60)}`;
}
