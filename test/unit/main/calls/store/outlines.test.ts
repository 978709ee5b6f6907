import { describe, expect, it, onTestFinished } from 'vitest';
import { NOON, rowFrom, storeForTest, uuidOf } from './store-world.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

function calls(times: (number | undefined)[]) {
  return times.map((at, n) =>
    rowFrom({ call_uuid: uuidOf(n), ...(at !== undefined && { start_time: new Date(at).toISOString() }) }),
  );
}

function inZone(zone: string): void {
  const before = process.env['TZ'];
  process.env['TZ'] = zone;
  onTestFinished(() => {
    if (before === undefined) delete process.env['TZ'];
    else process.env['TZ'] = before;
  });
}

describe('the shape of a list', () => {
  it('has the days of this computer’s calendar, the day of 23 hours too, and calls without a time last', async () => {
    inZone('America/New_York');
    const { store } = await storeForTest();
    // Clocks go forward on 8 March 2026, 02:00.
    const midnight = (day: number) => new Date(2026, 2, day).getTime();
    expect(midnight(9) - midnight(8)).toBe(23 * HOUR_MS);
    store.upsert(calls([midnight(8), undefined, midnight(9), midnight(9) - 1000, midnight(8) - 1000, midnight(10)]));
    expect(store.outline({}).days).toEqual([
      { startsAt: midnight(10), count: 1 },
      { startsAt: midnight(9), count: 1 },
      { startsAt: midnight(8), count: 2 },
      { startsAt: midnight(7), count: 1 },
      { count: 1 },
    ]);
  });

  it('says where a call stands, if it is in the list', async () => {
    const { store } = await storeForTest();
    store.upsert(calls([NOON - 2000, NOON, NOON - 1000]));
    expect(store.outline({}, uuidOf(0)).anchorIndex).toBe(2);
    expect(store.outline({ from: NOON }, uuidOf(0)).anchorIndex).toBeUndefined();
    expect(store.outline({}, uuidOf(9)).anchorIndex).toBeUndefined();
  });

  it('stays as it was while calls come and go; who has gone is null', async () => {
    const { store } = await storeForTest();
    store.upsert(calls([NOON, NOON - DAY_MS]));
    const { id } = store.outline({});
    store.upsert([rowFrom({ call_uuid: uuidOf(7), start_time: new Date(NOON + 1000).toISOString() })]);
    store.prune(NOON - 1);
    expect(store.rows(id, 0, 10).map((row) => row?.uuid)).toEqual([uuidOf(0), undefined]);
    expect(store.rows(id, 5, 10)).toEqual([]);
  });

  it('is kept for the last four lists', async () => {
    const { store } = await storeForTest();
    store.upsert(calls([NOON]));
    const ids = Array.from({ length: 5 }, () => store.outline({}).id);
    expect(() => store.rows(ids[0] ?? 0, 0, 1)).toThrow(expect.objectContaining({ why: 'outline-gone' }));
    expect(store.rows(ids[1] ?? 0, 0, 1)).toHaveLength(1);
  });
});

describe('a window of rows', () => {
  it('of a hundred calls stays below 64 KB, however long the server’s texts are', async () => {
    const { store } = await storeForTest();
    const long = '很长'.repeat(200);
    const rows = Array.from({ length: 150 }, (_, n) =>
      rowFrom({
        ...{ call_uuid: uuidOf(n), customer_phone: long, customer_attribution: long, states: long },
        ...{ trunk_number: long, trunk_number_name: long, start_time: '2026-03-09T04:00:00Z' },
      }),
    );
    store.upsert(rows);
    const { id } = store.outline({});
    const window = store.rows(id, 0, 1000);
    expect(window).toHaveLength(100);
    expect(JSON.stringify(window).length).toBeLessThan(65_536);
  });

  it('shows the agent’s own marks on the call and on its number', async () => {
    const { store } = await storeForTest();
    store.upsert([rowFrom({ call_uuid: uuidOf(1), customer_phone: '+8613800138000' })]);
    store.saveNote({ is: 'call', uuid: uuidOf(1) }, { text: '', tags: ['VIP', 'a'] });
    store.saveNote({ is: 'number', number: '013800138000' }, { text: 'knows us', tags: ['VIP', 'b'] });
    expect(store.first({})[0]).toMatchObject({ hasNote: true, tags: ['VIP', 'a', 'b'] });
  });
});

describe('a snapshot', () => {
  it('gives the calls of its moment, with all that was written about them', async () => {
    const { store } = await storeForTest();
    const rows = calls([NOON, NOON - 1000, NOON - DAY_MS]);
    store.upsert(rows);
    store.saveNote({ is: 'call', uuid: uuidOf(1) }, { text: 'asks for a bill', tags: ['VIP'] });
    const snapshot = store.snapshot({});
    store.prune(NOON - 2000);
    expect(snapshot.count).toBe(3);
    const copies = [...snapshot.slice(0, 2), ...snapshot.slice(2, 2)];
    expect(copies.map(({ call, note, tags }) => [call.uuid, note, tags])).toEqual([
      [uuidOf(0), '', []],
      [uuidOf(1), 'asks for a bill', ['VIP']],
    ]);
  });
});

describe('the last numbers', () => {
  it('are twelve, newest first, each customer once', async () => {
    const { store } = await storeForTest();
    const numbers = Array.from({ length: 40 }, (_, n) =>
      n % 2 ? `1380013800${Math.floor(n / 4)}` : `+861390013${8000 + n}`,
    );
    store.upsert(
      numbers.map((number, n) =>
        rowFrom({ call_uuid: uuidOf(n), customer_phone: number, start_time: new Date(NOON - n * 1000).toISOString() }),
      ),
    );
    const expected = [...new Set(numbers)].slice(0, 12);
    expect(store.recentNumbers().map(({ customerNumber }) => customerNumber)).toEqual(expected);
  });
});
