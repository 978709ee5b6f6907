import type { CustomerLimit } from './settings.ts';
import type { CostlyKind, EmergencyService } from './phone-numbers.ts';

/**
 * Everything that can go wrong between a window and main, as a closed set. One table in
 * `renderer/i18n` turns each code into a sentence in every language; the compiler checks that it is complete.
 */
export type ErrorCode =
  /** Nobody is signed in; the request needs an agent. */
  | 'signed-out'
  /** Somebody is signed in already; sign out first. */
  | 'signed-in-already'
  /** The host's name is not known, nothing listens, or there is no network. Nothing was sent. */
  | 'offline'
  /** The system's proxy cannot be reached, or lets nothing through to the host. Nothing was sent. */
  | 'proxy'
  /** The system's proxy wants a name and a password (407), which the app does not have. Nothing was sent. */
  | 'proxy-auth'
  /** No complete answer in time (a read: nothing changed). */
  | 'timeout'
  /** The certificate of the host cannot be trusted. Nothing was sent. */
  | 'tls'
  /** The server said no; `message` is its own sentence. */
  | 'refused'
  /** The server said 坐席未注册: the agent's SIP phone is not registered. The token is fine. */
  | 'phone-not-registered'
  /** A neutral read was refused with 401 too: the token is dead or was mistyped. */
  | 'token-rejected'
  /** The answer is not what the API page documents: HTML, nothing, garbage, too large, too deep. */
  | 'bad-answer'
  /** The server failed (5xx, 429) and said nothing usable; a read can be tried again. */
  | 'server-error'
  /** A call was sent and no usable answer came back: it may have been placed. */
  | 'unknown-outcome'
  /** Another call is under way; main allows one at a time. */
  | 'call-in-progress'
  /** The computer went to sleep before the call was sent. Nothing was sent, and nothing will be. */
  | 'asleep'
  /** The input of the request is not acceptable; `field` says which part. */
  | 'bad-input'
  /** The text is no number that can be dialled; `number.why` of the preview says why. */
  | 'not-dialable'
  /** Something speaks against this call now; `objection` says what. Nothing was sent. */
  | 'guarded'
  /** The dial journal cannot be written (full disk, locked, damaged); without it nothing is sent. */
  | 'journal-unavailable'
  /** The number to show is not (or no longer) one of the enterprise's. */
  | 'caller-id-unknown'
  /** What was asked for does not exist (any more). */
  | 'not-found'
  /** The API knows the agent but has no SIP seat for them. */
  | 'no-seat'
  /** The phone did not do what it was asked, or is not heard any more. */
  | 'phone-refused'
  /** The recording lies on a host that is not allowed; `message` names the host. */
  | 'recording-host'
  /** Supervisor mode is locked. */
  | 'locked'
  /** There is no keychain, or it is locked or did not answer. */
  | 'keychain-unavailable'
  /** A file could not be written: `message` says which and why. */
  | 'disk'
  /** The access log cannot be written; what it would have told of was not done. `message` says why. */
  | 'access-log-unavailable'
  /** Main has seen no input of the agent in this window right before; nothing was done. */
  | 'no-gesture'
  /** The agent did not agree to a change that takes protection away; nothing has changed. */
  | 'not-confirmed'
  /** More tries within a minute than a person makes; nothing was sent. */
  | 'too-many-tries'
  /** The sender is not one of our windows, or the request does not exist. */
  | 'forbidden'
  /** The window and main do not understand each other, or a fault of ours; details are in the log. */
  | 'unexpected';

/** Why an input is not acceptable, where a screen can say more than "bad input". */
export type BadInputReason =
  | 'host-malformed'
  /** Only https; http is allowed for this computer itself. */
  | 'host-insecure'
  | 'host-path'
  | 'host-credentials'
  /** Spaces or line breaks inside the token. */
  | 'token-spaces'
  | 'token-characters'
  | 'too-long'
  | 'too-many'
  | 'area-code'
  /** A file that the agent chose is none that can be read. */
  | 'file-unreadable'
  /** It is larger, or unpacks to more, than is read. */
  | 'file-too-large';

interface Often {
  limit: number;
  count: number;
  within: CustomerLimit['within'];
}

interface Quiet {
  from: string;
  to: string;
  days?: [from: number, to: number];
}

/** What can speak against a call. */
export type Objection =
  /** The number is that of an emergency service: asked before every call to it. */
  | { reason: 'emergency'; service: EmergencyService }
  /** The number costs more than a call: asked, or refused, as the setting `costlyNumbers` says. */
  | { reason: 'costly'; kind: CostlyKind }
  | { reason: 'costly-refused'; kind: CostlyKind }
  /** The number is on the do-not-call list: asked, or refused, as the setting `doNotCallNumbers` says. `why`: the reason that was written, may be empty. */
  | { reason: 'do-not-call'; why: string }
  | { reason: 'do-not-call-refused'; why: string }
  /** An earlier call to this number may have been placed less than ten minutes ago. */
  | { reason: 'repeat'; startedAt: number }
  /** This customer has been called `count` times within that time, `limit` or more: asked, or refused, as the limit says. */
  | ({ reason: 'same-customer' } & Often)
  | ({ reason: 'same-customer-refused' } & Often)
  /** It is between these times of day (HH:MM), `days` (1 is Monday) where that is longer than a day: asked, or refused, as `callHours` says. */
  | ({ reason: 'quiet-hours' } & Quiet)
  | ({ reason: 'quiet-hours-refused' } & Quiet)
  /** Today is a day without calls, as `2026-10-01`: asked, or refused, as `callHours` says. */
  | { reason: 'holiday'; date: string }
  | { reason: 'holiday-refused'; date: string }
  /** The limit of the settings is reached; a call passes again at `until` (UTC epoch ms). */
  | { reason: 'per-minute' | 'per-hour' | 'per-day'; limit: number; until: number };

/** The objections that an explicit yes overrides; the yes is written into the journal. */
export type Confirmable =
  'emergency' | 'costly' | 'do-not-call' | 'repeat' | 'same-customer' | 'quiet-hours' | 'holiday';

/** An error as it crosses from main to a window. */
export interface AppError {
  code: ErrorCode;
  /** The server's own message, or a technical detail worth showing. Plain text, never markup, already cleaned. */
  message?: string;
  /** For `bad-input`: the part of the input at fault, e.g. `host`, `token`, `reference`. */
  field?: string;
  reason?: BadInputReason;
  /** For `guarded`. */
  objection?: Objection;
  /** HTTP status, where there was one. */
  status?: number;
}

/** How every answer of main arrives. A refused sender or an unknown request gets an error too, never `undefined`. */
export type Result<T> = { ok: true; value: T } | { ok: false; error: AppError };
