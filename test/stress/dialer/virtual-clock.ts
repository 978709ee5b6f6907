import type { Clock } from '../../../src/main/dialer/follow-call.ts';

interface Wait {
  due: number;
  wake: () => void;
}

/** Sunday, 2026-11-22 04:00 UTC. */
const BEGIN = Date.UTC(2026, 10, 22, 4);
const MAX_WAKES = 2000;

/** Time passes only when the trial says so; the wall clock can be set apart from it. */
export class VirtualClock implements Clock {
  #elapsed = 0;
  #skew = 0;
  #waits: Wait[] = [];

  readonly now = (): number => BEGIN + this.#elapsed + this.#skew;
  /** Monotonic, as `performance.now()` is. */
  readonly ticks = (): number => this.#elapsed;

  readonly wait = (ms: number, signal: AbortSignal): Promise<void> =>
    new Promise((resolve, reject) => {
      const wait = { due: this.#elapsed + ms, wake: resolve };
      this.#waits.push(wait);
      const giveUp = (): void => {
        this.#waits = this.#waits.filter((other) => other !== wait);
        reject(signal.reason as Error);
      };
      if (signal.aborted) giveUp();
      else signal.addEventListener('abort', giveUp, { once: true });
    });

  /** Somebody sets the computer's clock. */
  setWall(byMs: number): void {
    this.#skew += byMs;
  }

  /** Whoever waits now waits for ever: their process has ended. */
  abandon(): void {
    this.#waits = [];
  }

  /** Wakes whoever waits, in order; `settle` lets each finish what it does until it waits again. */
  async advance(ms: number, settle: () => Promise<void>): Promise<void> {
    const end = this.#elapsed + ms;
    for (let wakes = 0; wakes < MAX_WAKES; wakes++) {
      const next = this.#waits.reduce<Wait | undefined>((a, b) => (a && a.due <= b.due ? a : b), undefined);
      if (!next || next.due > end) break;
      this.#waits = this.#waits.filter((wait) => wait !== next);
      this.#elapsed = Math.max(this.#elapsed, next.due);
      next.wake();
      await settle();
    }
    this.#elapsed = end;
  }
}
