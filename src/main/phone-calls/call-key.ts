import type { PhoneCall, PhoneCallsState } from '../../preload/contract/index.ts';

/** What the key needs of the phone's calls. */
export interface KeyedCalls {
  get(): PhoneCallsState;
  answer(id: string): Promise<unknown>;
  hangUp(id: string): Promise<unknown>;
}

/** A key that is held, or pressed twice, must not hang up what it has just answered. */
const PAUSE_MS = 1_500;

/** The one global key of the phone, as the button on a headset: answers the only call that rings, else hangs up the only one that goes on. */
export class CallKey {
  readonly #calls: KeyedCalls;
  readonly #now: () => number;
  #last = -Infinity;

  /** `now` in ms, monotonic. */
  constructor(calls: KeyedCalls, now: () => number) {
    this.#calls = calls;
    this.#now = now;
  }

  press(): void {
    const now = this.#now();
    if (now - this.#last < PAUSE_MS) return;
    const going = this.#calls.get().calls.filter(({ stage }) => stage !== 'ended');
    const ringing = going.filter(ringsHere);
    // Which of several is meant, a key cannot say.
    const [one, ...others] = ringing.length > 0 ? ringing : going;
    if (!one || others.length > 0) return;
    this.#last = now;
    const done = ringsHere(one) ? this.#calls.answer(one.id) : this.#calls.hangUp(one.id);
    done.catch(() => undefined); // the card goes on showing the call as it is
  }
}

function ringsHere({ stage, direction }: PhoneCall): boolean {
  return stage === 'ringing' && direction === 'in';
}
