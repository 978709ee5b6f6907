import type { CallFigures, HistoryState, Statistics } from '../../../../src/preload/contract/index.ts';
import { ok, type FakeCompanion } from '../fake-companion.ts';

export const nothing: CallFigures = { outbound: 0, inbound: 0, talked: 0, missed: 0, talkSeconds: 0 };

/** Monday, 24 August 2026, to the Sunday after it. */
export const monday = new Date(2026, 7, 24).getTime();
export const nextMonday = new Date(2026, 7, 31).getTime();

export function statistics(parts: Partial<Statistics> = {}): Statistics {
  return {
    from: monday,
    to: nextMonday,
    total: nothing,
    before: nothing,
    byDay: [],
    byHour: Array.from({ length: 24 }, () => nothing),
    byTrunk: [],
    isPartial: false,
    forgotten: 0,
    ...parts,
  };
}

export function history(complete: HistoryState['complete']): HistoryState {
  return {
    sync: { is: 'idle' },
    complete,
    stored: 0,
    unreadable: [],
    unknownStates: [],
    forgotten: { customers: 0, isLost: false },
    store: { is: 'working' },
  };
}

/** Main answers with an empty week, and holds all calls there are. */
export function answersEverything(main: FakeCompanion): void {
  main.answer('calls.statistics', () => ok(statistics()));
  main.answer('calls.history', () => ok(history([{ from: 0, to: nextMonday }])));
}
