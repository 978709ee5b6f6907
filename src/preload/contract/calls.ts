import type { AppError } from './errors.ts';
import type { Settings } from './settings.ts';

export type Direction = 'outbound' | 'inbound';

/** The vendor's seven words for how a call went, and `other` for one we do not know (kept in `stateText`). */
export type CallState =
  /** 主叫未接: the agent did not pick up. */
  | 'agent-missed'
  /** 被叫未接: the customer did not pick up. */
  | 'customer-missed'
  /** 接听: they talked. */
  | 'answered'
  /** ivr: the caller did not get past the menu. */
  | 'ivr'
  /** 队列放弃: the caller left the queue. */
  | 'queue-abandoned'
  /** 振铃未接: it rang, nobody picked up. */
  | 'ring-missed'
  | 'other';

/** One call of the signed-in agent. Times are UTC epochs in ms, lengths are seconds; undefined = the server does not say. */
export interface CallRecord {
  uuid: string;
  direction: Direction | 'unknown';
  state: CallState;
  /** The server's own word, for `other`. */
  stateText: string;
  /** `stateText` has no meaning for us and is shown as it came; `state` is by the talk time. */
  isStateUnknown?: boolean;
  customerNumber: string;
  /** 归属地, e.g. `浙江 杭州`. */
  customerRegion?: string;
  trunkNumber?: string;
  trunkName?: string;
  agentSip?: string;
  startedAt?: number;
  endedAt?: number;
  totalSeconds?: number;
  talkSeconds?: number;
  waitSeconds?: number;
  queueSeconds?: number;
  answerWay?: string;
  hungUpBy?: string;
  score?: number;
  isRecorded: boolean;
  /** The agent's own part of `user_data`. */
  reference?: string;
}

/** A call as a list shows it; small, so that a window of rows stays far below 64 KB. */
export interface CallRow extends Pick<
  CallRecord,
  | 'uuid'
  | 'direction'
  | 'state'
  | 'stateText'
  | 'isStateUnknown'
  | 'customerNumber'
  | 'customerRegion'
  | 'trunkNumber'
  | 'trunkName'
  | 'startedAt'
  | 'talkSeconds'
  | 'totalSeconds'
  | 'isRecorded'
> {
  hasNote: boolean;
  /** The agent's own tags on the call and on its number, each once. */
  tags: string[];
}

/** All parts are optional and combine with "and". */
export interface CallFilter {
  /** UTC epoch in ms, on the start of the call. */
  from?: number;
  to?: number;
  direction?: Direction;
  states?: CallState[];
  /** `talked`: state `answered`; `missed`: every other state. */
  outcome?: 'talked' | 'missed';
  trunkNumber?: string;
  /** One of the agent's own tags, on the call or on its number. */
  tag?: string;
  /** Every call with whoever has this number, however it is written: as many as `KnownCustomer.count` says. At most 64 characters. */
  customer?: string;
  /** Part of the customer's number, of the line's number or name, of the region, of the reference, of an own note, or a contact's name as `contacts.list` finds it; at most 64 characters. */
  search?: string;
}

/** What my own calls and notes know of a customer. */
export interface KnownCustomer {
  /** Calls with them, both ways. */
  count: number;
  /** The newest; undefined: there is none. */
  last?: CallRow;
  /** On the number; empty: none. */
  note: OwnNote;
  /** The number of ours that was shown when they last picked up. */
  answeredVia?: string;
}

/** The shape of a filtered list, without its rows: they are asked for by place while the agent scrolls. */
export interface CallOutline {
  /** For `calls.rows`; the last few are kept, an older one is `not-found`. */
  id: number;
  count: number;
  /** Newest first, by this computer's calendar; `startsAt` is the day's beginning, undefined for calls without a time (always last). */
  days: { startsAt?: number; count: number }[];
  /** Where the call asked for as `anchor` stands. */
  anchorIndex?: number;
}

/** The agent's own words about a call or a number; they never leave this computer. */
export interface OwnNote {
  /** What is typed ends at 2,000 characters; a note that was added from a call's card may make it longer. */
  text: string;
  /** At most 10, of at most 24 characters. */
  tags: string[];
}

export type NoteTarget = { is: 'call'; uuid: string } | { is: 'number'; number: string };

/** A customer whose call nobody took, until somebody talks with them or the agent says "done". */
export interface MissedNumber {
  customerNumber: string;
  customerRegion?: string;
  /** The newest of the missed calls; undefined: only the agent's phone has told of it, and its record is still to come. */
  uuid?: string;
  /** The same call by the phone's own account, if the phone has told of it. */
  heardId?: string;
  state: CallState;
  missedAt: number;
  /** When they gave up; undefined: the server does not say. */
  endedAt?: number;
  /** How often they tried since the last talk. */
  times: number;
  /** An attempt to call back since then that did not reach them. */
  triedAt?: number;
}

/** What the local copy of the calls holds, and what is being done about it. Times are UTC epochs in ms. */
/** Of so many records this field of the API's could not be read; 1,000 may be more. `row`: entries that are no records at all. */
export interface UnreadableField {
  field: string;
  rows: number;
}

export interface HistoryState {
  sync:
    | { is: 'idle' }
    /** The first load, or a long gap being filled: newest first. `back` is how far it has come, `target` how far it wants to go. */
    | { is: 'loading'; stored: number; back: number; target: number }
    | { is: 'refreshing' }
    | { is: 'paused'; why: 'offline' | 'asleep' | 'token-dead' | 'cancelled' | 'store' };
  /** Why the last try ended early. */
  error?: AppError;
  /** When the server was last read to the end, in this run or an earlier one. */
  readAt?: number;
  /** From here to `readAt` nothing is missing; undefined: not known of any period yet. */
  completeSince?: number;
  /** All complete periods, newest first. */
  complete: { from: number; to: number }[];
  stored: number;
  /** What of the server's records could not be read; empty: everything could. */
  unreadable: UnreadableField[];
  /** Words for the state of a call that have no meaning for us; such calls are counted by their talk time. */
  unknownStates: string[];
  /** Customers whose calls are left out because the agent has forgotten them. `isLost`: the list of them was damaged, so that calls may have come back. */
  forgotten: { customers: number; isLost: boolean };
  /** Own calls are listed eight hours away from when they were placed: times without an offset are meant otherwise than the setting says. */
  suggestedTimes?: Settings['timesWithoutOffset'];
  store:
    | { is: 'working' }
    /** The disk takes nothing more: what is there can be read. */
    | { is: 'read-only'; message: string }
    /** The file was damaged and has been moved aside under this name; the copy is being made again. */
    | { is: 'rebuilt'; movedTo: string };
}

export interface CallFigures {
  outbound: number;
  inbound: number;
  talked: number;
  /** Inbound calls that nobody took. */
  missed: number;
  talkSeconds: number;
}

export interface Statistics {
  from: number;
  to: number;
  total: CallFigures;
  /** The period of the same length just before. */
  before: CallFigures;
  byDay: ({ startsAt: number } & CallFigures)[];
  /** 24 entries by this computer's clock. */
  byHour: CallFigures[];
  /** By the number that was shown, most used first; without `trunkNumber`: the server does not say. */
  byTrunk: ({ trunkNumber?: string; trunkName?: string } & CallFigures)[];
  /** Part of the period is not in the local copy. */
  isPartial: boolean;
  /** So many customers were forgotten since the period began; their calls are not counted. */
  forgotten: number;
}

/** XLSX has a type for each cell; CSV is what every program reads. */
export type ExportFormat = 'csv' | 'xlsx';

export interface CallsRequests {
  /** The newest calls that match, at most 50: answered before anything is counted. */
  'calls.first': { input: { filter: CallFilter }; output: CallRow[] };
  'calls.outline': { input: { filter: CallFilter; anchor?: string }; output: CallOutline };
  /** At most 100 rows; null where a call has gone since (retention). */
  'calls.rows': { input: { outline: number; from: number; count: number }; output: (CallRow | null)[] };
  /** From the local copy, or from the server when it is not there yet. */
  'calls.get': { input: { uuid: string }; output: CallRecord };
  /** The last numbers this agent called or was called by, newest first, each once; at most 12. */
  'calls.recentNumbers': { input: undefined; output: CallRow[] };
  /** Own tags and the lines of own calls, to filter by. */
  /** Never asks the server. Numbers that differ only in country code or leading zero are one customer. */
  'calls.customer': { input: { number: string }; output: KnownCustomer };
  'calls.choices': { input: undefined; output: { tags: string[]; trunks: { number: string; name?: string }[] } };

  /** Fails where neither the copy nor the server knows the call: what is not known to be empty is not to be written over. */
  'calls.notes': { input: { uuid: string }; output: { call: OwnNote; number: OwnNote } };
  'calls.saveNote': { input: { target: NoteTarget; note: OwnNote }; output: null };

  /** Newest first. */
  'calls.missed': { input: undefined; output: MissedNumber[] };
  /** Takes a number out of the inbox; a new missed call brings it back. */
  'calls.settleMissed': { input: { number: string; isSettled: boolean }; output: MissedNumber[] };

  /**
   * Removes everything about whoever has this number, however it is written, from this computer: calls, notes, tags, the journal of calls. Sync does
   * not bring it back; calls that they make or get later are new. `calls`: how many were stored. Fails with `call-in-progress`, `disk`,
   * `journal-unavailable` or `access-log-unavailable`, and can be asked again then.
   */
  'calls.forgetCustomer': { input: { number: string }; output: { calls: number } };

  'calls.history': { input: undefined; output: HistoryState };
  /** Reads the server now; goes on with a cancelled first load. Answers at once, `calls.historyChanged` tells the rest. */
  'calls.sync': { input: undefined; output: HistoryState };
  'calls.cancelSync': { input: undefined; output: HistoryState };

  /**
   * An address on our own origin that plays the recording in an `<audio>`; fails when the recording cannot be had. `unplayable`: its
   * format, such as `AMR`, where it can only be saved.
   */
  'calls.recording': { input: { uuid: string }; output: { url: string; unplayable?: string } };
  /** Asks where to with the system's dialog, then works in the background (`work.changed`); null: the agent thought better of it. */
  'calls.saveRecording': { input: { uuid: string }; output: null };
  'calls.saveRecordings': { input: { filter: CallFilter }; output: null };
  /** The calls of the filter as CSV, numbers masked or not as explicitly chosen. */
  'calls.export': {
    input: { filter: CallFilter; areNumbersMasked: boolean; format?: ExportFormat | undefined };
    output: null;
  };

  /** `offset` 0 is the current day, week (from Monday) or month, -1 the one before. */
  'calls.statistics': { input: { period: 'day' | 'week' | 'month'; offset: number }; output: Statistics };
}

export interface CallsEvents {
  /** Something about my calls is new; ask again. */
  'calls.changed': null;
  'calls.historyChanged': HistoryState;
  'calls.missedChanged': MissedNumber[];
}
