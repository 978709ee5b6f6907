import { DAY_GAP, ROW_HEIGHT, TITLE_HEIGHT } from './list-sizes.ts';
import type { Places } from './places.ts';

/** How far to scroll so that a row is in view below the title of its day; the same offset when it is already. */
export function offsetShowing(places: Places, row: number, offset: number, viewHeight: number): number {
  const top = places.topOf(row);
  const isFirst = places.firstRowOf(places.dayOf(row)) === row;
  const highest = top - TITLE_HEIGHT - (isFirst ? DAY_GAP : 0);
  const lowest = top + ROW_HEIGHT - viewHeight;
  if (offset > highest) return highest;
  return Math.max(offset, lowest);
}
