import type {
  CallFilter,
  CallOutline,
  CallRecord,
  CallRow,
  KnownCustomer,
  MissedNumber,
  NoteTarget,
  OwnNote,
  Statistics,
} from '../../preload/contract/index.ts';
import type { WireRecord } from '../call-api/wire.ts';
import type { HeardCall } from './heard-call.ts';

/** From (included) to (not included), UTC epochs in ms. */
export interface Period {
  from: number;
  to: number;
}

/** What is looked for, with the customers whose contacts bear the searched name: their calls are found as well. Keys as `numberKey` makes them. */
export interface SoughtCalls extends CallFilter {
  named?: readonly string[];
}

/** As much of a call as counting and comparing need. */
export interface BriefCall extends Pick<CallRow, 'uuid' | 'direction' | 'state' | 'customerNumber'> {
  startedAt: number;
  /** The click of ours that placed it. */
  intentId?: string;
}

/** A stored call, and what of the server's own words is kept beside it. */
export interface StoredCall {
  call: CallRecord;
  recordPath?: string;
  userData?: string;
  /** The server's own texts of the times. */
  startText?: string;
  endText?: string;
}

/**
 * Everything that is asked of the stored calls, and what the agent writes about them. Declared here once: the store implements it in the
 * calls' thread, and main calls it through `callerOf`. Synchronous there, a promise here; throws `StoreError` there, a `Fault` here.
 */
export interface CallQueries {
  first(filter: SoughtCalls): CallRow[];
  outline(filter: SoughtCalls, anchor?: string): CallOutline;
  /** Throws `outline-gone` (in main `not-found`). */
  rows(outline: number, from: number, count: number): (CallRow | null)[];
  get(uuid: string): StoredCall | undefined;
  recentNumbers(): CallRow[];
  customer(number: string): KnownCustomer;
  /** The home region of a number, if a record names it. */
  regionOf(number: string): string | undefined;
  choices(): { tags: string[]; trunks: { number: string; name?: string }[] };
  /** `number` is needed if the call may not be stored. */
  notes(uuid: string, number?: string): { call: OwnNote; number: OwnNote };
  /** `heard`: the latest calls that the agent's phone told of. */
  missed(heard?: readonly HeardCall[]): MissedNumber[];
  statistics(period: Period): Statistics;
  /** The stored words of calls that began, or were first seen, between these moments; those nearest to its middle first, 500 at most. */
  callsIn(period: Period): WireRecord[];
  /** The calls that began between these moments, with this customer (`numberKey`) or with all; newest first. */
  brief(period: Period, customer?: string): BriefCall[];
  /** The stored calls that began between these moments; newest first, 2,000 at most. */
  callsBetween(period: Period): StoredCall[];
  /** Notes and settled numbers are in a file of their own, which outlives a damaged file of the server's calls. */
  saveNote(target: NoteTarget, note: OwnNote): void;
  settleMissed(number: string, isSettled: boolean, at: number, heard?: readonly HeardCall[]): void;
  /** As `joinNotes`, with its tags as they are. */
  addToNote(target: NoteTarget, before: string[], now: string): void;
}

/** The same methods from the other side of a thread: each returns a promise. */
export type Remote<Api> = {
  [M in keyof Api]: Api[M] extends (...args: infer Args) => infer Value
    ? (...args: Args) => Promise<Awaited<Value>>
    : never;
};

/** Sends each method of `Api` by its name; the compiler knows names, arguments and values, so nothing is declared again. */
export function callerOf<Api>(send: (method: keyof Api & string, args: unknown[]) => Promise<unknown>): Remote<Api> {
  return new Proxy({} as Remote<Api>, {
    get:
      (_target, method: keyof Api & string) =>
      (...args: unknown[]) =>
        send(method, args),
  });
}
