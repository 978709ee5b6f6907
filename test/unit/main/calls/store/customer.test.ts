import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { numberKey } from '../../../../../src/main/phone-numbers/number-key.ts';
import { rowFrom, serverRow, storeForTest, uuidOf } from './store-world.ts';

const SPELLINGS = ['13800138000', '+86 138 0013 8000', '013800138000', '0571-88001122', 'anonymous', '15405714321'];

describe('a search for a customer', () => {
  it.each([
    '13800138000',
    '+86 138 0013 8000',
    '138.0013.8000.',
    'tel:+86-138-0013-8000',
    '张三 13800138000',
    '客户电话：138-0013-8000（张三）',
    'Zhang San <13800138000>',
  ])('finds all calls with them and nobody else’s: %s', async (search) => {
    const { store } = await storeForTest();
    const numbers = ['13800138000', '+8613800138000', '0086 138 0013 8000', '13800138001', '+1 380 013 8000'];
    store.upsert(numbers.map((customer_phone, n) => rowFrom({ call_uuid: uuidOf(n + 1), customer_phone })));
    const found = store.first({ search }).map(({ uuid }) => uuid);
    expect(found.toSorted()).toEqual([1, 2, 3].map(uuidOf));
  });
});

describe('what is known of a customer', () => {
  it('is nothing of somebody new', async () => {
    const { store } = await storeForTest();
    expect(store.customer('15405714321')).toEqual({ count: 0, note: { text: '', tags: [] } });
  });

  it('is the note on the number, also before there is a call', async () => {
    const { store } = await storeForTest();
    store.saveNote({ is: 'number', number: '+8615405714321' }, { text: 'rings after six', tags: ['VIP'] });
    expect(store.customer('15405714321')).toEqual({ count: 0, note: { text: 'rings after six', tags: ['VIP'] } });
  });

  it('is the line that was shown when they last picked up, not a later one that they let ring', async () => {
    const { store } = await storeForTest();
    const out = { call_type: '外呼', customer_phone: '15405714321' };
    store.upsert([
      rowFrom({
        ...out,
        call_uuid: uuidOf(1),
        states: '接听',
        trunk_number: '057100008001',
        start_time: '2026-01-01T01:00:00Z',
      }),
      rowFrom({
        ...out,
        call_uuid: uuidOf(2),
        states: '接听',
        trunk_number: '057100008002',
        start_time: '2026-01-02T01:00:00Z',
      }),
      rowFrom({
        ...out,
        call_uuid: uuidOf(3),
        states: '被叫未接',
        trunk_number: '057100008003',
        start_time: '2026-01-03T01:00:00Z',
      }),
      rowFrom({
        ...out,
        call_uuid: uuidOf(4),
        call_type: '来电',
        states: '接听',
        trunk_number: '057100008004',
        start_time: '2026-01-04T01:00:00Z',
      }),
    ]);
    expect(store.customer('15405714321')).toMatchObject({
      count: 4,
      last: { uuid: uuidOf(4) },
      answeredVia: '057100008002',
    });
  });

  it('agrees with a look through all calls, however the number is written', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(serverRow, { maxLength: 40 }),
        fc.constantFrom(...SPELLINGS),
        fc.boolean(),
        async (rows, number, isBulk) => {
          const { store } = await storeForTest();
          if (isBulk) store.beginBulk();
          store.upsert(rows);
          const theirs = store
            .snapshot({})
            .slice(0, 100)
            .filter(({ call }) => numberKey(call.customerNumber) === numberKey(number));
          const { count, last, answeredVia } = store.customer(number);
          expect(count).toBe(theirs.length);
          expect(last?.uuid).toBe(theirs[0]?.call.uuid);
          const answered = theirs.filter(({ call }) => call.direction === 'outbound' && call.state === 'answered');
          expect(answeredVia).toBe(answered.find(({ call }) => call.trunkNumber !== undefined)?.call.trunkNumber);
          store.close();
        },
      ),
      { numRuns: 60 },
    );
  });
});
