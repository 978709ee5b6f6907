import type { WireRecords } from '../../call-api/wire.ts';
import type { Fault } from '../../fault.ts';
import { isRefusal } from './first-page.ts';

/** How often a page must be refused in the same words, the page before it being given each time in between, until it is behind the end. */
const PROOF = 4;
/** Once these words have been proven to mean the end. */
const LATER = 1;
/** For words that have also come by chance. */
const LONG_PROOF = 8;

/**
 * Which of a server's refusals mean that a list has ended, and which come by chance: a gateway's failure, a busy moment. Words that
 * have come by chance as well must come far more often to be believed.
 */
export class EndWords {
  readonly #ends = new Set<string>();
  readonly #chances = new Set<string>();

  /** Asks for the refused page again: gives it, or its refusal where that is for good; throws what else goes wrong. `before` asks for the one before it. */
  async judge(
    refusal: Fault,
    again: () => Promise<WireRecords>,
    before: () => Promise<WireRecords>,
  ): Promise<WireRecords | { refusal: Fault }> {
    const words = wordsOf(refusal);
    for (let n = 0; n < this.#timesFor(words); n++) {
      await before();
      const page = await again().catch((error: unknown) => {
        if (isRefusal(error) && wordsOf(error) === words) return undefined;
        throw error;
      });
      if (!page) continue;
      this.#chances.add(words);
      return page;
    }
    this.#ends.add(words);
    return { refusal };
  }

  #timesFor(words: string): number {
    if (this.#chances.has(words)) return LONG_PROOF;
    return this.#ends.has(words) ? LATER : PROOF - 1;
  }
}

function wordsOf({ code, error: { status, message } }: Fault): string {
  return JSON.stringify([code, status, message]);
}
