import { performance } from 'node:perf_hooks';

/**
 * A clock for limits: it goes on with the process's monotonic clock, so that setting the computer's clock neither frees nor blocks
 * calls. It starts at the wall clock or at the last time in the journal, whichever is later, and therefore never runs backwards over restarts.
 */
export class MonotonicClock {
  readonly #anchor: number;
  readonly #ticks: () => number;
  readonly #begun: number;

  constructor(lastKnown: number, wall: () => number = Date.now, ticks: () => number = () => performance.now()) {
    this.#anchor = Math.max(lastKnown, wall());
    this.#ticks = ticks;
    this.#begun = ticks();
  }

  now(): number {
    return Math.round(this.#anchor + this.#ticks() - this.#begun);
  }
}
