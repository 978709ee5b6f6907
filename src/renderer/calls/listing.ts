import type { CallFilter, CallRow } from '../../preload/contract/index.ts';
import { daysOf } from './days.ts';
import { Places } from './places.ts';
import type { RowWindows } from './row-windows.ts';

/** The rows of a list by place. */
export type Rows = Pick<RowWindows, 'get' | 'show' | 'retry' | 'stop' | 'problem'>;

/** One answer to one filter. */
export interface Listing {
  filter: CallFilter;
  places: Places;
  rows: Rows;
  /** False while only the newest calls are here and nobody has counted the others. */
  isWhole: boolean;
  /** Where a call that was in view stood in the list before, and where it stands now. */
  moved?: { from: number; to: number };
}

/** A list of nothing but the newest calls, to be seen at once. */
export function firstListing(filter: CallFilter, calls: readonly CallRow[]): Listing {
  const nothing = (): void => undefined;
  const rows: Rows = { get: (row) => calls[row], show: nothing, retry: nothing, stop: nothing, problem: undefined };
  return { filter, places: new Places(daysOf(calls)), rows, isWhole: false };
}
