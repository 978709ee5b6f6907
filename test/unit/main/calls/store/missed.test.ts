import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { numberKey } from '../../../../../src/main/phone-numbers/number-key.ts';
import { ownPath } from '../../../../../src/main/calls/store/store-paths.ts';
import { StoreModel } from './store-model.ts';
import { NOON, rowFrom, serverRow, storeForTest, uuidOf } from './store-world.ts';

const CUSTOMER = '13800138000';
let last = 0;

function call(state: string, minutes: number, number = CUSTOMER, type = '来电') {
  const start_time = new Date(NOON + minutes * 60_000).toISOString();
  return rowFrom({ call_uuid: uuidOf(++last), call_type: type, states: state, customer_phone: number, start_time });
}

describe('the inbox of missed calls', () => {
  it('holds what a look at all calls of each customer says', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(serverRow, { maxLength: 25 }), { maxLength: 3 }),
        fc.array(
          fc.record({
            number: fc.constantFrom(CUSTOMER, '057188001122', 'anonymous', '95588'),
            isSettled: fc.boolean(),
          }),
          { maxLength: 3 },
        ),
        fc.boolean(),
        async (pages, settled, isBulk) => {
          const { store } = await storeForTest();
          const model = new StoreModel();
          for (const page of pages) {
            if (isBulk) store.beginBulk();
            store.upsert(page);
            model.upsert(page);
            if (isBulk) store.endBulk();
          }
          const before = new Map<string, number>();
          const put = (map: Map<string, number>, key: string, at: number | undefined): unknown =>
            at === undefined ? map.delete(key) : map.set(key, at);
          for (const { number, isSettled } of settled) {
            store.settleMissed(number, isSettled, NOON * 2);
            const key = numberKey(number);
            const was = model.settled.get(key);
            put(model.settled, key, isSettled ? NOON * 2 : before.get(key));
            put(before, key, isSettled ? was : undefined);
          }
          const found = store.missed();
          const figures = found.map(({ customerNumber, missedAt, times, triedAt }) => [
            numberKey(customerNumber),
            { missedAt, times, ...(triedAt !== undefined && { triedAt }) },
          ]);
          expect(new Map(figures as [string, never][])).toEqual(model.missed());
          const times = found.map(({ missedAt }) => missedAt);
          expect(times).toEqual([...times].sort((a, b) => b - a));
          store.close();
        },
      ),
      { numRuns: 40 },
    );
  }, 60_000);

  it.each([
    '振铃未接',
    '坐席未接听',
    '主叫未接',
    '被叫未接',
    '没有接听',
    '接通前挂断',
    '無人接聽',
    'voicemail',
    'no answer',
  ])('is not empty because of a word: %s', async (word) => {
    const { store } = await storeForTest();
    store.upsert([call(word, 0)]);
    expect(store.missed()).toMatchObject([{ customerNumber: CUSTOMER, times: 1 }]);
  });

  it('is left when a later call with that customer is talked, in either direction and however the number is written', async () => {
    const { store } = await storeForTest();
    store.upsert([call('振铃未接', 0), call('队列放弃', 5)]);
    expect(store.missed()).toMatchObject([{ customerNumber: CUSTOMER, times: 2, state: 'queue-abandoned' }]);
    store.upsert([call('被叫未接', 6, `+86${CUSTOMER}`, '外呼')]);
    expect(store.missed()).toMatchObject([{ triedAt: NOON + 6 * 60_000 }]);
    store.upsert([call('接听', 7, `0${CUSTOMER}`, '外呼')]);
    expect(store.missed()).toEqual([]);
    store.upsert([call('振铃未接', 8)]);
    expect(store.missed()).toMatchObject([{ times: 1, missedAt: NOON + 8 * 60_000 }]);
  });

  it('does not hold calls that ended in the menu, and numbers that nobody can call back', async () => {
    const { store } = await storeForTest();
    store.upsert([call('ivr', 0), call('振铃未接', 1, ''), call('主叫未接', 2, CUSTOMER, '外呼')]);
    expect(store.missed()).toEqual([]);
  });

  it('is left by hand and come back to by the next missed call, also by one that the history had not heard of yet', async () => {
    const { store } = await storeForTest();
    store.upsert([call('振铃未接', 0)]);
    store.settleMissed(CUSTOMER, true, NOON + 10 * 60_000);
    expect(store.missed()).toEqual([]);
    store.upsert([call('振铃未接', 9)]);
    expect(store.missed()).toMatchObject([{ times: 1 }]);
    store.settleMissed(CUSTOMER, false, NOON);
    expect(store.missed()).toMatchObject([{ times: 2 }]);
  });

  it('gives back with "undo" what was done before', async () => {
    const { store } = await storeForTest();
    store.upsert([call('振铃未接', 0)]);
    store.settleMissed(CUSTOMER, true, NOON + 60_000);
    store.upsert([call('振铃未接', 10)]);
    const before = store.missed();
    store.settleMissed(CUSTOMER, true, NOON + 11 * 60_000);
    expect(store.missed()).toEqual([]);
    store.settleMissed(CUSTOMER, false, NOON + 12 * 60_000);
    expect(store.missed()).toEqual(before);
    expect(before).toMatchObject([{ times: 1 }]);
  });

  it('keeps what was settled when the clock was far ahead for once', async () => {
    let now = NOON;
    const DAY = 86_400_000;
    const { store } = await storeForTest({ now: () => now });
    const rows = [call('振铃未接', -1440), call('振铃未接', -60, '13900139000')];
    store.upsert(rows);
    store.settleMissed(CUSTOMER, true, NOON);
    now = NOON + 400 * DAY;
    for (let n = 0; n < 2; n++) store.prune(now - 90 * DAY);
    now = NOON;
    store.upsert(rows);
    expect(store.missed().map(({ customerNumber }) => customerNumber)).toEqual(['13900139000']);
  });

  it('forgets what was settled when no call from then is kept', async () => {
    const { store, folder } = await storeForTest();
    const DAY = 86_400_000;
    store.upsert([call('振铃未接', -100 * 1440), call('接听', -60, '13900139000')]);
    store.settleMissed(CUSTOMER, true, NOON);
    store.prune(NOON - 90 * DAY);
    store.close();
    const own = new DatabaseSync(ownPath(folder, 'abc'));
    expect(own.prepare('SELECT * FROM settled').all()).toEqual([]);
    own.close();
  });

  it('remembers over restarts what was settled', async () => {
    const { store, reopen } = await storeForTest();
    store.upsert([call('振铃未接', 0)]);
    store.settleMissed(CUSTOMER, true, NOON + 1);
    expect(reopen().missed()).toEqual([]);
  });

  it('is not older than some seconds during a first load, and up to date after it', async () => {
    let now = NOON;
    const { store } = await storeForTest({ now: () => now });
    store.beginBulk();
    store.upsert([call('振铃未接', 0)]);
    expect(store.missed()).toHaveLength(1);
    store.upsert([call('振铃未接', 1, '13900139000')]);
    expect(store.missed()).toHaveLength(1);
    now += 10_000;
    expect(store.missed()).toHaveLength(2);
    store.upsert([call('振铃未接', 2, '13700137000')]);
    store.endBulk();
    expect(store.missed()).toHaveLength(3);
  });
});
