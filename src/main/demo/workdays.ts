import { chinaDay, chinaMidnight, weekday } from './times.ts';
import { seeded, seedOf, type Random } from './random.ts';

/** How many days the past reaches back, today included. */
const PAST_DAYS = 90;

const SUNDAY = 0;
const SATURDAY = 6;
/** Calls in an hour of the day, from 8:00 on. */
const HOURS = [3, 10, 16, 14, 5, 8, 14, 15, 13, 9, 4, 2];
const LEAST_TODAY = 12;

/** One day's calls: their number, and the moments (ms) between which they start. */
export interface Workday {
  day: number;
  calls: number;
  opensAt: number;
  closesAt: number;
}

/** Shares `count` calls out over the last 90 days, oldest first, and exactly: few at weekends, today as many as fit until now. */
export function shareOut(count: number, seed: number, now: number): Workday[] {
  const today = chinaDay(now);
  const days = Array.from({ length: PAST_DAYS - 1 }, (_, index) => today - PAST_DAYS + 1 + index);
  const weights = days.map((day) => weightOf(day) * moodOf(day, seed));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const todays = callsToday(today, now, count, count / total);
  const past = apportion(count - todays, weights);
  const whole = days.map((day, index) => ({ day, calls: past[index] ?? 0, ...openingHours(day) }));
  return [...whole, { day: today, calls: todays, ...hoursUntil(now, today) }];
}

/** A moment (ms, on a whole second) of a past day, as likely as that hour is busy. */
export function momentIn(workday: Workday, random: Random): number {
  const hour = 8 + random.weighted(HOURS);
  const at = chinaMidnight(workday.day) + (hour * 3600 + random.int(0, 3599)) * 1000;
  if (at >= workday.opensAt && at <= workday.closesAt) return at;
  return workday.opensAt + random.int(0, Math.floor((workday.closesAt - workday.opensAt) / 1000)) * 1000;
}

function weightOf(day: number): number {
  const name = weekday(day);
  if (name === SUNDAY) return 0.15;
  return name === SATURDAY ? 0.35 : 1;
}

/** No two weekdays are alike: 0.7 to 1.3. */
function moodOf(day: number, seed: number): number {
  return 0.7 + 0.6 * seeded(seedOf(seed, 'mood', day)).next();
}

function openingHours(day: number): { opensAt: number; closesAt: number } {
  return { opensAt: chinaMidnight(day) + 8 * 3_600_000, closesAt: chinaMidnight(day) + 20 * 3_600_000 };
}

/** Today's calls have started by two minutes ago; at night they are squeezed into the last three hours. */
function hoursUntil(now: number, today: number): { opensAt: number; closesAt: number } {
  const midnight = chinaMidnight(today);
  const last = Math.floor(now / 1000) * 1000 - 120_000;
  const opensAt = Math.max(midnight, Math.min(midnight + 8 * 3_600_000, last - 3 * 3_600_000));
  return { opensAt, closesAt: Math.min(last, midnight + 20 * 3_600_000) };
}

function callsToday(today: number, now: number, count: number, perWeekday: number): number {
  const { opensAt, closesAt } = hoursUntil(now, today);
  if (closesAt - opensAt < 600_000) return 0;
  const share = Math.min(1, Math.max(0, (now - chinaMidnight(today) - 8 * 3_600_000) / (11 * 3_600_000)));
  return Math.min(count, Math.max(LEAST_TODAY, Math.round(perWeekday * weightOf(today) * share)));
}

/** Whole numbers in proportion to the weights whose sum is exactly `count`. */
function apportion(count: number, weights: readonly number[]): number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let shared = 0;
  let weighed = 0;
  return weights.map((weight) => {
    weighed += weight;
    const part = Math.round((count * weighed) / total) - shared;
    shared += part;
    return part;
  });
}
