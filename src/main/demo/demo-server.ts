import type { HandsetNews, Press } from './handsets.ts';
import type { LiveCall } from './live-calls.ts';
import type { LinkManner, RecordingManner } from './recording-manners.ts';
import type { LoggedRequest } from './request-log.ts';
import type { AnswerManners } from './manners/answer-manners.ts';
import type { TimeForm, TimeOffset } from './times.ts';

/** What the vendor's page leaves open, and how fast time passes. Everything has a default. */
export interface DemoOptions {
  /** 0, the default: any free one. */
  port?: number;
  /** Of the past and of all that comes in; default 20260101. */
  seed?: number;
  /** ms since 1970. */
  now?: () => number;
  /** How many times faster than life live calls go; default 1. */
  speed?: number;
  /** The number of the first page; default 1. */
  pageBase?: 0 | 1;
  /** How times are written; default `utc` (`2026-11-22T02:15:00Z`). `none` means UTC too. */
  offset?: TimeOffset;
  /** In what form times are written; default `iso`. */
  timeForm?: TimeForm;
  /** How answers differ from what the page leads one to expect; default in nothing. */
  manners?: Partial<AnswerManners>;
  /** After so many seconds somebody makes a new token; `onNewToken` hears of it. Default never. */
  newTokenAfter?: number;
  onNewToken?: (token: string) => void;
  /** Of records; default newest first. */
  order?: 'newest' | 'oldest';
  /** Is the callout's uuid the record's `call_uuid`? Default yes. */
  callUuidEquals?: boolean;
  /** Do records carry `user_data`? Default yes. */
  echoesUserData?: boolean;
  /** Are calls in `/records` while they go on, without `end_time`? Default no. */
  showsLiveCalls?: boolean;
  recordPath?: 'absolute' | 'relative';
  /** What recordings are and how they are labelled; default `wav`. */
  recordings?: RecordingManner;
  /** How a link that is older than a minute is refused; default `lasting`, never. */
  links?: LinkManner;
  /** Of the past; default 6000. */
  calls?: number;
  /** Are all calls of the past that reach anybody the first agent's? Default no; for very long lists. */
  isOneAgents?: boolean;
  /** Default: a new one at every start. */
  token?: string;
  /** Do customers call in? Default yes. */
  inbound?: boolean;
}

export interface DemoAgent {
  /** Decimal digits of an int64. */
  agentId: string;
  name: string;
  /** The SIP account of the agent's seat; '' for none. */
  sip: string;
}

/** A running demo call centre. */
export interface DemoServer {
  /** Such as `http://127.0.0.1:49152`, without a slash at the end. */
  readonly host: string;
  /** The one that is good now. */
  readonly token: string;
  readonly agents: readonly DemoAgent[];
  /** The customers who have most to do with the call centre. */
  readonly regulars: readonly string[];
  /** The last 5,000 requests, in the order of their coming. */
  readonly requests: readonly LoggedRequest[];
  /** Callouts whose phones rang, those that ended, and calls in that ended. */
  readonly counters: { readonly placed: number; readonly ended: number; readonly inbound: number };
  /** Callouts that go on at this moment. */
  readonly liveCalls: readonly Readonly<LiveCall>[];
  /** Somebody sits down at this agent's phone: from now on calls that come in ring there until they press something. */
  sitDown(agentId: string, listener: (news: HandsetNews) => void): Handset;
  /** Makes a new token, as somebody in the vendor's console would; the old one is dead at once. */
  rotateToken(): string;
  /** Ends all calls, connections and timers. */
  close(): Promise<void>;
}

/** An agent's phone in the hands of somebody. */
export interface Handset {
  /** False: there is no such call any more. */
  press(call: string, press: Press): boolean;
  leave(): void;
}
