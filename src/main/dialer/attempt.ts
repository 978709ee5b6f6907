import type { CallerId, Confirmable, Dialled } from '../../preload/contract/index.ts';

/** One click on "call", as the screens know it; `intentId` is a ULID that travels in `user_data`. */
export type Attempt = Dialled;

export interface DialOrder {
  text: string;
  callerId: CallerId;
  /** The agent's own reference, at most `REFERENCE_LENGTH` UTF-16 units. */
  reference: string;
  /** What the agent was told of and said yes to. */
  confirmed: Confirmable[];
  /** The entry of a call list that the call is for. */
  entry?: string;
}
