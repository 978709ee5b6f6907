import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { throttle } from '../../../../src/renderer/statistics/throttle.ts';

let done = 0;
beforeEach(() => {
  vi.useFakeTimers();
  done = 0;
});
afterEach(() => vi.useRealTimers());
const make = () =>
  throttle(() => {
    done++;
  }, 5000);

describe('a throttled action', () => {
  it('happens at once, and only then', () => {
    make()();
    expect(done).toBe(1);
    vi.advanceTimersByTime(60_000);
    expect(done).toBe(1);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('happens once more for all that was asked in between', () => {
    const act = make();
    for (let times = 0; times < 20; times++) act();
    vi.advanceTimersByTime(4999);
    expect(done).toBe(1);
    vi.advanceTimersByTime(1);
    expect(done).toBe(2);
  });

  it('happens at most once in five seconds under a steady stream', () => {
    const act = make();
    for (let second = 0; second < 20; second++) {
      act();
      vi.advanceTimersByTime(1000);
    }
    expect(done).toBe(5);
  });

  it('leaves nothing behind when it is cancelled', () => {
    const act = make();
    act();
    act();
    act.cancel();
    vi.advanceTimersByTime(60_000);
    expect(done).toBe(1);
    act();
    expect(done).toBe(2);
  });
});
