import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { tipTiming, type TipTiming } from '../../../../src/renderer/ui/tip-timing.ts';

let shown: string | undefined;
let timing: TipTiming<string>;
beforeEach(() => {
  vi.useFakeTimers();
  shown = undefined;
  timing = tipTiming<string>(
    (owner) => (shown = owner),
    () => (shown = undefined),
  );
});
afterEach(() => vi.useRealTimers());

describe('a tip', () => {
  it('comes to a pointer that rests, not to one that passes', () => {
    timing.point('a');
    vi.advanceTimersByTime(499);
    timing.point(undefined);
    vi.advanceTimersByTime(1_000);
    expect(shown).toBeUndefined();
    timing.point('a');
    vi.advanceTimersByTime(500);
    expect(shown).toBe('a');
  });

  it('stays while the pointer is on it, and goes after it has left both', () => {
    timing.now('a');
    timing.point(undefined);
    timing.stay();
    vi.advanceTimersByTime(1_000);
    expect(shown).toBe('a');
    timing.point(undefined);
    vi.advanceTimersByTime(200);
    expect(shown).toBeUndefined();
  });

  it('stays when the pointer comes back in time', () => {
    timing.now('a');
    timing.point(undefined);
    timing.point('a');
    vi.advanceTimersByTime(1_000);
    expect(shown).toBe('a');
  });

  it('of the next button comes at once while one is shown', () => {
    timing.now('a');
    timing.point('b');
    expect(shown).toBe('b');
  });

  it('comes at once to the keyboard and goes at once when something is done', () => {
    timing.now('a');
    expect(shown).toBe('a');
    timing.drop();
    expect(shown).toBeUndefined();
  });

  it('does not come back by itself to the button that was pressed', () => {
    timing.point('a');
    timing.drop();
    vi.advanceTimersByTime(1_000);
    expect(shown).toBeUndefined();
    timing.point('a');
    vi.advanceTimersByTime(1_000);
    expect(shown).toBeUndefined();
  });
});
