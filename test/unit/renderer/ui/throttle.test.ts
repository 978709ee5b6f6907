import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { throttle } from '../../../../src/renderer/ui/throttle.ts';

let calls = 0;
beforeEach(() => {
  calls = 0;
  vi.useFakeTimers();
});
afterEach(() => vi.useRealTimers());

describe('a throttled call', () => {
  it('happens at once, then at most once in a while, and the last is not lost', () => {
    const act = throttle(() => calls++, 100);
    for (let times = 0; times < 10; times++) act();
    expect(calls).toBe(1);
    vi.advanceTimersByTime(100);
    expect(calls).toBe(2);
    vi.advanceTimersByTime(1000);
    expect(calls).toBe(2);
  });

  it('that waits can be forgotten', () => {
    const act = throttle(() => calls++, 100);
    act();
    act();
    act.cancel();
    vi.advanceTimersByTime(1000);
    expect(calls).toBe(1);
  });
});
