import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { floorTo, joined, lengthOf, without } from '../../../../../src/main/calls/sync/periods.ts';
import type { Period } from '../../../../../src/main/calls/call-queries.ts';

const SPAN = 40;
const period: fc.Arbitrary<Period> = fc
  .tuple(fc.nat(SPAN), fc.nat(SPAN))
  .map(([a, b]) => ({ from: Math.min(a, b), to: Math.max(a, b) }));

const covers = (periods: Period[], at: number): boolean => periods.some(({ from, to }) => from <= at && at < to);
const moments = Array.from({ length: SPAN + 1 }, (_unused, at) => at);

describe('periods', () => {
  it('lack exactly the moments that are in none of the others', () => {
    fc.assert(
      fc.property(period, fc.array(period, { maxLength: 6 }), (whole, others) => {
        const left = without(whole, others);
        for (const at of moments) expect(covers(left, at)).toBe(covers([whole], at) && !covers(others, at));
        expect(left).toEqual(joined(left));
      }),
    );
  });

  it('joined hold the same moments, in order, and touch nowhere', () => {
    fc.assert(
      fc.property(fc.array(period, { maxLength: 6 }), (periods) => {
        const whole = joined(periods);
        for (const at of moments) expect(covers(whole, at)).toBe(covers(periods, at));
        whole.slice(1).forEach(({ from }, i) => expect(from).toBeGreaterThan(whole[i]?.to ?? Infinity));
        expect(lengthOf(whole)).toBe(moments.filter((at) => covers(periods, at)).length);
      }),
    );
  });

  it('are left as they were', () => {
    const periods = [
      { from: 5, to: 9 },
      { from: 0, to: 6 },
    ];
    joined(periods);
    expect(periods).toEqual([
      { from: 5, to: 9 },
      { from: 0, to: 6 },
    ]);
  });

  it('begin at whole steps, before 1970 too', () => {
    expect([floorTo(10, 19), floorTo(10, 20), floorTo(10, -1)]).toEqual([10, 20, -10]);
  });
});
