import type { Period } from '../call-queries.ts';
import { DAY_MS } from './periods.ts';
import type { WindowReading } from './read-window.ts';

/** Also the first: each window is asked for with two and a half days around it, so that a shorter one would hardly be less to read. */
const SHORTEST_MS = DAY_MS;
/** Longer ones only lose more when they break off. */
const LONGEST_MS = 32 * DAY_MS;
/** Up to here a longer window is worth while: what is around it is read for nothing. */
const FEW_PAGES = 40;
const MANY_PAGES = 160;

/** How much is read at a time: learnt from window to window, kept from round to round. */
export class WindowLength {
  #ms = SHORTEST_MS;
  /** Longer ones could not be read to the end. */
  #limit = LONGEST_MS;

  /** The newest part of a stretch. */
  cut({ from, to }: Period): Period {
    return { from: Math.max(from, to - this.#ms), to };
  }

  /** A window was read completely. */
  learn(window: Period, { pages, isFilterIgnored }: WindowReading): void {
    // Every window costs as much as all of them.
    if (isFilterIgnored) this.#ms = Infinity;
    else if (pages >= MANY_PAGES) this.#become(Math.min(this.#ms, LONGEST_MS) / 2);
    else if (pages <= FEW_PAGES && window.to - window.from >= this.#ms) this.#become(this.#ms * 2);
  }

  /** A window was not. false: a shorter one would not be either. */
  shorten({ from, to }: Period, { isFilterIgnored }: WindowReading): boolean {
    if (isFilterIgnored || to - from <= SHORTEST_MS) return false;
    this.#limit = Math.max(SHORTEST_MS, Math.round((to - from) / 2));
    this.#become((to - from) / 4);
    return true;
  }

  /** Shortening has not helped. */
  reset(): void {
    this.#limit = LONGEST_MS;
    this.#ms = SHORTEST_MS;
  }

  #become(ms: number): void {
    this.#ms = Math.max(SHORTEST_MS, Math.min(this.#limit, Math.round(ms)));
  }
}
