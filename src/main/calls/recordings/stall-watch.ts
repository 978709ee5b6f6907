import { Fault } from '../../fault.ts';

/** Ends a transfer on which nothing has come for a while: a network that has gone away is not told to a waiting reader. */
export class StallWatch {
  /** Aborted with `timeout` when it stalls, with the outer signal's reason when that is aborted. */
  readonly signal: AbortSignal;
  readonly #stalled = new AbortController();
  readonly #timer: NodeJS.Timeout;

  constructor(stallMs: number, outer?: AbortSignal) {
    this.signal = AbortSignal.any([...(outer ? [outer] : []), this.#stalled.signal]);
    this.#timer = setTimeout(() => this.#stalled.abort(new Fault('timeout')), stallMs);
  }

  /** Something has come. */
  touch(): void {
    this.#timer.refresh();
  }

  stop(): void {
    clearTimeout(this.#timer);
  }
}
