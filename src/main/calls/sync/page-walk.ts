import type { RecordsQuery } from '../../call-api/call-api.ts';
import { TOO_LARGE } from '../../call-api/failures.ts';
import type { WireRecords } from '../../call-api/wire.ts';
import { Fault } from '../../fault.ts';
import { findFirstPage, isAlwaysEmpty, isRefusal, isTooMuch, PROBE_SIZES, type AskPage } from './first-page.ts';
import { EndWords } from './end-words.ts';
import { PageSize } from './page-size.ts';
import { identityOf } from './row-identity.ts';
import { Totals } from './totals.ts';

/** One reading of all pages of a query, as far as it got. */
export interface Walk {
  /** The server has said that nothing follows. */
  isWhole: boolean;
  /** No call stood on two pages: nothing moved from page to page, or it was not seen. */
  isCalm: boolean;
  /** Pages that brought something new. */
  pages: number;
  /** All rows stood on one page: it is one answer of the server, a picture of one moment. */
  isOnePage: boolean;
  /** The server said at the end that there are more calls than it gave. */
  isShort: boolean;
  /** Why there was no further page, where the server refused one. */
  refusal?: Fault;
}

/** Half a million rows; a window that holds more is read in parts. */
const MOST_PAGES = 1_000;

/**
 * Reads the pages of a query from the first to the last, whatever their order, their size and their first number. What it learns about the
 * server is kept for the next walk. The end is an empty page, or two signs that agree: `total` alone is a hint, and a page shorter than
 * asked for may be all that this server gives at a time.
 */
export class PageWalk {
  readonly #ask: AskPage;
  readonly #size = new PageSize();
  readonly #totals = new Totals();
  readonly #endWords = new EndWords();
  #firstPage: 0 | 1 | undefined;

  constructor(ask: AskPage) {
    this.#ask = ask;
  }

  /** Finds out how pages are counted, unless that is known. `again`: known or not. */
  async learn(query: RecordsQuery, again: boolean): Promise<void> {
    if (!again && this.#firstPage !== undefined) return;
    for (const size of PROBE_SIZES) {
      try {
        this.#firstPage = await findFirstPage(this.#ask, query, size);
        return;
      } catch (error) {
        if (!isTooMuch(error) || size === PROBE_SIZES.at(-1)) throw error;
      }
    }
  }

  /** `take` gets each page's rows as they come, some of them again after a page was too large; `query` has no page in it. */
  async walk(query: RecordsQuery, take: (page: WireRecords) => void): Promise<Walk> {
    this.#size.begin();
    const before = this.#size.size;
    let hasShrunk = false;
    let isSecondTry = false;
    for (;;) {
      try {
        return await this.#walkOnce(query, take);
      } catch (error) {
        if (!isTooMuch(error)) throw error;
        // What is no content may have come by chance: the same once more, before all that follows is read in small pieces.
        if (!isSecondTry && error.error.status === 200 && error.error.message !== TOO_LARGE) {
          isSecondTry = true;
          continue;
        }
        isSecondTry = false;
        const isWorthIt = hasShrunk || isRefusal(error) || (await this.#comesInSmall(query));
        if (isWorthIt && this.#size.shrink()) hasShrunk = true;
        else {
          this.#size.restore(before);
          throw error;
        }
      }
    }
  }

  /** A pass over the pages did not find what the one before it found. */
  foundRestless(): void {
    this.#size.preferLarger();
  }

  /** Where nothing comes at all, trying every size would only keep a server busy that has enough to do. */
  async #comesInSmall(query: RecordsQuery): Promise<boolean> {
    try {
      await this.#ask({ ...query, pageIndex: this.#firstPage ?? 0, pageSize: 1 });
      return true;
    } catch (error) {
      // Broken off by whoever asked, or by a kill: not the server's.
      if (!isTooMuch(error)) throw error;
      return false;
    }
  }

  async #walkOnce(query: RecordsQuery, take: (page: WireRecords) => void): Promise<Walk> {
    const trail = new Trail(this.#totals, query);
    let zero: WireRecords = { data: [], total: undefined };
    for (let n = 0; n < MOST_PAGES; n++) {
      const asked = trail.size || this.#size.size;
      const page = await this.#page(query, n, asked);
      if ('refusal' in page) return trail.end(trail.isRefusedAtEnd(this.#size.largest), page.refusal);
      const isMaybeFirst = n === 0 && this.#firstPage === undefined;
      if (page.data.length === 0 && trail.pages === 0 && !isMaybeFirst) [zero, page].forEach(assertEmpty);
      if (page.data.length === 0 && !isMaybeFirst) return trail.endAtEmpty(page, this.#size.largest);
      if (page.data.length === 0) zero = page;
      if (page.data.length === 0) continue;
      // Nothing was on page 0, if not by chance.
      const isSecond = n === 1 && trail.pages === 0;
      const again = (index: number): Promise<WireRecords> => this.#ask({ ...query, pageIndex: index, pageSize: asked });
      if (isSecond && !(await isAlwaysEmpty(again, zero, page))) return trail.end(false);
      take(page);
      const isShort = page.data.length < Math.min(asked, this.#size.largest);
      this.#remember(page.data.length, trail);
      trail.add(page, n === 0 ? this.#size.size : asked);
      if (trail.isGoingRound) return trail.end(trail.hasExactTotal || trail.hasShortEnd(this.#size.largest));
      if (isShort && trail.hasTotal) return trail.end(true);
    }
    return trail.end(false);
  }

  /** The first page is asked for in a smaller size where it is refused; a later one that is refused for good is behind the end. */
  async #page(query: RecordsQuery, n: number, pageSize: number): Promise<WireRecords | { refusal: Fault }> {
    const page = (index: number): Promise<WireRecords> =>
      this.#ask({ ...query, pageIndex: (this.#firstPage ?? 0) + index, pageSize });
    try {
      return await page(n);
    } catch (error) {
      if (n === 0 || !isRefusal(error) || isNoEnd(error)) throw error;
      return this.#endWords.judge(
        error,
        () => page(n),
        () => page(n - 1),
      );
    }
  }

  /** Twice as many rows as the first page had, in the two first pages: that is this server's largest page. */
  #remember(length: number, trail: Trail): void {
    this.#size.came(length, trail.pages === 1 && length === trail.size && length < this.#size.size);
  }
}

/** A list that says in the same breath that it has calls, and gives none, is no empty list. */
function assertEmpty({ total = 0 }: WireRecords): void {
  if (total > 0) throw new Fault('bad-answer', { status: 200, message: `${total} calls, none of them listed` });
}

/** Cut off at our own limit, called too large by a gateway, or nonsense without a word of refusal: that is not behind the end of the list. */
function isNoEnd({ error: { status, message } }: Fault): boolean {
  return status === 413 || message === TOO_LARGE || (status === 200 && message === undefined);
}

/** What one walk has seen so far. */
class Trail {
  pages = 0;
  /**
   * The size of every page after the first: as many rows as that one had. If more follow, then this is what the server gives at a time, and
   * it may count its pages by this size or by the one that was asked for; asking for what it gives is right either way.
   */
  size = 0;
  readonly #totals: Totals;
  readonly #query: RecordsQuery;
  #seen = new Set<string>();
  #rows = 0;
  #repeats = 0;
  /** Pages in a row without anything new, and the repeats on them: they count if anything new follows, or the end of the list. */
  #idle = { pages: 0, repeats: 0 };
  #total: number | undefined;
  #last = { length: 0, asked: 0 };

  constructor(totals: Totals, query: RecordsQuery) {
    this.#totals = totals;
    this.#query = query;
  }

  add({ data, total }: WireRecords, asked: number): void {
    this.#rows += data.length;
    if (this.size === 0) this.size = Math.min(asked, data.length);
    const before = this.#seen.size;
    const ids = data.map(identityOf);
    const repeats = this.#idle.repeats + ids.filter((id) => this.#seen.has(id)).length;
    for (const id of ids) this.#seen.add(id);
    this.#total = total;
    if (this.#seen.size === before) {
      this.#idle = { pages: this.#idle.pages + 1, repeats };
      return;
    }
    this.pages++;
    this.#repeats += repeats;
    this.#idle = { pages: 0, repeats: 0 };
    this.#last = { length: data.length, asked };
  }

  /** As many different rows were seen as the server says there are. */
  get hasTotal(): boolean {
    return this.#total !== undefined && this.#total <= this.#seen.size && (this.#total > 0 || this.#seen.size === 0);
  }

  /** Less than was seen counts something else, such as the rows of a page: then two repeats may be calls that changed places. */
  get hasExactTotal(): boolean {
    return this.#total === this.#seen.size;
  }

  /** Nothing new on two pages: the server goes on giving its last page, or does not look at the page's number. */
  get isGoingRound(): boolean {
    return this.#idle.pages >= 2;
  }

  /** Some servers refuse the page after the last; some refuse pages that are far in, and may count no further than that either. */
  isRefusedAtEnd(largest: number): boolean {
    if (this.pages === 0) return true;
    return this.hasShortEnd(largest) || (this.hasTotal && this.#last.length < this.#last.asked);
  }

  /** Without a total: the last page with anything new was shorter than others were. */
  hasShortEnd(largest: number): boolean {
    return this.#total === undefined && this.#last.length < Math.min(this.#last.asked, largest);
  }

  /** The usual end. What its total says about the rows before it counts as well. */
  endAtEmpty({ total = this.#total }: WireRecords, largest: number): Walk {
    const isShortEnd = this.#last.length < Math.min(this.#last.asked, largest);
    const isContradicted = this.#totals.isContradicted(this.#query, total, this.#rows, isShortEnd);
    // More than there were, and not what the pages before it said: no end, but an answer to something else.
    const isStrange = total !== undefined && total !== this.#total && total > this.#rows;
    return this.end(true, undefined, isContradicted || isStrange);
  }

  end(isWhole: boolean, refusal?: Fault, isShort = false): Walk {
    // Going round, the same page came again and again; otherwise a page without anything new is a sign of calls that changed places.
    const isStill = this.isGoingRound || this.#idle.pages === 0;
    const isCalm = this.#repeats === 0 && isStill;
    const isOnePage = this.pages <= 1 && isStill;
    return { isWhole, isCalm, pages: this.pages, isOnePage, isShort, ...(refusal && { refusal }) };
  }
}
