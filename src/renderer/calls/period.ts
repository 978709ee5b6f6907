import { startOfDay } from '../i18n/formats.ts';

export const PERIODS = ['today', 'week', 'month', 'quarter', 'all', 'custom'] as const;
export type Period = (typeof PERIODS)[number];

const DAYS = { today: 1, week: 7, month: 30, quarter: 90 } as const;

/** `2026-08-24` of a date field as local midnight; undefined while it is empty or half typed. */
export function dayFrom(text: string): number | undefined {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
  return year === undefined ? undefined : new Date(Number(year), Number(month) - 1, Number(day)).getTime();
}

/** The last moment of the day that starts here, also on a day of 23 or 25 hours. */
function endOfDay(at: number): number {
  return new Date(at).setHours(24, 0, 0, 0) - 1;
}

/** From when to when a period reaches, counted in whole days that end today. */
export function boundsOf(period: Period, from: string, to: string, now: number): { from?: number; to?: number } {
  if (period === 'all') return {};
  if (period === 'custom') {
    const [first, last] = [dayFrom(from), dayFrom(to)];
    return { ...(first !== undefined && { from: first }), ...(last !== undefined && { to: endOfDay(last) }) };
  }
  const first = new Date(startOfDay(now));
  first.setDate(first.getDate() - (DAYS[period] - 1));
  return { from: first.getTime() };
}
