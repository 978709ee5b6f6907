import type { CallState, ExportFormat } from './calls.ts';

/** When somebody who was not reached is called again. */
export interface RetryRule {
  /** Calls in all, 1 to 6. */
  mostTries: number;
  /** Hours after a call before the next, 1 to 72; never in an hour of the day in which they were called before. */
  hoursApart: number;
}

export interface CallList {
  /** A random UUID. */
  id: string;
  name: string;
  /** Shown beside the call; may be empty. */
  script: string;
  /** Titles of the columns that each entry brings. */
  columns: string[];
  rule: RetryRule;
  counts: ListCounts;
}

/** How far a list is. */
export interface ListCounts {
  total: number;
  /** Still to be called, a further time perhaps. */
  open: number;
  /** Called, and no result known yet. */
  calling: number;
  reached: number;
  /** Called as often as the list's rule allows. */
  notReached: number;
  skipped: number;
  /** Never to be called again. */
  refused: number;
  /** Customers who were called and of whom a result is known. */
  tried: number;
  /** Customers called within the last hour. */
  lastHour: number;
}

export type EntryState = 'open' | 'calling' | 'reached' | 'not-reached' | 'skipped' | 'refused';

/** One row of the file that the list was made of. */
export interface ListEntry {
  id: string;
  list: string;
  /** In the list, from 1; stays when others go. */
  place: number;
  name: string;
  company: string;
  /** As it was written. */
  number: string;
  /** The row's other numbers. */
  further: string[];
  /** Of the list's columns, in their order; may be fewer. */
  cells: string[];
  state: EntryState;
  /** Calls to the customer with a known result. */
  tries: number;
  /** UTC epoch ms of the last call. */
  calledAt?: number;
  /** How it went, once that is known. */
  result?: CallState;
  talkSeconds?: number;
  /** Not called again before this moment (UTC epoch ms), after a call that did not reach them. */
  notBefore?: number;
  /** The number must not be called now. */
  isDoNotCall: boolean;
  /** When the agent has promised to call (UTC epoch ms). */
  promisedAt?: number;
}

/** An entry with what other lists know of its customer. */
export interface ListCard {
  entry: ListEntry;
  /** Other entries with this number, in this list and in others. */
  others: { list: string; listName: string; entry: string; place: number; state: EntryState }[];
}

/** Whom to call next. `waitsUntil` (UTC epoch ms): nobody now, and somebody then. */
export interface NextEntry {
  card?: ListCard;
  waitsUntil?: number;
}

/** Where a file's rows go: a new list of this name, or an existing one. */
export type ListChoice = { is: 'new'; name: string } | { is: 'existing'; id: string };

export interface CallListsRequests {
  /** The newest first. */
  'callLists.list': { input: undefined; output: CallList[] };
  /** Fails with `not-found`, and with `bad-input` where the name is empty. */
  'callLists.change': {
    input: { id: string; name?: string; script?: string; rule?: RetryRule };
    output: CallList;
  };
  'callLists.remove': { input: { id: string }; output: null };
  /** In the list's order; `search` is part of a name, company, number or cell. At most 200 from place `from` on. */
  'callLists.rows': {
    input: { list: string; search: string; state?: EntryState; from: number; count: number };
    output: { total: number; rows: ListEntry[] };
  };
  /** Promised calls that are due come first, then the list's order; nobody who must not be called, nor whose call is still looked for. */
  'callLists.next': { input: { list: string }; output: NextEntry };
  /** The list that was worked last, or the newest one, with whom to call next; null: nobody. */
  'callLists.upNext': { input: undefined; output: { list: CallList; entry: ListEntry } | null };
  /** Fails with `not-found`. */
  'callLists.card': { input: { entry: string }; output: ListCard };
  /** The agent's own word for how it went, or `open`: offered again. */
  'callLists.settle': {
    input: { entry: string; state: Exclude<EntryState, 'calling' | 'refused'> };
    output: ListCard;
  };
  /** Never again: onto the do-not-call list, and off this one. */
  'callLists.refuse': { input: { entry: string; reason: string }; output: ListCard };
  /** Takes that back: off the do-not-call list, and open again. */
  'callLists.allow': { input: { entry: string }; output: ListCard };
  /** The list with its results; main lets the agent choose where. null: cancelled. */
  'callLists.exportFile': {
    input: { list: string; format: ExportFormat; areNumbersMasked: boolean };
    output: { name: string; entries: number } | null;
  };
}

export interface CallListsEvents {
  'callLists.changed': null;
}
