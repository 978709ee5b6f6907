import type { RecordsQuery } from '../../call-api/call-api.ts';

/** Lists that ended as a list does, with fewer rows than their total: after so many a total that was never right is none. */
const WRONG_TOTALS = 3;

/** Whether this server's `total` can be taken at its word: fewer rows than it says may be missing rows, or a total that counts something else. */
export class Totals {
  #isKnownRight = false;
  readonly #wrong = new Set<string>();

  /** Of a list that was read to what seems to be its end. Is something missing? */
  isContradicted(query: RecordsQuery, total: number | undefined, rows: number, isShortEnd: boolean): boolean {
    if (total === undefined) return false;
    if (total > 0 && total === rows) this.#isKnownRight = true;
    // A full page before the end is what a list that broke off looks like: that proves nothing against the total.
    if (total > rows && isShortEnd) this.#wrong.add(`${query.startTime} ${query.endTime}`);
    const isNone = !this.#isKnownRight && this.#wrong.size >= WRONG_TOTALS;
    return total > rows && !isNone;
  }
}
