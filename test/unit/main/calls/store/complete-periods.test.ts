import fc from 'fast-check';
import { expect, it } from 'vitest';
import { stretches } from '../../../../../src/main/calls/store/complete-periods.ts';
import { storeForTest } from './store-world.ts';

const piece = fc
  .record({ from: fc.nat(40), length: fc.integer({ min: -2, max: 12 }), verifiedAt: fc.nat(5) })
  .map(({ from, length, verifiedAt }) => ({ from, to: from + length, verifiedAt: verifiedAt + 1 }));

it('knows of every moment whether it is complete and when that was made sure of last', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 12 }), fc.nat(40), async (pieces, before) => {
      const { store } = await storeForTest();
      const model = new Map<number, number>();
      for (const period of pieces) {
        store.addComplete(period);
        for (let at = period.from; at < period.to; at++) model.set(at, Math.max(model.get(at) ?? 0, period.verifiedAt));
      }
      store.prune(before);
      const known = store.completePeriods();
      const moments = known.flatMap(({ from, to, verifiedAt }) =>
        Array.from({ length: to - from }, (_, i) => [from + i, verifiedAt] as const),
      );
      expect(moments).toEqual([...model].filter(([at]) => at >= before).sort(([a], [b]) => a - b));
      const gaps = stretches(known).map(({ from, to }, i, all) => from < to && from > (all[i - 1]?.to ?? -1));
      expect(gaps.every(Boolean)).toBe(true);
      store.close();
    }),
    { numRuns: 40 },
  );
}, 60_000);

it('keeps few pieces after years of syncs, and forgets none of the time', async () => {
  const { store } = await storeForTest();
  for (let n = 0; n < 300; n++) store.addComplete({ from: n, to: n + 1, verifiedAt: n + 1 });
  const known = store.completePeriods();
  expect(known).toHaveLength(200);
  expect(stretches(known)).toEqual([{ from: 0, to: 300 }]);
  expect(known.every(({ from, verifiedAt }) => verifiedAt <= from + 1)).toBe(true);
});
