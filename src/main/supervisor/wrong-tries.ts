const TRIES = 5;
const WAIT_MS = 5 * 60_000;

/** Five wrong tries, then five minutes in which none counts. Lives as long as the app: signing out and in gives no new ones. */
export class WrongTries {
  readonly #ticks: () => number;
  #count = 0;
  #waitsUntil = -Infinity;

  constructor(ticks: () => number) {
    this.#ticks = ticks;
  }

  /** 0: the next try counts. */
  waitsMs(): number {
    return Math.max(0, this.#waitsUntil - this.#ticks());
  }

  /** How many are left; 0 begins the wait, after which there are five again. */
  wrong(): number {
    this.#count++;
    if (this.#count < TRIES) return TRIES - this.#count;
    this.#count = 0;
    this.#waitsUntil = this.#ticks() + WAIT_MS;
    return 0;
  }

  right(): void {
    this.#count = 0;
  }
}
