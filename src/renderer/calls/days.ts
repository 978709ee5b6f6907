import type { CallOutline, CallRow } from '../../preload/contract/index.ts';
import { startOfDay } from '../i18n/formats.ts';

export type Day = CallOutline['days'][number];

/** Counts calls, newest first, by the local day on which they started. Keeps the order that it is given. */
export function daysOf(rows: readonly Pick<CallRow, 'startedAt'>[]): Day[] {
  const days: Day[] = [];
  for (const { startedAt } of rows) {
    const startsAt = startedAt === undefined ? undefined : startOfDay(startedAt);
    const last = days.at(-1);
    if (last && last.startsAt === startsAt) last.count++;
    else days.push({ ...(startsAt !== undefined && { startsAt }), count: 1 });
  }
  return days;
}
