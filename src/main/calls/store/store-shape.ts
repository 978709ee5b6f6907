import type { CallRecord, Settings, UnreadableField } from '../../../preload/contract/index.ts';
import type { WireRecord } from '../../call-api/wire.ts';
import type { CallQueries, Period, SoughtCalls, StoredCall } from '../call-queries.ts';
import type { NotesMerged, WrittenRow } from './written.ts';

/** One call as the server has it: our words beside its own. */
export interface ServerRow {
  call: CallRecord;
  wire: WireRecord;
}

/** A period of which every call is in the history, and when that was last made sure of. */
export interface CompletePeriod extends Period {
  verifiedAt: number;
}

export interface Upserted {
  added: number;
  changed: number;
  unchanged: number;
  /** In how many rows a column differed from what was there, also those that are said to be volatile; left out for none. */
  differing?: ReadonlyMap<string, number>;
}

/** What of a record could not be read; `row` tells it from others. */
export interface OddRow {
  row: string;
  field: string;
  /** When the call began, where that could be read; UTC epoch ms. */
  at?: number | undefined;
}

/** Of a call, what tells whether it is to be left out. */
export interface ForgettableCall {
  uuid?: string | undefined;
  number: string | undefined;
  /** UTC epoch ms; undefined: the record has no time. */
  at: number | undefined;
}

/** What sync needs of the store. Synchronous: both live in the same thread. Every method is one transaction; throws `StoreError`. */
export interface SyncStore {
  /** By `call_uuid`; the newest reading wins. A call is never removed because the server no longer lists it. */
  /** Differences in `volatile` columns alone are written, but are no change. */
  upsert(rows: ServerRow[], volatile?: ReadonlySet<string>): Upserted;
  /** Oldest first, not overlapping. */
  completePeriods(): CompletePeriod[];
  /**
   * Joins what touches; the older `verifiedAt` of a joined stretch stays with its own part. Not taken when the file was damaged and made anew after
   * `verifiedAt`: the rows that were read for it may be gone.
   */
  addComplete(period: CompletePeriod): void;
  /** What could not be read of the rows that were read now; `read`: their uuids. */
  noteOdd(odd: readonly OddRow[], read: readonly string[]): void;
  isAgentFilterIgnored(): boolean;
  /** The agent has forgotten this customer: the call is left out. */
  isForgotten(call: ForgettableCall): boolean;
  /** The server has listed other agents' calls: those of nobody are not this agent's, and go. */
  dropNobodys(): void;
  /** Calls of nobody that an earlier version may have kept. */
  disown(uuids: readonly string[]): void;
  stored(): number;
  /** Between these two, rows come by the ten thousand: indexes and search may wait. A kill in between costs a rebuild, never a row. */
  beginBulk(): void;
  endBulk(): void;
}

/**
 * The calls of one moment; those that have gone since (retention) are left out. `slice` throws `unusable` when the file was made anew: nobody
 * may take what is left for all of them.
 */
export interface Snapshot {
  readonly count: number;
  slice(from: number, count: number): (StoredCall & { note: string; tags: string[] })[];
}

export interface StoreKeeping {
  /** All that match now, newest first; for export and for saving recordings: it keeps its ids for itself, so that nothing shifts meanwhile. */
  snapshot(filter: SoughtCalls): Snapshot;
  /** Removes calls that began before this moment, notes on them excepted, and forgets that those periods were complete. */
  prune(before: number): number;
  /** Reads the kept texts again where the history was not read by this clock, or an older version knew fewer words; before rows that were are added. */
  rereadTimes(withoutOffset: Settings['timesWithoutOffset']): void;
  /** For when nothing else is to be done: a piece of what waits (the search index after a first load), tens of ms. True: there is more. */
  tend(): boolean;
  /** For when nothing else is to be done: looks for damage, tenths of a second. True: some was found and dealt with, as `health` tells. */
  checkHistory(): boolean;
  /** Tries a disk that took no note: `health` tells whether it would now. */
  retry(): void;
  /**
   * Removes everything about whoever has this number, with its traces, and leaves it out from now on. Returns how many calls were stored. What
   * keeps them from coming back is written first, so that it may be done again where it fails.
   */
  forgetCustomer(number: string): number;
  forgotten(): ForgottenState;
  /** Of these numbers, those that were forgotten, and when (UTC epoch ms). */
  forgottenAmong(numbers: readonly string[]): [number: string, at: number][];
  copyOfNotes(): WrittenRow[];
  mergeNotes(arriving: readonly WrittenRow[]): NotesMerged;
  unreadable(): UnreadableField[];
  unknownStates(): string[];
  health(): StoreHealth;
  close(): void;
}

export interface ForgottenState {
  customers: number;
  /** The list of them was damaged, so that calls may have come back. */
  isLost: boolean;
}

export type StoreHealth = { is: 'working' } | { is: 'read-only'; message: string } | { is: 'rebuilt'; movedTo: string };

export type CallStoreShape = SyncStore & CallQueries & StoreKeeping;

/** Why the store could not: `full` and `unusable` concern the disk. */
export class StoreError extends Error {
  readonly why: 'full' | 'unusable' | 'outline-gone' | 'closed';
  constructor(why: StoreError['why'], message: string = why, cause?: unknown) {
    super(message, { cause });
    this.name = 'StoreError';
    this.why = why;
  }
}
