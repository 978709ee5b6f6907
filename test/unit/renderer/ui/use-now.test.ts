import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { effectScope, nextTick, ref, type EffectScope, type Ref } from 'vue';
import { useNow } from '../../../../src/renderer/ui/use-now.ts';

let scope: EffectScope;
beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000 });
  scope = effectScope();
});
afterEach(() => {
  scope.stop();
  vi.useRealTimers();
});
/** Runs in the scope, as a component would. */
function now(isWanted?: (at: number) => boolean): Readonly<Ref<number>> {
  const time = scope.run(() => useNow(1_000, isWanted));
  if (!time) throw new Error('the scope has been stopped');
  return time;
}

describe('the time', () => {
  it('ticks until it is not wanted any more', async () => {
    const isWanted = ref(true);
    const time = now(() => isWanted.value);
    await vi.advanceTimersByTimeAsync(3_000);
    expect(time.value).toBe(1_003_000);
    isWanted.value = false;
    await nextTick();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('stops by itself when it is wanted up to a moment that has passed, and begins again for a later one', async () => {
    const until = ref(1_002_500);
    const time = now((at) => at < until.value);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(vi.getTimerCount()).toBe(0);
    expect(time.value).toBe(1_003_000);
    until.value = 1_012_000;
    await nextTick();
    expect(vi.getTimerCount()).toBe(1);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('stops with the part that shows it', () => {
    now();
    expect(vi.getTimerCount()).toBe(1);
    scope.stop();
    expect(vi.getTimerCount()).toBe(0);
  });
});
