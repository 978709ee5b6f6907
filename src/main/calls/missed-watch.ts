import type { MissedNumber } from '../../preload/contract/index.ts';

export interface MissedWatchParts {
  read: () => Promise<MissedNumber[]>;
  now: () => number;
  /** `fresh` are those that have just been missed: worth a notification. */
  announce: (missed: MissedNumber[], fresh: MissedNumber[]) => void;
}

/** What a first load brings in, or a computer that was asleep over night, is no news. */
const FRESH_MS = 15 * 60_000;

/** Looks at the inbox of missed calls after every change, and tells when it is another one than before. */
export class MissedWatch {
  readonly #parts: MissedWatchParts;
  /** The newest missed call so far; undefined before the first look. */
  #until: number | undefined;
  #last = '';

  constructor(parts: MissedWatchParts) {
    this.#parts = parts;
  }

  async look(): Promise<MissedNumber[]> {
    const missed = await this.#parts.read();
    const since = Math.max(this.#until ?? Infinity, this.#parts.now() - FRESH_MS);
    const fresh = missed.filter(({ missedAt }) => missedAt > since);
    this.#until = Math.max(this.#until ?? 0, ...missed.map(({ missedAt }) => missedAt));
    const text = JSON.stringify(missed);
    if (text !== this.#last) this.#parts.announce(missed, fresh);
    this.#last = text;
    return missed;
  }
}
