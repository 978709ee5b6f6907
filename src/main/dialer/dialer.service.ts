import type { AppError, CallerId, CallRecord, DialState, NumberReading } from '../../preload/contract/index.ts';
import type { CurrentSession, Session } from '../account/session.ts';
import { REFERENCE_LENGTH, toUserData } from '../calls/user-data.ts';
import { Fault } from '../fault.ts';
import { followCall, type Clock } from './follow-call.ts';

export interface DialOrder {
  text: string;
  callerId: CallerId;
  /** The agent's own reference, at most `REFERENCE_LENGTH` UTF-16 units. */
  reference: string;
  /** The agent knows that an earlier call to this number may have been placed. */
  confirmedRepeat: boolean;
}

export interface DialerParts {
  session: CurrentSession;
  read: (text: string) => NumberReading;
  /** Throws `caller-id-unknown`. */
  assertOurs: (callerId: CallerId) => Promise<void>;
  newIntentId: () => string;
  clock: Clock;
  announce: (state: DialState) => void;
  /** A call of ours has ended: there is something new in the list. */
  onEnded: () => void;
  log: (event: string, fields: { intentId?: string; code?: string; number?: string }) => void;
}

interface Attempt {
  intentId: string;
  callee: string;
  callerId: CallerId;
  startedAt: number;
}

const REPEAT_MS = 10 * 60_000;

/**
 * The one gate for calls: whatever window or menu asks, one call at a time, one POST per intent, never a retry.
 * What is known of the call is one `DialState`, announced whenever it changes.
 */
export class DialerService {
  readonly #parts: DialerParts;
  #state: DialState = { is: 'idle' };
  #asking: Promise<DialState> | undefined;
  /** Ends every look into `/records` at sign-out. */
  #following = new AbortController();
  /** Calls of the last minutes that may have been placed. */
  #unknown: Attempt[] = [];

  constructor(parts: DialerParts) {
    this.#parts = parts;
  }

  state(): DialState {
    return this.#state;
  }

  /** While a call is being asked for, every further order gets that same call. */
  dial(order: DialOrder): Promise<DialState> {
    if (this.#asking) return this.#asking;
    const asking = this.#place(order).finally(() => {
      if (this.#asking === asking) this.#asking = undefined;
    });
    this.#asking = asking;
    return asking;
  }

  /** Frees the dialer for the next call; the call is looked for on the quiet. While it is being asked for there is nothing to dismiss yet. */
  dismiss(): DialState {
    if (this.#asking && this.#state.is === 'calling') return this.#state;
    return this.#become({ is: 'idle' });
  }

  /** On sign-out: nothing of the agent's calls stays. */
  forget(): void {
    this.#following.abort();
    this.#following = new AbortController();
    this.#asking = undefined;
    this.#unknown = [];
    this.#become({ is: 'idle' });
  }

  async #place(order: DialOrder): Promise<DialState> {
    const session = this.#parts.session();
    if (this.#state.is === 'calling') throw new Fault('call-in-progress');
    const attempt = this.#check(order);
    const { signal } = this.#following;
    await this.#parts.assertOurs(order.callerId);
    if (signal.aborted) throw new Fault('signed-out');
    this.#become({ is: 'calling', stage: 'asking', ...attempt });
    return this.#send(session, attempt, order.reference);
  }

  #check(order: DialOrder): Attempt {
    const reading = this.#parts.read(order.text);
    if (reading.is !== 'dialable') throw new Fault('not-dialable');
    if (order.reference.length > REFERENCE_LENGTH)
      throw new Fault('bad-input', { field: 'reference', reason: 'too-long' });
    const startedAt = this.#parts.clock.now();
    this.#unknown = this.#unknown.filter((old) => startedAt - old.startedAt < REPEAT_MS);
    const mayBePlaced = this.#unknown.some((old) => old.callee === reading.callee);
    if (mayBePlaced && !order.confirmedRepeat) throw new Fault('confirm-repeat');
    return { intentId: this.#parts.newIntentId(), callee: reading.callee, callerId: order.callerId, startedAt };
  }

  async #send(session: Session, attempt: Attempt, reference: string): Promise<DialState> {
    const { intentId, callee, callerId } = attempt;
    const { signal } = this.#following;
    this.#parts.log('dial.asking', { intentId, number: callee });
    try {
      const { uuid } = await session.api.callOut({
        agentId: session.agentId,
        callee,
        ...(callerId.is === 'number' && { trunkNumber: callerId.number }),
        userData: toUserData(intentId, reference),
      });
      this.#parts.log('dial.accepted', { intentId });
      if (signal.aborted) return this.#state; // signed out meanwhile: whoever is here now has no part in it
      this.#follow(session, attempt, uuid);
      return this.#become({ is: 'calling', stage: 'ringing-agent', ...attempt, uuid });
    } catch (error) {
      if (signal.aborted) return this.#state;
      return this.#failed(session, attempt, error instanceof Fault ? error.error : { code: 'unknown-outcome' });
    }
  }

  #failed(session: Session, attempt: Attempt, error: AppError): DialState {
    this.#parts.log('dial.failed', { intentId: attempt.intentId, code: error.code });
    if (error.code !== 'unknown-outcome') return this.#become({ is: 'failed', ...attempt, error });
    this.#unknown.push(attempt);
    this.#follow(session, attempt);
    return this.#become({ is: 'unknown', ...attempt, isLooking: true });
  }

  /** Runs on its own until the call's record has an end or the time for looking is over. */
  #follow(session: Session, attempt: Attempt, uuid?: string): void {
    const { signal } = this.#following;
    const trace = {
      session,
      intentId: attempt.intentId,
      startedAt: attempt.startedAt,
      ...(uuid !== undefined && { uuid }),
    };
    followCall(trace, this.#parts.clock, (call) => this.#live(attempt, call), signal).then(
      (call) => this.#concluded(attempt, call, uuid),
      () => {
        if (!signal.aborted) this.#concluded(attempt, undefined, uuid);
      },
    );
  }

  #live(attempt: Attempt, call: CallRecord): void {
    this.#settled(attempt);
    const stage = call.state === 'answered' ? 'talking' : 'ringing-agent';
    const isNews = this.#state.is !== 'calling' || this.#state.stage !== stage;
    if (isNews) this.#becomeIfCurrent(attempt, { is: 'calling', stage, ...attempt, uuid: call.uuid });
  }

  #concluded(attempt: Attempt, call: CallRecord | undefined, uuid: string | undefined): void {
    if (!call) {
      this.#becomeIfCurrent(
        attempt,
        uuid === undefined ? { is: 'unknown', ...attempt, isLooking: false } : { is: 'no-record', ...attempt, uuid },
      );
      return;
    }
    this.#settled(attempt);
    const { state: result, talkSeconds = 0, totalSeconds = 0, isRecorded } = call;
    this.#becomeIfCurrent(attempt, {
      is: 'ended',
      ...attempt,
      uuid: call.uuid,
      result,
      talkSeconds,
      totalSeconds,
      isRecorded,
    });
    this.#parts.onEnded();
  }

  /** A record has turned up: no longer a call that only may have been placed. */
  #settled(attempt: Attempt): void {
    this.#unknown = this.#unknown.filter((old) => old.intentId !== attempt.intentId);
  }

  /** The card shows the latest call only, and none that was dismissed. */
  #becomeIfCurrent(attempt: Attempt, state: DialState): void {
    if (this.#state.is !== 'idle' && this.#state.intentId === attempt.intentId) this.#become(state);
  }

  #become(state: DialState): DialState {
    this.#state = state;
    this.#parts.announce(state);
    return state;
  }
}
