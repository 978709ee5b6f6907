import type { Period } from '../store/store-shape.ts';
import { DAY_MS } from './periods.ts';
import type { WindowReading } from './read-window.ts';

/** Also the first: each window is asked for with two and a half days around it, so that a shorter one would hardly be less to read. */
const SHORTEST_MS = DAY_MS;
/** Longer ones only lose more when they break off. */
const LONGEST_MS = 32 * DAY_MS;
/** Few pages make a longer window worth while: what is around it is read for nothing. */
const FEW_PAGES = 8;
const MANY_PAGES = 40;

/** How much is read at a time: learnt from window to window, kept from round to round. */
export class WindowLength {
  #ms = SHORTEST_MS;

  /** The newest part of a stretch. */
  cut({ from, to }: Period): Period {
    return { from: Math.max(from, to - this.#ms), to };
  }

  /** A window was read completely. */
  learn(window: Period, { pages, isFilterIgnored }: WindowReading): void {
    const length = window.to - window.from;
    // Every window costs as much as all of them.
    if (isFilterIgnored) this.#ms = Infinity;
    else if (pages >= MANY_PAGES) this.#ms = Math.max(SHORTEST_MS, Math.round(Math.min(this.#ms, LONGEST_MS) / 2));
    else if (pages <= FEW_PAGES && length >= this.#ms) this.#ms = Math.min(LONGEST_MS, this.#ms * 2);
  }

  /** A window was not. false: a shorter one would not be either. */
  shorten({ from, to }: Period, { isFilterIgnored }: WindowReading): boolean {
    if (isFilterIgnored || to - from <= SHORTEST_MS) return false;
    this.#ms = Math.max(SHORTEST_MS, Math.round((to - from) / 4));
    return true;
  }

  /** Shortening has not helped. */
  reset(): void {
    this.#ms = SHORTEST_MS;
  }
}
