import type { Day } from './days.ts';
import { DAY_GAP, ROW_HEIGHT, TITLE_HEIGHT } from './list-sizes.ts';

const HEAD = DAY_GAP + TITLE_HEIGHT;

/** What stands at one place of the list: a day's title (`row` undefined) or a call. */
export interface Item {
  day: number;
  row?: number;
}

/**
 * The list as days with their calls below, laid out without looking at a single call: an item is a title or a row,
 * a row is a call's place among the calls. Only the days are held, so 200,000 calls cost what their days cost.
 */
export class Places {
  readonly rowCount: number;
  readonly days: readonly Day[];
  /** The first row of each day, rising. */
  readonly #firstRows: readonly number[];
  readonly #titles: ReadonlySet<number>;

  constructor(days: readonly Day[]) {
    this.days = days.filter(({ count }) => count > 0);
    let rows = 0;
    this.#firstRows = this.days.map(({ count }) => (rows += count) - count);
    this.rowCount = rows;
    this.#titles = new Set(this.#firstRows.map((first, day) => first + day));
  }

  get itemCount(): number {
    return this.rowCount + this.days.length;
  }

  get height(): number {
    return this.rowCount * ROW_HEIGHT + this.days.length * HEAD;
  }

  itemAt(item: number): Item {
    const day = this.#lastDay((first, index) => first + index <= item);
    const row = item - day - 1;
    return row < this.firstRowOf(day) ? { day } : { day, row };
  }

  itemOf(row: number): number {
    return row + this.dayOf(row) + 1;
  }

  dayOf(row: number): number {
    return this.#lastDay((first) => first <= row);
  }

  firstRowOf(day: number): number {
    return this.#firstRows[day] ?? this.rowCount;
  }

  /** Asked for every item when the list changes, so it does not search. */
  sizeOf(item: number): number {
    return this.#titles.has(item) ? HEAD : ROW_HEIGHT;
  }

  topOf(row: number): number {
    return row * ROW_HEIGHT + (this.dayOf(row) + 1) * HEAD;
  }

  /** Where the title of a day begins, below the gap. */
  topOfDay(day: number): number {
    return this.firstRowOf(day) * ROW_HEIGHT + day * HEAD + DAY_GAP;
  }

  /** Title and calls, without the gap. */
  heightOfDay(day: number): number {
    return TITLE_HEIGHT + (this.days[day]?.count ?? 0) * ROW_HEIGHT;
  }

  /** The last day for which it holds; it holds for the first days and then no more. */
  #lastDay(holds: (firstRow: number, day: number) => boolean): number {
    let [low, high] = [0, this.days.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (holds(this.firstRowOf(middle), middle)) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}
