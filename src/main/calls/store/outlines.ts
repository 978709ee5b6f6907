import type { CallOutline } from '../../../preload/contract/index.ts';
import { startOfDay } from './local-days.ts';
import type { Cells } from './sql.ts';
import { StoreError } from './store-shape.ts';

/** A window shows one list; a search typed letter by letter and a second window need a few more. */
const KEPT = 4;

/** The lists that windows scroll through, by the places of their calls: so nothing shifts while they do. */
export class Outlines {
  readonly #kept = new Map<number, Int32Array>();
  #last = 0;

  /** `rows`: id and sort key of every call, newest first. */
  add(rows: readonly Cells[], anchorId: number | undefined): CallOutline {
    const ids = Int32Array.from(rows, ([id]) => Number(id));
    const id = ++this.#last;
    this.#kept.set(id, ids);
    this.#kept.delete(id - KEPT);
    const anchorIndex = anchorId === undefined ? -1 : ids.indexOf(anchorId);
    return { id, count: ids.length, days: daysOf(rows), ...(anchorIndex >= 0 && { anchorIndex }) };
  }

  /** Throws `outline-gone`. */
  idsOf(outline: number, from: number, count: number): number[] {
    const ids = this.#kept.get(outline);
    if (!ids) throw new StoreError('outline-gone');
    return [...ids.subarray(Math.max(from, 0), Math.max(from, 0) + Math.max(count, 0))];
  }

  /** The file was made anew: its calls have other places. */
  forget(): void {
    this.#kept.clear();
  }
}

function daysOf(rows: readonly Cells[]): CallOutline['days'] {
  const days: CallOutline['days'] = [];
  let startsAt: number | undefined = Infinity;
  let count = 0;
  for (const [, cell] of rows) {
    const sortAt = Number(cell);
    const isSameDay = startsAt === undefined || sortAt >= startsAt;
    if (!isSameDay) {
      if (count > 0) days.push(dayOf(startsAt, count));
      startsAt = sortAt < 0 ? undefined : startOfDay(sortAt);
      count = 0;
    }
    count++;
  }
  if (count > 0) days.push(dayOf(startsAt, count));
  return days;
}

function dayOf(startsAt: number | undefined, count: number): CallOutline['days'][number] {
  return startsAt === undefined ? { count } : { startsAt, count };
}
