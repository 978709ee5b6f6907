/** 300 KB an answer; half of that is not noticeably quicker. The smaller ones are for servers that cannot, or will not, give the larger. */
const SIZES = [500, 100, 20, 5, 1] as const;
/** Below this, what a server gives at a time is not taken for its own largest page. */
const LEAST_CAP = 20;
/** Pages that must come in a smaller size before a larger one is tried again. Doubled each time that was too early. */
const PATIENCE = 50;
const LONGEST_PATIENCE = 1_600;

/** How many rows are asked for at a time: less when that was too much, and more again after a while. */
export class PageSize {
  #size: number = SIZES[0];
  /** The most that was ever given. */
  #largest = 0;
  #good = 0;
  #patience = PATIENCE;
  /** A larger size is on trial. */
  #before: number | undefined;

  get size(): number {
    return this.#size;
  }

  get largest(): number {
    return this.#largest;
  }

  /** Before a walk: never in the middle of one, whose pages would be counted differently. */
  begin(): void {
    const larger = SIZES.findLast((size) => size > this.#size);
    if (larger === undefined || this.#good < this.#patience) return;
    this.#before = this.#size;
    this.#size = larger;
    this.#good = 0;
  }

  /** The list did not stand still: the fewer pages it has, the fewer places there are to slip through. */
  preferLarger(): void {
    this.#good += PATIENCE / 5;
  }

  /** `isCap`: this is what the server gives at a time, whatever is asked for. */
  came(rows: number, isCap: boolean): void {
    // A larger size that came is no trial any more, and the next larger one may come as well.
    this.#good = this.#before === undefined ? this.#good + 1 : this.#patience;
    this.#before = undefined;
    if (isCap && rows >= LEAST_CAP) this.#size = rows;
    this.#largest = Math.max(this.#largest, rows);
  }

  /** false: it is the smallest. */
  shrink(): boolean {
    if (this.#before !== undefined) this.#patience = Math.min(this.#patience * 2, LONGEST_PATIENCE);
    const smaller = this.#before ?? SIZES.find((size) => size < this.#size);
    this.#before = undefined;
    if (smaller === undefined) return false;
    this.#size = smaller;
    this.#good = 0;
    // What was given at most was given for another size.
    this.#largest = Math.min(this.#largest, smaller);
    return true;
  }

  /** Not even the smallest came: the size was not what was wrong. */
  restore(size: number): void {
    this.#size = size;
    this.#good = 0;
  }
}
