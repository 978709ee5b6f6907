/** The shortest time between two announcements: four a second are enough for a moving bar. */
const PAUSE_MS = 250;

/** Announces the first change at once and later ones at most four times a second; the last one is never lost. Idle, it has no timer. */
export class Announcer {
  readonly #announce: () => void;
  #timer: NodeJS.Timeout | undefined;
  #isStale = false;

  constructor(announce: () => void) {
    this.#announce = announce;
  }

  changed(): void {
    this.#isStale = true;
    if (!this.#timer) this.#tell();
  }

  #tell(): void {
    this.#timer = undefined;
    if (!this.#isStale) return;
    this.#isStale = false;
    this.#timer = setTimeout(() => this.#tell(), PAUSE_MS);
    this.#announce();
  }
}
