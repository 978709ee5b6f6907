import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { historyPath, ownPath } from '../../../../../src/main/calls/store/store-paths.ts';
import type { CallStoreShape } from '../../../../../src/main/calls/store/store-shape.ts';
import { NOON, rowFrom, storeForTest, uuidOf } from './store-world.ts';

const MOBILE = '13012345678';
const AMERICAN = '0013012345678';

function call(n: number, customer_phone: string) {
  const start_time = new Date(NOON - n * 60_000).toISOString();
  return rowFrom({ call_uuid: uuidOf(n), customer_phone, start_time, call_type: '来电', states: '振铃未接' });
}

/** A store as an older version left it: keys of bare digits, without country. */
async function olderStore(numbers: string[], write: (own: DatabaseSync) => void): Promise<CallStoreShape> {
  const { store, folder, reopen } = await storeForTest();
  store.upsert(numbers.map((number, n) => call(n, number)));
  store.close();
  const copy = new DatabaseSync(historyPath(folder, 'abc'));
  copy.exec(`DELETE FROM marks WHERE name = 'keys'`);
  for (const number of numbers)
    copy
      .prepare('UPDATE calls SET number_key = ? WHERE number = ?')
      .run(Number(number.replace(/\D/g, '').replace(/^(?:0086|86)?0*/, '')), number);
  copy.close();
  const own = new DatabaseSync(ownPath(folder, 'abc'));
  write(own);
  own.close();
  return reopen();
}

function note(own: DatabaseSync, target: string, text: string): void {
  own.prepare(`INSERT INTO notes VALUES ('number', ?, ?, ?, '["VIP"]')`).run(target, text, text);
}

const noteOn = (store: CallStoreShape, number: string) => store.customer(number).note;

describe('a store of an older version', () => {
  it('tells apart customers whom it took for one', async () => {
    const store = await olderStore([MOBILE, AMERICAN, '+86 130 1234 5678'], () => undefined);
    expect(store.customer(MOBILE).count).toBe(2);
    expect(store.customer('+1 301 234 5678').count).toBe(1);
    expect(store.missed().map(({ customerNumber }) => customerNumber)).toEqual([MOBILE, AMERICAN]);
  });

  it('keeps a note with the one customer whom the calls name', async () => {
    const store = await olderStore(['0013012345678', '0571-88001122'], (own) => {
      note(own, '13012345678', 'call after lunch');
      note(own, '57188001122', 'landline');
    });
    expect(noteOn(store, '+1 301 234 5678')).toEqual({ text: 'call after lunch', tags: ['VIP'] });
    expect(noteOn(store, MOBILE).text).toBe('');
    expect(noteOn(store, '+86 571 8800 1122').text).toBe('landline');
  });

  it('keeps a note with both where the calls name both, and with the mainland where they name none', async () => {
    const both = await olderStore([MOBILE, AMERICAN], (own) => note(own, MOBILE, 'whose?'));
    expect([noteOn(both, MOBILE).text, noteOn(both, AMERICAN).text]).toEqual(['whose?', 'whose?']);
    const none = await olderStore([], (own) => note(own, MOBILE, 'long ago'));
    expect([noteOn(none, MOBILE).text, noteOn(none, AMERICAN).text]).toEqual(['long ago', '']);
  });

  it('keeps what was called done', async () => {
    const store = await olderStore([MOBILE], (own) =>
      own.prepare('INSERT INTO settled VALUES (?, ?)').run(MOBILE, NOON),
    );
    expect(store.missed()).toEqual([]);
  });

  it('is put in order once: what is written since stays where it is', async () => {
    const { store, folder, reopen } = await storeForTest();
    store.upsert([call(1, MOBILE)]);
    store.saveNote({ is: 'number', number: '8001' }, { text: 'inside', tags: [] });
    store.saveNote({ is: 'number', number: `${MOBILE}-12` }, { text: 'virtual', tags: [] });
    const again = reopen();
    expect(noteOn(again, '8001').text).toBe('inside');
    expect(noteOn(again, `${MOBILE}转12`).text).toBe('virtual');
    again.close();
    const copy = new DatabaseSync(join(folder, 'calls-abc.sqlite'));
    expect(copy.prepare('SELECT number_key FROM calls').all()).toEqual([{ number_key: 8_613_012_345_678 }]);
    copy.close();
  });
});

describe('a search for a number', () => {
  const NUMBERS = [
    '13800138000',
    '+86 138-0013-8000',
    '138.0013.8000',
    '057188001122',
    '+8657188001122',
    '0571.8800.1122',
    '0085223456789',
    '+852 2345 6789',
    '85366123456',
    '+886912345678',
    '13012345678',
    '0013012345678',
    '13900139000-1234',
    '13900139000转5678',
  ];
  const MOBILES = NUMBERS.slice(0, 3);
  const LANDLINES = NUMBERS.slice(3, 6);
  const FINDS: [search: string, found: string[]][] = [
    ...[
      '13800138000',
      '+8613800138000',
      '0086 138 0013 8000',
      '8613800138000',
      '013800138000',
      '138.0013.8000',
      '13800138000。',
      '138-0013-8000.',
      '\u202d13800138000\u202c',
      '138\u200b00138000',
      'tel:+86-138-0013-8000',
      'sip:13800138000@pbx.example',
      '电话：13800138000',
      '１３８００１３８０００',
      ' 13800138000 ',
    ].map((search): [string, string[]] => [search, MOBILES]),
    ...[
      '057188001122',
      '+86 571 8800 1122',
      '(0571)8800-1122',
      '0571/88001122',
      '0571.8800.1122',
      '008657188001122',
    ].map((search): [string, string[]] => [search, LANDLINES]),
    ['85223456789', ['0085223456789', '+852 2345 6789']],
    ['+852-2345-6789', ['0085223456789', '+852 2345 6789']],
    ['00852 2345 6789', ['0085223456789', '+852 2345 6789']],
    ['+853 6612 3456', ['85366123456']],
    ['00886912345678', ['+886912345678']],
    ['+1 301 234 5678', ['0013012345678']],
    ['13012345678', ['13012345678']],
    ['13900139000-1234', ['13900139000-1234']],
    ['13900139000转5678', ['13900139000转5678']],
    ['13900139000', ['13900139000-1234', '13900139000转5678']],
    // Parts
    ['0013800', MOBILES],
    ['+86 138 0013', MOBILES],
    ['0086138001', MOBILES],
    ['138.0013', MOBILES],
    ['0138 0013', MOBILES],
    ['571 8800', LANDLINES],
    ['+86 571 8800', LANDLINES],
  ];

  it.each(FINDS)('%j finds its customer in every spelling, and nobody else', async (search, found) => {
    const { store } = await storeForTest();
    store.upsert(NUMBERS.map((number, n) => call(n, number)));
    while (store.tend());
    expect(store.first({ search }).map(({ customerNumber }) => customerNumber)).toEqual(found);
  });

  it('finds a reference that holds the number of another', async () => {
    const { store } = await storeForTest();
    const row = rowFrom({ call_uuid: uuidOf(1), customer_phone: '0571-88001122', user_data: 'order 13800138000' });
    store.upsert([row]);
    while (store.tend());
    expect(store.first({ search: '13800138000' })).toHaveLength(1);
  });
});
