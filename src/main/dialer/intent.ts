import { decodeTime } from 'ulid';
import type { Confirmable } from '../../preload/contract/index.ts';
import { numberKey } from '../phone-numbers/number-key.ts';

/**
 * What is known of one click on "call". `journaled` is on disk and not yet on the wire; `sending` may be on the wire;
 * `unknown` may have been placed. `seen` and `not-seen` say what `/records` told later; not seen is no proof of anything.
 */
export type IntentState =
  'journaled' | 'sending' | 'not-sent' | 'accepted' | 'refused' | 'unknown' | 'seen' | 'not-seen';

export interface Intent {
  /** A ULID; travels in `user_data`. */
  id: string;
  /** Whose it is: host and agent id, see `accountKey`. */
  account: string;
  callee: string;
  /** Whom the number belongs to, extension included: see `customerKey`. */
  customer: string;
  /** The number shown; undefined: automatic. */
  trunk?: string;
  /** UTC epoch ms, for people. */
  startedAt: number;
  /** Milliseconds of a clock that never runs backwards, for limits (see monotonic-clock.ts). */
  monotonicAt: number;
  state: IntentState;
  /** The id that the server gave the call. */
  uuid?: string;
  /** What the agent was warned of and said yes to. */
  confirmed: Confirmable[];
}

/** One agent of one server; the demo's agents never meet real ones. */
export function accountKey(session: { host: string; agentId: string }): string {
  return `${session.agentId}@${session.host}`;
}

/** A click on "call", as what is written about its call needs it. */
export interface Click {
  intentId: string;
  /** The customer's, extension included, where it is not the number that was dialled. */
  number: string;
  callee: string;
  startedAt: number;
}

/** An intent is written down under the time of its id, or a little before. */
const SOON_MS = 60_000;

/** The agent's own click with this id; undefined: nothing was placed by it. */
export function findClick(placedSince: (startedAt: number) => Intent[], intentId: string): Click | undefined {
  const intent = placedSince(decodeTime(intentId) - SOON_MS).find(({ id }) => id === intentId);
  if (!intent) return undefined;
  const { callee, customer, startedAt } = intent;
  return { intentId, number: numberKey(callee) === customer ? callee : customer, callee, startedAt };
}
