import { describe, expect, it } from 'vitest';
import { rowFrom, storeForTest, uuidOf } from './store-world.ts';

describe('own notes', () => {
  it('are kept over restarts, each on its call or on its number however that is written', async () => {
    const { store, reopen } = await storeForTest();
    store.upsert([rowFrom({ call_uuid: uuidOf(1), customer_phone: '+8613800138000' })]);
    store.saveNote({ is: 'call', uuid: uuidOf(1) }, { text: 'call\n"x" \u{1F600}', tags: ['b', 'a', 'b'] });
    store.saveNote({ is: 'number', number: '013800138000' }, { text: 'number', tags: [] });
    expect(reopen().notes(uuidOf(1))).toEqual({
      call: { text: 'call\n"x" \u{1F600}', tags: ['b', 'a'] },
      number: { text: 'number', tags: [] },
    });
  });

  it('are taken back by an empty note, with their tags', async () => {
    const { store } = await storeForTest();
    const target = { is: 'call', uuid: uuidOf(1) } as const;
    store.saveNote(target, { text: 'x', tags: ['VIP'] });
    expect(store.choices().tags).toEqual(['VIP']);
    store.saveNote(target, { text: '', tags: [] });
    expect(store.choices().tags).toEqual([]);
    expect(store.notes(uuidOf(1)).call).toEqual({ text: '', tags: [] });
  });

  it('wait for a call that the history does not have yet', async () => {
    const { store } = await storeForTest();
    store.saveNote({ is: 'call', uuid: uuidOf(1) }, { text: '', tags: ['VIP'] });
    expect(store.first({ tag: 'VIP' })).toEqual([]);
    store.upsert([rowFrom({ call_uuid: uuidOf(1) })]);
    expect(store.first({ tag: 'VIP' })).toMatchObject([{ uuid: uuidOf(1), tags: ['VIP'], hasNote: false }]);
  });
});

describe('what can be chosen to filter by', () => {
  it('is the lines of the calls, each number once, and the own tags', async () => {
    const { store } = await storeForTest();
    store.upsert([
      rowFrom({ call_uuid: uuidOf(1), trunk_number: '2', trunk_number_name: 'Sales' }),
      rowFrom({ call_uuid: uuidOf(2), trunk_number: '2' }),
      rowFrom({ call_uuid: uuidOf(3), trunk_number: '1' }),
      rowFrom({ call_uuid: uuidOf(4), trunk_number_name: 'nameless' }),
    ]);
    expect(store.choices()).toEqual({ tags: [], trunks: [{ number: '1' }, { number: '2', name: 'Sales' }] });
  });

  it('knows the region of a number from its newest call', async () => {
    const { store } = await storeForTest();
    store.upsert([rowFrom({ call_uuid: uuidOf(1), customer_phone: '13800138000', customer_attribution: '浙江 杭州' })]);
    expect(store.regionOf('+86 138 0013 8000')).toBe('浙江 杭州');
    expect(store.regionOf('13900139000')).toBeUndefined();
    expect(store.regionOf('nobody')).toBeUndefined();
  });
});
