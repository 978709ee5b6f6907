import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arrangementOf, fitPlace, leastSize, type DisplayArea } from '../../../../src/main/electron/window-place.ts';

const least = { width: 360, height: 560 };

function display(x: number, y: number, width: number, height: number, scaleFactor = 1): DisplayArea {
  return { bounds: { x, y, width, height }, workArea: { x, y: y + 24, width, height: height - 24 }, scaleFactor };
}

const laptop = display(0, 0, 1440, 900, 2);
const left = display(-1920, -200, 1920, 1080);

describe('the least size', () => {
  it('grows in width with the text, as far as every display has room', () => {
    expect(leastSize(1, [laptop, left])).toEqual({ width: 360, height: 560 });
    expect(leastSize(2, [laptop, left])).toEqual({ width: 720, height: 560 });
    expect(leastSize(2, [laptop, display(1440, 0, 600, 1024)])).toEqual({ width: 600, height: 560 });
  });
});

describe('fitPlace', () => {
  it('leaves a window where it fits, also at negative coordinates', () => {
    const place = { x: -1500, y: -100, width: 420, height: 720 };
    expect(fitPlace(place, [laptop, left], least)).toEqual(place);
  });

  it('brings a window of a display that has gone to the middle of the first one', () => {
    expect(fitPlace({ x: -1500, y: -100, width: 420, height: 720 }, [laptop], least)).toEqual({
      x: 510,
      y: 102,
      width: 420,
      height: 720,
    });
  });

  it('shrinks a window to a smaller display and keeps its corner in reach', () => {
    expect(fitPlace({ x: 200, y: 0, width: 1800, height: 1300 }, [laptop], least)).toEqual({
      x: 0,
      y: 24,
      width: 1440,
      height: 876,
    });
  });

  it('pulls a window back that hangs over the edge', () => {
    expect(fitPlace({ x: 1300, y: 700, width: 420, height: 720 }, [laptop], least)).toMatchObject({ x: 1020, y: 180 });
  });

  it('widens what is too small, but never beyond the display', () => {
    expect(fitPlace({ x: 10, y: 30, width: 10, height: 10 }, [laptop], least)).toMatchObject(least);
    expect(fitPlace({ x: 0, y: 24, width: 10, height: 10 }, [display(0, 0, 320, 480)], least)).toMatchObject({
      width: 320,
      height: 456,
    });
  });

  it('always ends wholly inside one work area', () => {
    const place = fc.record({
      x: fc.integer({ min: -9_000, max: 9_000 }),
      y: fc.integer({ min: -9_000, max: 9_000 }),
      width: fc.integer({ min: 1, max: 6_000 }),
      height: fc.integer({ min: 1, max: 6_000 }),
    });
    const side = fc.integer({ min: 300, max: 4_000 });
    const at = fc.integer({ min: -5_000, max: 5_000 });
    const displays = fc.array(
      fc.tuple(at, at, side, side).map(([x, y, width, height]) => display(x, y, width, height)),
      { minLength: 1, maxLength: 4 },
    );
    fc.assert(
      fc.property(place, displays, (stored, there) => {
        const fitted = fitPlace(stored, there, least);
        expect(there.some(({ workArea }) => isInside(fitted, workArea))).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('arrangementOf', () => {
  it('is the same in any order, and another one when a display moves, goes or changes its scale', () => {
    const both = arrangementOf([laptop, left]);
    expect(arrangementOf([left, laptop])).toBe(both);
    expect(arrangementOf([laptop])).not.toBe(both);
    expect(arrangementOf([laptop, display(1440, 0, 1920, 1080)])).not.toBe(both);
    expect(arrangementOf([{ ...laptop, scaleFactor: 1.5 }, left])).not.toBe(both);
  });
});

function isInside(inner: DisplayArea['bounds'], outer: DisplayArea['bounds']): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  );
}
