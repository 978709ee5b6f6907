import type { CallRow } from '../../../../src/preload/contract/index.ts';

/** A talked outgoing call; `over` says what is special about it. */
export function callRow(uuid: string, over: Partial<CallRow> = {}): CallRow {
  return {
    uuid,
    direction: 'outbound',
    state: 'answered',
    stateText: '接听',
    customerNumber: '15400010002',
    isRecorded: false,
    hasNote: false,
    tags: [],
    ...over,
  };
}

/** Noon of a day in August 2026, by this computer's clock. */
export function noonOf(day: number): number {
  return new Date(2026, 7, day, 12).getTime();
}
