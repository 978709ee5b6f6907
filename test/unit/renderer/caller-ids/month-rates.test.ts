import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { effectScope } from 'vue';
import type { Statistics } from '../../../../src/preload/contract/index.ts';
import { answerRate } from '../../../../src/renderer/caller-ids/answer-rate.ts';
import { ratesOf, useMonthRates } from '../../../../src/renderer/caller-ids/month-rates.ts';
import { freshWindow, ok, type FakeCompanion } from '../fake-companion.ts';

const NUMBER = '02100000003';
const figures = { outbound: 10, inbound: 6, talked: 7, missed: 2, talkSeconds: 0 };
const statistics = (byTrunk: Statistics['byTrunk']): Statistics => ({
  from: 0,
  to: 1,
  total: figures,
  before: figures,
  byDay: [],
  byHour: [],
  byTrunk,
  isPartial: false,
  forgotten: 0,
});

let main: FakeCompanion;
beforeEach(() => {
  vi.useFakeTimers();
  main = freshWindow();
});
afterEach(() => void vi.useRealTimers());

describe('how often a number is answered', () => {
  it('does not count calls that came in on it', () => {
    const rates = ratesOf([{ trunkNumber: NUMBER, ...figures }]);
    expect(rates).toEqual({ [NUMBER]: { outbound: 10, talked: 3 } });
    expect(answerRate(rates, NUMBER)).toBe(0.3);
  });

  it('leaves out calls without a number', () => {
    expect(ratesOf([{ ...figures }])).toEqual({});
  });

  it('is of this month, and read again when calls change, but not at every change', async () => {
    main.answer('calls.statistics', () => ok(statistics([{ trunkNumber: NUMBER, ...figures }])));
    const scope = effectScope();
    const rates = scope.run(() => useMonthRates());
    await vi.advanceTimersByTimeAsync(0);
    expect(rates?.value?.[NUMBER]).toEqual({ outbound: 10, talked: 3 });
    expect(main.asked[0]?.input).toEqual({ period: 'month', offset: 0 });
    for (let change = 0; change < 9; change++) main.emit('calls.changed', null);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(main.count('calls.statistics')).toBe(2);
    scope.stop();
    main.emit('calls.changed', null);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(main.count('calls.statistics')).toBe(2);
  });
});
