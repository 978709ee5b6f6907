import type { MissedNumber } from '../../preload/contract/index.ts';

export interface MissedWatchParts {
  read: () => Promise<MissedNumber[]>;
  now: () => number;
  /** `fresh` are those that have just been missed: worth a notification. */
  announce: (missed: MissedNumber[], fresh: MissedNumber[]) => void;
}

/** What a first load brings in, or a computer that was asleep over night, is no news. */
const FRESH_MS = 15 * 60_000;
/** Twice what an inbox holds: what was in it a moment ago may come back. */
const REMEMBERED = 1_000;

/** Looks at the inbox of missed calls after every change, and tells when it is another one than before. */
export class MissedWatch {
  readonly #parts: MissedWatchParts;
  /** Calls that were in the inbox, those of the last look at the end. */
  readonly #seen = new Set<string>();
  #hasBegun = false;
  #last = '';

  constructor(parts: MissedWatchParts) {
    this.#parts = parts;
  }

  /** What is in the inbox now is no news, what comes later is: once the history `isKnown` to hold the past, and not before. */
  async begin(isKnown: Promise<boolean> = Promise.resolve(true)): Promise<void> {
    if (this.#hasBegun) return;
    const [known] = await Promise.all([isKnown, this.check()]);
    this.#hasBegun ||= known;
  }

  async check(): Promise<MissedNumber[]> {
    const missed = await this.#parts.read();
    const fresh = this.#hasBegun ? missed.filter((one) => this.#isFresh(one)) : [];
    this.#remember(missed);
    const text = JSON.stringify(missed);
    if (text !== this.#last) this.#parts.announce(missed, fresh);
    this.#last = text;
    return missed;
  }

  /** By the moment when the customer gave up: who waits long is missed after somebody who called later. */
  #isFresh({ uuid, missedAt, endedAt }: MissedNumber): boolean {
    return !this.#seen.has(uuid) && (endedAt ?? missedAt) > this.#parts.now() - FRESH_MS;
  }

  #remember(missed: readonly MissedNumber[]): void {
    for (const { uuid } of missed) {
      this.#seen.delete(uuid);
      this.#seen.add(uuid);
    }
    for (const uuid of this.#seen) {
      if (this.#seen.size <= REMEMBERED) break;
      this.#seen.delete(uuid);
    }
  }
}
