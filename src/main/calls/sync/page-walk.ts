import type { RecordsQuery } from '../../call-api/call-api.ts';
import type { WireRecord, WireRecords } from '../../call-api/wire.ts';
import type { Fault } from '../../fault.ts';
import { findFirstPage, isRefusal, type AskPage } from './first-page.ts';
import { identityOf } from './row-identity.ts';

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
  /** Why there was no further page, where the server refused one. */
  refusal?: Fault;
}

/** 300 KB an answer; half of that is not noticeably quicker. The smaller ones are for servers that refuse the larger. */
const PAGE_SIZES = [500, 100, 20] as const;
const SMALLEST = 20;
/** Half a million rows; a window that holds more is read in parts. */
const MOST_PAGES = 1_000;

/**
 * Reads the pages of a query from the first to the last, whatever their order, their size and their first number. What it learns about the
 * server is kept for the next walk. The end is an empty page, or two signs that agree: `total` alone is a hint, and a page shorter than
 * asked for may be all that this server gives at a time.
 */
export class PageWalk {
  readonly #ask: AskPage;
  /** The size asked for, and the most that was ever given for it. */
  #size: number = PAGE_SIZES[0];
  #largest = 0;
  #firstPage: 0 | 1 | undefined;

  constructor(ask: AskPage) {
    this.#ask = ask;
  }

  /** Finds out how pages are counted, unless that is known. `again`: known or not. */
  async learn(query: RecordsQuery, again: boolean): Promise<void> {
    if (again || this.#firstPage === undefined) this.#firstPage = await findFirstPage(this.#ask, query);
  }

  /** `take` gets each page's rows as they come; `query` has no page in it. */
  async walk(query: RecordsQuery, take: (rows: WireRecord[]) => void): Promise<Walk> {
    const trail = new Trail();
    for (let n = 0; n < MOST_PAGES; n++) {
      const asked = trail.size || this.#size;
      const page = await this.#page(query, n, asked);
      if ('refusal' in page) return trail.end(trail.isRefusedAtEnd(this.#largest), page.refusal);
      if (page.data.length === 0 && !(n === 0 && this.#firstPage === undefined)) return trail.end(true);
      if (page.data.length === 0) continue;
      take(page.data);
      const isShort = page.data.length < Math.min(asked, this.#largest);
      this.#remember(page.data.length, trail);
      trail.add(page, n === 0 ? this.#size : asked);
      if (trail.isGoingRound) return trail.end(trail.hasTotal || trail.hasShortEnd(this.#largest));
      if (isShort && trail.hasTotal) return trail.end(true);
    }
    return trail.end(false);
  }

  async #page(query: RecordsQuery, n: number, pageSize: number): Promise<WireRecords | { refusal: Fault }> {
    for (let size = pageSize; ; size = this.#size) {
      try {
        return await this.#ask({ ...query, pageIndex: (this.#firstPage ?? 0) + n, pageSize: size });
      } catch (error) {
        if (!isRefusal(error)) throw error;
        if (n > 0) return { refusal: error };
        const smaller = PAGE_SIZES.find((other) => other < size);
        if (smaller === undefined) throw error;
        this.#size = smaller;
      }
    }
  }

  /** Twice as many rows as the first page had, in the two first pages: that is this server's largest page. */
  #remember(length: number, trail: Trail): void {
    const isCap = trail.pages === 1 && length === trail.size && length < this.#size;
    if (isCap && length >= SMALLEST) this.#size = length;
    this.#largest = Math.max(this.#largest, length);
  }
}

/** What one walk has seen so far. */
class Trail {
  pages = 0;
  /**
   * The size of every page after the first: as many rows as that one had. If more follow, then this is what the server gives at a time, and
   * it may count its pages by this size or by the one that was asked for; asking for what it gives is right either way.
   */
  size = 0;
  #seen = new Set<string>();
  #repeats = 0;
  /** Pages in a row without anything new, and the repeats on them: they count if anything new follows, or the end of the list. */
  #idle = { pages: 0, repeats: 0 };
  #total: number | undefined;
  #last = { length: 0, asked: 0 };

  add({ data, total }: WireRecords, asked: number): void {
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
    return this.#total !== undefined && this.#total <= this.#seen.size;
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

  end(isWhole: boolean, refusal?: Fault): Walk {
    // Going round, the same page came again and again; otherwise a page without anything new is a sign of calls that changed places.
    const isStill = this.isGoingRound || this.#idle.pages === 0;
    const isCalm = this.#repeats === 0 && isStill;
    return { isWhole, isCalm, pages: this.pages, isOnePage: this.pages <= 1 && isStill, ...(refusal && { refusal }) };
  }
}
