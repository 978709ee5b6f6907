import type { CallerId, Confirmable } from '../../preload/contract/index.ts';

/** One click on "call", as the screens know it. */
export interface Attempt {
  /** A ULID; travels in `user_data`. */
  intentId: string;
  callee: string;
  callerId: CallerId;
  /** UTC epoch ms. */
  startedAt: number;
}

export interface DialOrder {
  text: string;
  callerId: CallerId;
  /** The agent's own reference, at most `REFERENCE_LENGTH` UTF-16 units. */
  reference: string;
  /** What the agent was told of and said yes to. */
  confirmed: Confirmable[];
}
