import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Result, Statistics } from '../../../../src/preload/contract/index.ts';
import type { Page } from '../../../../src/renderer/statistics/page.ts';
import { useStatisticsStore } from '../../../../src/renderer/statistics/statistics.store.ts';
import { freshWindow, later, ok, type FakeCompanion } from '../fake-companion.ts';
import { answersEverything, history, monday, nextMonday, statistics } from './statistics-world.ts';

const WEEK = nextMonday - monday;
let main: FakeCompanion;
let isVisible = true;
let shown: () => void = () => undefined;
const page: Page = {
  isVisible: () => isVisible,
  onShown: (listener) => {
    shown = listener;
    return () => (shown = () => undefined);
  },
};

beforeEach(() => {
  vi.useFakeTimers();
  isVisible = true;
  main = freshWindow();
  answersEverything(main);
});
afterEach(() => vi.useRealTimers());

async function opened() {
  const store = useStatisticsStore();
  const close = store.open(page);
  await vi.advanceTimersByTimeAsync(0);
  return { store, close };
}
const questionsAsked = () =>
  main.asked.filter((one) => one.name === 'calls.statistics').map((one) => one.input as { offset: number });

describe('the open statistics', () => {
  it('read again at most once in five seconds while calls keep changing', async () => {
    await opened();
    for (let second = 0; second < 10; second++) {
      main.emit('calls.changed', null);
      await vi.advanceTimersByTimeAsync(1000);
    }
    expect(main.count('calls.statistics')).toBe(3);
  });

  it('read nothing while nobody can see them, and read again when somebody can', async () => {
    await opened();
    isVisible = false;
    await vi.advanceTimersByTimeAsync(60_000);
    main.emit('calls.changed', null);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(main.count('calls.statistics')).toBe(1);
    isVisible = true;
    shown();
    await vi.advanceTimersByTimeAsync(0);
    expect(main.count('calls.statistics')).toBe(2);
  });

  it('ask nothing by themselves', async () => {
    await opened();
    await vi.advanceTimersByTimeAsync(3_600_000);
    expect(main.count('calls.statistics')).toBe(1);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('forget the figures when they are closed, also those on their way', async () => {
    const { store, close } = await opened();
    const answer = later<Result<Statistics>>();
    main.answer('calls.statistics', () => answer.promise);
    const stepping = store.step(-1);
    close();
    answer.resolve(ok(statistics()));
    await stepping;
    main.emit('calls.changed', null);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(store.state).toEqual({ is: 'loading' });
    expect(store.question).toEqual({ period: 'day', offset: 0 });
    expect(main.count('calls.statistics')).toBe(2);
  });
});

describe('going through the periods', () => {
  it('goes back and forth, but not into the future', async () => {
    const { store } = await opened();
    await store.step(-1);
    await store.step(-1);
    await store.step(1);
    await store.goToNow();
    await store.step(1);
    expect(questionsAsked().map(({ offset }) => offset)).toEqual([0, -1, -2, -1, 0, 0]);
  });

  it('begins another kind of period with the current one', async () => {
    const { store } = await opened();
    await store.step(-1);
    await store.choose('month');
    expect(questionsAsked().at(-1)).toEqual({ period: 'month', offset: 0 });
  });

  it('keeps title and figures of one period together while the next is read', async () => {
    const { store } = await opened();
    const answer = later<Result<Statistics>>();
    main.answer('calls.statistics', () => answer.promise);
    const stepping = store.step(-1);
    expect(store.state).toMatchObject({ is: 'ready', question: { offset: 0 } });
    answer.resolve(ok(statistics({ from: monday - WEEK, to: monday })));
    await stepping;
    expect(store.state).toMatchObject({ is: 'ready', question: { offset: -1 }, statistics: { to: monday } });
  });

  it('drops the answer of a period that was left', async () => {
    const { store } = await opened();
    const slow = later<Result<Statistics>>();
    main.answer('calls.statistics', ({ offset }) => (offset === -1 ? slow.promise : ok(statistics({ to: 2 }))));
    const left = store.step(-1);
    await store.step(-1);
    slow.resolve(ok(statistics({ to: 1 })));
    await left;
    expect(store.state).toMatchObject({ question: { offset: -2 }, statistics: { to: 2 } });
  });
});

describe('figures that cannot be read', () => {
  it('leave those of the same period on the screen', async () => {
    const { store } = await opened();
    main.answer('calls.statistics', () => ({ ok: false, error: { code: 'disk' } }));
    await store.read();
    expect(store.state.is).toBe('ready');
    expect(store.staleBecause).toEqual({ code: 'disk' });
  });

  it('are never replaced by those of another period', async () => {
    const { store } = await opened();
    main.answer('calls.statistics', () => ({ ok: false, error: { code: 'disk' } }));
    await store.step(-1);
    expect(store.state).toMatchObject({ is: 'failed', question: { offset: -1 }, error: { code: 'disk' } });
    expect(store.staleBecause).toBeUndefined();
  });
});

describe('the period before', () => {
  it.each([
    ['is all in the copy', [{ from: monday - WEEK, to: monday }], true],
    ['lies in a longer complete stretch', [{ from: 0, to: nextMonday }], true],
    ['is only half there', [{ from: monday - WEEK / 2, to: nextMonday }], false],
    ['is in two pieces', [monday - WEEK / 2, monday - WEEK].map((from) => ({ from, to: from + WEEK / 2 - 1 })), false],
    ['is not known of at all', [], false],
  ])('that %s is compared: %o → %s', async (_how, complete, isKnown) => {
    main.answer('calls.history', () => ok(history(complete)));
    const { store } = await opened();
    expect(store.state).toMatchObject({ isBeforeKnown: isKnown });
  });

  it('is not compared when nobody knows what is in the copy', async () => {
    main.answer('calls.history', () => ({ ok: false, error: { code: 'unexpected' } }));
    const { store } = await opened();
    expect(store.state).toMatchObject({ is: 'ready', isBeforeKnown: false });
  });
});
