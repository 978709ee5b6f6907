import type { CallState } from './calls.ts';
import type { OutcomeCode } from './outcome-codes.ts';

/** One call of the agent: by the click that placed it, or by its record. */
export type CallRef = { is: 'intent'; intentId: string } | { is: 'record'; uuid: string };

/** What the agent said a call came to. Times are UTC epochs in ms. */
export interface CallOutcome {
  id: string;
  /** The click that placed the call, where it was one of ours. */
  intentId?: string;
  /** Its record, once that is known. */
  uuid?: string;
  customerNumber: string;
  /** As it was when it was chosen: codes come and go. */
  code: OutcomeCode;
  setAt: number;
}

/** A call that still wants an outcome. */
export interface OpenOutcome {
  call: CallRef;
  customerNumber: string;
  startedAt: number;
  /** As its record says; undefined: there is no record yet. */
  state?: CallState;
}

export interface OutcomesRequests {
  /** null: nothing was said of this call. */
  'outcomes.of': { input: { call: CallRef }; output: CallOutcome | null };
  /**
   * In place of what was said before. A code with `do-not-call` puts the customer on that list; no other outcome takes them off it. Fails with
   * `not-found` where there is no such call or code, and with `disk`.
   */
  'outcomes.set': { input: { call: CallRef; code: string }; output: CallOutcome };
  'outcomes.remove': { input: { call: CallRef }; output: null };
  /** While outcomes are wanted: the calls without one since that was switched on, newest first. Otherwise empty. */
  'outcomes.open': { input: undefined; output: OpenOutcome[] };
}

export interface OutcomesEvents {
  /** An outcome was set, changed, moved to its record, or (null) removed. */
  'outcomes.changed': { call: CallRef; outcome: CallOutcome | null };
  'outcomes.openChanged': OpenOutcome[];
}
