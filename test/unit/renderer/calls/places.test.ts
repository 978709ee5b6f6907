import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY_GAP, ROW_HEIGHT, TITLE_HEIGHT } from '../../../../src/renderer/calls/list-sizes.ts';
import { Places } from '../../../../src/renderer/calls/places.ts';
import { offsetShowing } from '../../../../src/renderer/calls/offset-showing.ts';

const someDays = fc.array(fc.record({ count: fc.integer({ min: 0, max: 9 }) }), { maxLength: 12 });

/** The same list written out, title by title and row by row. */
function writtenOut(counts: readonly number[]): { day: number; row?: number }[] {
  let row = 0;
  return counts
    .filter((count) => count > 0)
    .flatMap((count, day) => [{ day }, ...Array.from({ length: count }, () => ({ day, row: row++ }))]);
}

describe('the places of a list', () => {
  it('are those of the list written out', () => {
    fc.assert(
      fc.property(someDays, (days) => {
        const places = new Places(days);
        const items = writtenOut(days.map(({ count }) => count));
        expect(places.itemCount).toBe(items.length);
        expect(items.map((_, item) => places.itemAt(item))).toEqual(items);
        let top = 0;
        for (const [item, { day, row }] of items.entries()) {
          if (row === undefined) expect(places.topOfDay(day)).toBe(top + DAY_GAP);
          else expect([places.itemOf(row), places.dayOf(row), places.topOf(row)]).toEqual([item, day, top]);
          top += places.sizeOf(item);
        }
        expect(places.height).toBe(top);
      }),
    );
  });

  it('give a day the height of its title and its calls', () => {
    const places = new Places([{ count: 3 }, { count: 1 }]);
    expect(places.heightOfDay(0)).toBe(TITLE_HEIGHT + 3 * ROW_HEIGHT);
    expect(places.topOfDay(1)).toBe(places.topOfDay(0) + places.heightOfDay(0) + DAY_GAP);
  });
});

describe('showing a row', () => {
  const places = new Places([{ count: 100 }, { count: 100 }]);
  const height = 500;

  it('leaves every row inside the view and below the title of its day, and moves no further than that', () => {
    fc.assert(
      fc.property(fc.nat(199), fc.nat(places.height - height), (row, offset) => {
        const next = offsetShowing(places, row, offset, height);
        const top = places.topOf(row);
        expect(top - next).toBeGreaterThanOrEqual(TITLE_HEIGHT);
        expect(top + ROW_HEIGHT - next).toBeLessThanOrEqual(height);
        const wasShown = top - offset >= TITLE_HEIGHT + DAY_GAP && top + ROW_HEIGHT - offset <= height;
        if (wasShown) expect(next).toBe(offset);
      }),
    );
  });

  it('shows the title with the first call of a day', () => {
    expect(offsetShowing(places, 100, places.topOf(100), height)).toBe(places.topOfDay(1) - DAY_GAP);
  });
});
