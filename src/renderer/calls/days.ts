import type { CallRecord } from '../../preload/contract/index.ts';
import { startOfDay } from '../i18n/formats.ts';

export interface Day {
  /** Local midnight; undefined for calls whose time the server does not say. */
  day: number | undefined;
  calls: CallRecord[];
}

/** Groups calls, newest first, by the local day on which they started. Keeps the order that it is given. */
export function byDay(calls: readonly CallRecord[]): Day[] {
  const days: Day[] = [];
  for (const call of calls) {
    const day = call.startedAt === undefined ? undefined : startOfDay(call.startedAt);
    const last = days.at(-1);
    if (last?.day === day && last) last.calls.push(call);
    else days.push({ day, calls: [call] });
  }
  return days;
}

/** Puts a fresh first page on top of what is shown. Without an overlap there is a gap between them: then only the page counts. */
export function withNewest(shown: readonly CallRecord[], page: readonly CallRecord[]): CallRecord[] | undefined {
  const fresh = new Set(page.map((call) => call.uuid));
  if (!shown.some((call) => fresh.has(call.uuid))) return undefined;
  return [...page, ...shown.filter((call) => !fresh.has(call.uuid))];
}
