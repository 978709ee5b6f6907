/** Dying again so soon means that loading does not help; another try each time would go on for ever. */
const SOON_MS = 60_000;

/** What to do about a page whose process has died: it is loaded again at once, but after a second time within a minute only when it is opened. */
export class Revival {
  readonly #now: () => number;
  #diedAt: number | undefined;

  /** `now` in milliseconds; may start anywhere. */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** The process is gone; true: load the page again. */
  isToLoad(): boolean {
    const before = this.#diedAt;
    this.#diedAt = this.#now();
    return before === undefined || this.#diedAt - before >= SOON_MS;
  }
}
