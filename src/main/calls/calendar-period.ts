import type { CallsRequests } from '../../preload/contract/index.ts';
import type { Period } from './call-queries.ts';

type Asked = CallsRequests['calls.statistics']['input'];

/** The day, week (from Monday, ISO 8601) or month around `now` by this computer's calendar; `offset` −1 is the one before. Safe over changes of summer time. */
export function calendarPeriod({ period, offset }: Asked, now: number): Period {
  const today = new Date(now);
  const [year, month, date] = [today.getFullYear(), today.getMonth(), today.getDate()];
  const midnight = (m: number, d: number): number => new Date(year, m, d).getTime();
  if (period === 'month') return { from: midnight(month + offset, 1), to: midnight(month + offset + 1, 1) };
  if (period === 'day') return { from: midnight(month, date + offset), to: midnight(month, date + offset + 1) };
  const monday = date - ((today.getDay() + 6) % 7) + 7 * offset;
  return { from: midnight(month, monday), to: midnight(month, monday + 7) };
}
