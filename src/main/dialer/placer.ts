import type { AppError, Confirmable } from '../../preload/contract/index.ts';
import type { Session } from '../account/session.ts';
import { toUserData } from '../calls/user-data.ts';
import { Fault, isFault } from '../fault.ts';
import { customerKey } from '../phone-numbers/number-key.ts';
import type { Attempt } from './attempt.ts';
import { accountKey, type IntentState } from './intent.ts';
import type { DialJournal } from './journal.ts';

/** How a callout ended. `failed` was not placed; `unknown` may have been. */
export type Outcome = { is: 'accepted'; uuid: string } | { is: 'failed'; error: AppError } | { is: 'unknown' };

export interface PlaceOrder {
  session: Session;
  attempt: Attempt;
  reference: string;
  confirmed: Confirmable[];
  monotonicAt: number;
  /** Aborting does not take the call back: its outcome is `unknown`. */
  signal: AbortSignal;
}

/**
 * Journal before wire: an intent is on disk before a byte of it can leave, marked as sending before the request begins, and settled
 * by what the server said. Throws `journal-unavailable` or `call-in-progress` before anything is sent, and nothing after.
 */
export class Placer {
  readonly #journal: DialJournal;
  /** Outcomes that the journal did not take (a disk that filled up meanwhile); written before the next intent. */
  #pendingOutcomes: (() => void)[] = [];

  constructor(journal: DialJournal) {
    this.#journal = journal;
  }

  /** Writes the intent down. After this, `send` must be called, or the next start takes it for not sent. */
  journal(order: PlaceOrder): void {
    const { intentId: id, callee, callerId, startedAt } = order.attempt;
    this.#journal.begin({
      id,
      callee,
      customer: customerKey(order.attempt),
      startedAt,
      account: accountKey(order.session),
      monotonicAt: order.monotonicAt,
      confirmed: order.confirmed,
      ...(callerId.is === 'number' && { trunk: callerId.number }),
    });
  }

  /**
   * `claim` runs between journal and wire. Where it fails, or the journal refuses its last write before the wire, the call has failed and nothing
   * was sent.
   */
  async send(order: PlaceOrder, claim: () => void): Promise<Outcome> {
    const { intentId } = order.attempt;
    try {
      this.#ifClaimed(intentId, claim);
      this.#journal.markSending(intentId);
    } catch (error) {
      if (isFault(error)) return { is: 'failed', error: error.error };
      throw error;
    }
    return this.#callOut(order);
  }

  #ifClaimed(intentId: string, claim: () => void): void {
    try {
      claim();
    } catch (error) {
      this.#settle(intentId, 'not-sent');
      throw error;
    }
  }

  async #callOut({ session, attempt, reference, signal }: PlaceOrder): Promise<Outcome> {
    const { intentId, callee, callerId } = attempt;
    const call = {
      agentId: session.agentId,
      callee,
      ...(callerId.is === 'number' && { trunkNumber: callerId.number }),
      userData: toUserData(intentId, reference),
    };
    try {
      const { uuid } = await session.api.callOut(call, signal);
      this.#settle(intentId, 'accepted', uuid);
      return { is: 'accepted', uuid };
    } catch (error) {
      return this.#notAccepted(intentId, error);
    }
  }

  #notAccepted(intentId: string, error: unknown): Outcome {
    if (!(error instanceof Fault) || error.code === 'unknown-outcome') {
      this.#settle(intentId, 'unknown');
      return { is: 'unknown' };
    }
    const isRefused = isFault(error, 'refused', 'phone-not-registered', 'token-rejected');
    this.#settle(intentId, isRefused ? 'refused' : 'not-sent');
    return { is: 'failed', error: error.error };
  }

  #settle(id: string, state: Exclude<IntentState, 'journaled' | 'sending'>, uuid?: string): void {
    try {
      this.#journal.settle(id, state, uuid);
    } catch {
      this.#pendingOutcomes.push(() => this.#journal.settle(id, state, uuid));
    }
  }

  /** Call before anything is decided by the journal: it may not know the last outcome yet. Throws `journal-unavailable`. */
  writePendingOutcomes(): void {
    while (this.#pendingOutcomes[0]) {
      this.#pendingOutcomes[0]();
      this.#pendingOutcomes.shift();
    }
  }
}
