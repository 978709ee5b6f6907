import type { DialState, Events } from '../../preload/contract/index.ts';
import type { CallResult } from './notice.ts';

const REMEMBERED = 100;

/** Picks out of what the dialer says what is news: each outcome of a call once, however often the card or the records tell it. */
export class ResultWatch {
  readonly #tell: (result: CallResult) => void;
  readonly #told = new Set<string>();

  constructor(tell: (result: CallResult) => void) {
    this.#tell = tell;
  }

  changed(state: DialState): void {
    if (state.is === 'idle' || state.is === 'calling') return;
    const { intentId, callee } = state;
    if (state.is === 'ended') {
      const { uuid, result, talkSeconds } = state;
      this.#once({ intentId, callee, outcome: { is: 'ended', uuid, result, talkSeconds } });
    } else this.#once({ intentId, callee, outcome: { is: state.is } });
  }

  found({ intentId, callee, uuid, result, talkSeconds }: Events['dialer.found']): void {
    this.#once({ intentId, callee, outcome: { is: 'found', uuid, result, talkSeconds } });
  }

  #once(result: CallResult): void {
    const { is } = result.outcome;
    const key = `${result.intentId} ${is === 'found' ? 'ended' : is}`;
    if (this.#told.has(key)) return;
    this.#told.add(key);
    const [oldest = ''] = this.#told;
    if (this.#told.size > REMEMBERED) this.#told.delete(oldest);
    this.#tell(result);
  }
}
