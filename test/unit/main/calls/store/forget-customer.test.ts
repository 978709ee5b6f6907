import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CallStoreShape } from '../../../../../src/main/calls/store/store-shape.ts';
import { numberKey } from '../../../../../src/main/phone-numbers/number-key.ts';
import { NOON, rowFrom, storeForTest, uuidOf } from './store-world.ts';

const NUMBER = '13800138000';
const SPELLINGS = [
  NUMBER,
  '+8613800138000',
  '013800138000',
  '0086 138 0013 8000',
  '138-0013-8000',
  '１３８００１３８０００',
];
const OTHERS = ['13912345678', '057188001122', 'Anonymous', ''];
const HOUR = 3_600_000;

function call(n: number, customer_phone: string, at = NOON - n * HOUR) {
  return rowFrom({
    call_uuid: uuidOf(n),
    call_type: '来电',
    states: '振铃未接',
    customer_phone,
    start_time: new Date(at).toISOString(),
    customer_attribution: customer_phone === NUMBER ? '浙江 湖州' : '浙江 杭州',
  });
}

/** A call in each spelling, calls of others, and everything that the agent can write about them. */
function fill(store: CallStoreShape): void {
  store.beginBulk();
  store.upsert([...SPELLINGS, ...OTHERS].map((number, i) => call(i + 1, number)));
  store.endBulk();
  while (store.tend());
  store.noteOdd([{ row: JSON.stringify(['2026', '0138 0013 8000', '来电']), field: 'duration' }], []);
  store.saveNote({ is: 'number', number: '0138 0013 8000' }, { text: 'the customer', tags: ['VIP'] });
  store.saveNote({ is: 'call', uuid: uuidOf(2) }, { text: 'call of 138 0013 8000', tags: [] });
  store.saveNote({ is: 'number', number: OTHERS[0] ?? '' }, { text: 'somebody else', tags: ['VIP'] });
  store.settleMissed(NUMBER, true, NOON);
}

/** The number's digits, and its key as SQLite writes an integer. */
function traces(): Buffer[] {
  const integer = Buffer.alloc(8);
  integer.writeBigInt64BE(BigInt(numberKey(NUMBER).slice(1)));
  return [
    Buffer.from(NUMBER),
    Buffer.from('138 0013 8000'),
    Buffer.from('138-0013-8000'),
    integer.subarray(2),
    Buffer.from('湖州'),
  ];
}

function filesWith(folder: string, texts: Buffer[]): string[] {
  return readdirSync(folder)
    .filter((name) => statSync(join(folder, name)).isFile())
    .filter((name) => {
      const content = readFileSync(join(folder, name));
      return texts.some((text) => content.includes(text));
    });
}

describe('forgetting a customer', () => {
  it.each(SPELLINGS)(
    'removes their calls, notes, tags and what was settled, when asked for as %s',
    async (spelling) => {
      const { store } = await storeForTest();
      fill(store);
      expect(store.forgetCustomer(spelling)).toBe(SPELLINGS.length);
      for (const number of SPELLINGS) {
        expect(store.customer(number)).toEqual({ count: 0, note: { text: '', tags: [] } });
        expect(store.first({ search: number })).toEqual([]);
      }
      expect(store.notes(uuidOf(2)).call.text).toBe('');
      expect(store.unreadable()).toEqual([]);
      expect(store.missed().map(({ customerNumber }) => customerNumber)).toEqual([
        '13912345678',
        '057188001122',
        'Anonymous',
      ]);
    },
  );

  it('leaves everybody else as they were, and the figures without them', async () => {
    const [{ store }, { store: without }] = [await storeForTest(), await storeForTest()];
    fill(store);
    without.upsert(OTHERS.map((number, i) => call(SPELLINGS.length + i + 1, number)));
    without.saveNote({ is: 'number', number: OTHERS[0] ?? '' }, { text: 'somebody else', tags: ['VIP'] });
    store.forgetCustomer(NUMBER);
    expect(store.first({})).toEqual(without.first({}));
    expect(store.choices()).toEqual(without.choices());
    const week = { from: NOON - 168 * HOUR, to: NOON + HOUR };
    expect(store.statistics(week)).toEqual({ ...without.statistics(week), forgotten: 1 });
    expect(store.statistics({ from: NOON, to: NOON + HOUR }).forgotten).toBe(0);
    expect(store.first({ search: '139' }).map(({ uuid }) => uuid)).toEqual([uuidOf(7)]);
  });

  it('leaves no byte of the number in any file, nor in a damaged one that was moved aside', async () => {
    const { store, folder } = await storeForTest();
    fill(store);
    writeFileSync(join(folder, 'own-abc.sqlite.damaged-1'), `…${NUMBER}…`);
    writeFileSync(join(folder, 'own-abc.sqlite.damaged-2'), 'notes about somebody else');
    expect(filesWith(folder, traces())).not.toEqual([]);
    store.forgetCustomer(NUMBER);
    expect(filesWith(folder, traces())).toEqual([]);
    expect(readdirSync(folder)).toContain('own-abc.sqlite.damaged-2');
    store.close();
    expect(filesWith(folder, traces())).toEqual([]);
  });

  it('keeps their calls from coming back: those from before, those without a time, and those that were stored, however their time is read', async () => {
    const { store, reopen } = await storeForTest();
    fill(store);
    store.forgetCustomer(NUMBER);
    for (const opened of [() => store, reopen]) {
      const open = opened();
      for (const number of SPELLINGS) {
        expect(open.isForgotten({ uuid: 'x', number, at: NOON - 1 })).toBe(true);
        expect(open.isForgotten({ uuid: 'x', number, at: undefined })).toBe(true);
        expect(open.isForgotten({ uuid: uuidOf(1), number, at: NOON + 8 * HOUR })).toBe(true);
        expect(open.isForgotten({ uuid: 'new', number, at: NOON + 1 })).toBe(false);
      }
      for (const number of [...OTHERS, undefined])
        expect(open.isForgotten({ uuid: 'x', number, at: NOON - 1 })).toBe(false);
      open.saveNote({ is: 'call', uuid: uuidOf(2) }, { text: 'was being written', tags: [] });
      expect(open.notes(uuidOf(2)).call.text).toBe('');
      expect(open.forgotten()).toEqual({ customers: 1, isLost: false });
    }
  });

  it('tells when the list of forgotten customers was damaged, and goes on', async () => {
    const { store, folder, reopen } = await storeForTest();
    fill(store);
    store.forgetCustomer(NUMBER);
    writeFileSync(join(folder, 'forgotten-abc.json'), '{"version":1');
    const again = reopen();
    expect(again.forgotten()).toEqual({ customers: 0, isLost: true });
    expect(again.first({})).toHaveLength(OTHERS.length);
    expect(reopen().forgotten().isLost).toBe(true);
    reopen().forgetCustomer(NUMBER);
    expect(reopen().forgotten()).toEqual({ customers: 1, isLost: false });
  });
});
