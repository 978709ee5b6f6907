import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CallFigures } from '../../../../src/preload/contract/index.ts';
import {
  averageTalk,
  inboundRate,
  isEmpty,
  outboundRate,
  takenOf,
} from '../../../../src/renderer/statistics/figures.ts';

const nothing: CallFigures = { outbound: 0, inbound: 0, talked: 0, missed: 0, talkSeconds: 0 };

describe('the answer rates', () => {
  it('keep outbound and inbound apart', () => {
    const figures = { outbound: 10, inbound: 5, talked: 9, missed: 2, talkSeconds: 900 };
    expect(takenOf(figures)).toBe(3);
    expect(outboundRate(figures)).toBe(0.6);
    expect(inboundRate(figures)).toBe(0.6);
    expect(averageTalk(figures)).toBe(100);
  });

  it('say nothing where there was nothing to answer', () => {
    expect([outboundRate(nothing), inboundRate(nothing), averageTalk(nothing)]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('stay between nothing and all, whatever the figures are', () => {
    const count = fc.nat({ max: 1000 });
    const figures = fc.record({ outbound: count, inbound: count, talked: count, missed: count, talkSeconds: count });
    fc.assert(
      fc.property(figures, (any) => {
        const rates = [outboundRate(any), inboundRate(any)].filter((rate) => rate !== undefined);
        return rates.every((rate) => rate >= 0 && rate <= 1);
      }),
    );
  });

  it('give back what went into the figures of two directions', () => {
    const side = fc.tuple(fc.nat({ max: 500 }), fc.nat({ max: 500 }));
    fc.assert(
      fc.property(side, side, ([out, outTalked], [inTaken, missed]) => {
        const outbound = out + outTalked;
        const figures = { outbound, inbound: inTaken + missed, talked: outTalked + inTaken, missed, talkSeconds: 0 };
        expect(outboundRate(figures)).toBe(outbound === 0 ? undefined : outTalked / outbound);
        expect(takenOf(figures)).toBe(inTaken);
      }),
    );
  });
});

describe('a period', () => {
  it('is not empty when all that is known of its calls is that somebody talked', () => {
    expect(isEmpty(nothing)).toBe(true);
    expect(isEmpty({ ...nothing, talked: 1 })).toBe(false);
  });
});
