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

/** All parts are optional and combine with "and". */
export interface CallFilter {
  /** UTC epoch in ms, on the start of the call. */
  from?: number;
  to?: number;
  direction?: Direction;
  states?: CallState[];
  trunkNumber?: string;
  /** Part of the customer's number: digits only. */
  numberPart?: string;
}

export interface CallPage {
  /** Newest first. */
  calls: CallRecord[];
  /** Give it back as `cursor` for the next page; undefined: this was the last. */
  next?: string;
  /** How many the server says match; a hint, pages shift while they are read, and it does not know `numberPart`. */
  totalHint?: number;
  /** The oldest start time looked at so far: with `numberPart` a page can be short although more may match further back. */
  searchedTo?: number;
}

export interface CallsRequests {
  'calls.list': { input: { filter: CallFilter; cursor?: string }; output: CallPage };
  'calls.get': { input: { uuid: string }; output: CallRecord };
  /** The last numbers this agent called or was called by, newest first, each once. */
  'calls.recentNumbers': { input: undefined; output: CallRecord[] };
  /** An address on our own origin that plays the recording in an `<audio>`; fails when the recording cannot be had. */
  'calls.recording': { input: { uuid: string }; output: { url: string } };
}

export interface CallsEvents {
  /** Something about my calls is new; ask again. */
  'calls.changed': null;
}
