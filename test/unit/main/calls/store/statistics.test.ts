import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { CallFigures } from '../../../../../src/preload/contract/index.ts';
import { StoreModel } from './store-model.ts';
import { NOON, rowFrom, serverRow, storeForTest, uuidOf } from './store-world.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

type Step =
  { is: 'upsert'; rows: ReturnType<typeof rowFrom>[] } | { is: 'prune'; before: number } | { is: 'bulk' | 'loaded' };

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.array(serverRow, { maxLength: 20, size: 'max' }).map((rows): Step => ({ is: 'upsert', rows })),
  },
  {
    weight: 1,
    arbitrary: fc.integer({ min: -400, max: -60 }).map((n): Step => ({ is: 'prune', before: NOON + n * 300_000 })),
  },
  { weight: 1, arbitrary: fc.constantFrom<Step[]>({ is: 'bulk' }, { is: 'loaded' }) },
);

function sum(parts: CallFigures[]): CallFigures {
  const total = { outbound: 0, inbound: 0, talked: 0, missed: 0, talkSeconds: 0 };
  for (const part of parts) for (const key of Object.keys(total) as (keyof CallFigures)[]) total[key] += part[key];
  return total;
}

describe('statistics', () => {
  it('are those of the calls, counted one by one, after whatever has happened to the history', async () => {
    const zone = process.env['TZ'];
    process.env['TZ'] = 'America/New_York';
    onTestFinished(() => {
      if (zone === undefined) delete process.env['TZ'];
      else process.env['TZ'] = zone;
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { maxLength: 8, size: 'max' }),
        fc.integer({ min: 1, max: 4 }),
        async (steps, days) => {
          const { store } = await storeForTest();
          const model = new StoreModel();
          for (const done of steps) {
            if (done.is === 'upsert') {
              store.upsert(done.rows);
              model.upsert(done.rows);
            } else if (done.is === 'prune') {
              store.prune(done.before);
              model.prune(done.before);
            } else if (done.is === 'bulk') store.beginBulk();
            else store.endBulk();
          }
          const midnight = (day: number) => new Date(2026, 2, day).getTime();
          const [from, to] = [midnight(7), midnight(7 + days)];
          const found = store.statistics({ from, to });
          expect(found.total).toEqual(model.figures(from, to));
          expect(found.before).toEqual(model.figures(from - (to - from), from));
          const byDay = Array.from({ length: days }, (_, i) => ({
            startsAt: midnight(7 + i),
            ...model.figures(midnight(7 + i), midnight(8 + i)),
          }));
          expect(found.byDay).toEqual(byDay);
          const atHour = (hour: number) =>
            model.figures(from, to, ({ startedAt = 0 }) => new Date(startedAt).getHours() === hour);
          expect(found.byHour).toEqual(Array.from({ length: 24 }, (_, hour) => atHour(hour)));
          for (const { trunkNumber, trunkName: _, ...figures } of found.byTrunk)
            expect(figures).toEqual(model.figures(from, to, (call) => call.trunkNumber === trunkNumber));
          expect(sum(found.byTrunk)).toMatchObject(found.total);
          store.close();
        },
      ),
      { numRuns: 40 },
    );
  }, 60_000);

  it('of a quarter of an hour that retention cuts in two are those of what is left', async () => {
    const { store } = await storeForTest();
    const at = (n: number, minutes: number) =>
      rowFrom({ call_uuid: uuidOf(n), call_type: '外呼', start_time: new Date(NOON + minutes * 60_000).toISOString() });
    store.upsert([at(1, 0), at(2, 3), at(3, 6), at(4, 20)]);
    store.prune(NOON + 5 * 60_000);
    expect(store.statistics({ from: NOON, to: NOON + HOUR_MS }).total.outbound).toBe(2);
  });

  it('say when part of the period is not in the history; what is still to come is not missing', async () => {
    const { store } = await storeForTest();
    const week = { from: NOON - DAY_MS, to: NOON + 6 * DAY_MS };
    expect(store.statistics(week).isPartial).toBe(true);
    store.addComplete({ from: NOON - 2 * DAY_MS, to: NOON - HOUR_MS, verifiedAt: 1 });
    expect(store.statistics(week).isPartial).toBe(true);
    store.addComplete({ from: NOON - HOUR_MS, to: NOON, verifiedAt: 2 });
    expect(store.statistics(week).isPartial).toBe(false);
  });

  it('name a line as most of its calls do, the most used line first', async () => {
    const { store } = await storeForTest();
    const start_time = new Date(NOON).toISOString();
    const lines = [
      ['1', 'old'],
      ['1', 'new'],
      ['1', 'new'],
      ['2', undefined],
      ['2', undefined],
      [undefined, undefined],
    ] as const;
    store.upsert(
      lines.map(([trunk_number, trunk_number_name], n) =>
        rowFrom({ call_uuid: uuidOf(n), call_type: '外呼', start_time, trunk_number, trunk_number_name }),
      ),
    );
    const { byTrunk } = store.statistics({ from: NOON, to: NOON + HOUR_MS });
    expect(byTrunk.map(({ trunkNumber, trunkName, outbound }) => [trunkNumber, trunkName, outbound])).toEqual([
      ['1', 'new', 3],
      ['2', undefined, 2],
      [undefined, undefined, 1],
    ]);
  });
});
