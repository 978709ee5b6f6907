import type { CallRecord, DialState } from '../../preload/contract/index.ts';
import type { Attempt } from './attempt.ts';

/** What the windows are told of the latest call; none that was dismissed, and no older one. */
export class CallCard {
  readonly #announce: (state: DialState) => void;
  #state: DialState = { is: 'idle' };

  constructor(announce: (state: DialState) => void) {
    this.#announce = announce;
  }

  get state(): DialState {
    return this.#state;
  }

  become(state: DialState): DialState {
    this.#state = state;
    this.#announce(state);
    return state;
  }

  /** A record without an end has turned up. */
  live(attempt: Attempt, call: CallRecord): void {
    const stage = call.state === 'answered' ? 'talking' : 'ringing-agent';
    const isNews = this.#state.is !== 'calling' || this.#state.stage !== stage;
    if (isNews) this.#becomeIfCurrent({ is: 'calling', stage, ...attempt, uuid: call.uuid });
  }

  ended(attempt: Attempt, call: CallRecord): void {
    const { uuid, state: result, talkSeconds = 0, totalSeconds = 0, isRecorded } = call;
    this.#becomeIfCurrent({ is: 'ended', ...attempt, uuid, result, talkSeconds, totalSeconds, isRecorded });
  }

  /** Its record has been seen, and no end of it in all the time that we looked. */
  endless(attempt: Attempt, { uuid }: CallRecord): void {
    this.#becomeIfCurrent({ is: 'no-end', ...attempt, uuid });
  }

  /** No record turned up while we looked. With a uuid the server had taken the call; without one it may have. */
  notFound(attempt: Attempt, uuid: string | undefined): void {
    this.#becomeIfCurrent(
      uuid === undefined ? { is: 'unknown', ...attempt, isLooking: false } : { is: 'no-record', ...attempt, uuid },
    );
  }

  #becomeIfCurrent(state: Exclude<DialState, { is: 'idle' }>): void {
    if (this.#state.is !== 'idle' && this.#state.intentId === state.intentId) this.become(state);
  }
}
