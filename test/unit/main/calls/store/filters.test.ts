import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { CallStoreShape } from '../../../../../src/main/calls/store/store-shape.ts';
import type { CallFilter, CallRecord, NoteTarget, OwnNote } from '../../../../../src/preload/contract/index.ts';
import { StoreModel } from './store-model.ts';
import { NOON, TAGS, callFilter, rowFrom, serverRow, storeForTest, uuidOf } from './store-world.ts';

/** During a first load, after it, without one, and while a long gap is filled: the search index then has only what was there before. */
const conditions = fc.constantFrom('loading', 'loaded', 'settled', 'catching-up');
const note: fc.Arbitrary<[NoteTarget, OwnNote]> = fc.tuple(
  fc.oneof(
    fc.nat(40).map((n): NoteTarget => ({ is: 'call', uuid: uuidOf(n) })),
    fc
      .constantFrom('13800138000', '057188001122', 'anonymous', '10086')
      .map((number): NoteTarget => ({ is: 'number', number })),
  ),
  fc.record({ text: fc.constantFrom('', 'A Note: 杭州 "x" 100%'), tags: fc.subarray(TAGS) }),
);

async function filled(
  rows: Parameters<CallStoreShape['upsert']>[0],
  notes: [NoteTarget, OwnNote][],
  condition: string,
) {
  const { store } = await storeForTest();
  const model = new StoreModel();
  if (condition.startsWith('load')) store.beginBulk();
  for (const part of [rows.slice(0, rows.length / 2), rows.slice(rows.length / 2)]) {
    store.upsert(part);
    if (condition === 'catching-up') store.beginBulk();
    model.upsert(part);
  }
  if (condition === 'loaded') store.endBulk();
  for (const [target, words] of notes) {
    store.saveNote(target, words);
    model.saveNote(target, words);
  }
  return { store, model };
}

function allRows(store: CallStoreShape, filter: CallFilter): (string | undefined)[] {
  const { id, count } = store.outline(filter);
  const windows = Array.from({ length: Math.ceil(count / 7) }, (_, i) => store.rows(id, i * 7, 7));
  return windows.flat().map((row) => row?.uuid);
}

/** Newest first, calls without a time last; the order within a second is the store's own affair. */
function isInOrder(calls: (CallRecord | undefined)[]): boolean {
  const keys = calls.map((call) => call?.startedAt ?? -Infinity);
  return keys.every((key, i) => i === 0 || key <= (keys[i - 1] ?? Infinity));
}

it('gives the same calls as a plain look at each of them, whatever the filter and the state of the indexes', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(serverRow, { maxLength: 60, size: 'max' }),
      fc.array(note, { maxLength: 6 }),
      conditions,
      fc.array(callFilter, { minLength: 4, maxLength: 8 }),
      async (rows, notes, condition, filters) => {
        const { store, model } = await filled(rows, notes, condition);
        for (const filter of filters) {
          const expected = model.matching(filter).map(({ uuid }) => uuid);
          const listed = allRows(store, filter);
          expect([...listed].sort()).toEqual([...expected].sort());
          expect(isInOrder(listed.map((uuid) => model.calls.get(uuid ?? '')))).toBe(true);
          expect(store.first(filter).map(({ uuid }) => uuid)).toEqual(listed.slice(0, 50));
          const { count } = store.snapshot(filter);
          expect(count).toBe(expected.length);
        }
        store.close();
      },
    ),
    { numRuns: 40 },
  );
}, 60_000);

it('answers with the newest fifty, also where a search matches thousands', async () => {
  const { store } = await storeForTest();
  const rows = Array.from({ length: 4_000 }, (_, n) =>
    rowFrom({ call_uuid: uuidOf(n), customer_phone: `138${n}`, start_time: new Date(NOON - n * 1000).toISOString() }),
  );
  store.upsert(rows);
  while (store.tend());
  const newest = rows.slice(0, 50).map(({ call }) => call.uuid);
  expect(store.first({ search: '138' }).map(({ uuid }) => uuid)).toEqual(newest);
  expect(store.outline({ search: '138' }).count).toBe(4_000);
  expect(store.outline({ search: '1383999' }).count).toBe(1);
});

it('finds a call by what it says now, not by what it said before', async () => {
  const { store } = await storeForTest();
  const before = { call_uuid: uuidOf(1), customer_phone: '13800138000', user_data: 'order-1' };
  store.upsert([rowFrom(before)]);
  while (store.tend());
  store.upsert([rowFrom({ ...before, user_data: 'order-2' })]);
  expect(store.first({ search: 'order-1' })).toEqual([]);
  expect(store.first({ search: 'order-2' })).toHaveLength(1);
});
