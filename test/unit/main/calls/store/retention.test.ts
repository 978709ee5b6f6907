import { mkdirSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { wipeCallStore } from '../../../../../src/main/calls/store/wipe-call-store.ts';
import { NOON, rowFrom, storeForTest, uuidOf } from './store-world.ts';

const DAY_MS = 86_400_000;

function callAt(n: number, at: number | undefined, wire: Parameters<typeof rowFrom>[0] = {}) {
  return rowFrom({
    call_uuid: uuidOf(n),
    ...(at !== undefined && { start_time: new Date(at).toISOString() }),
    ...wire,
  });
}

describe('retention', () => {
  it('removes what began before, with the words that only those calls had, and keeps the agent’s notes', async () => {
    const { store, folder } = await storeForTest();
    const gone = { customer_attribution: 'Atlantis', customer_phone: 'sip:nemo', trunk_number: '999000111' };
    store.upsert([
      callAt(1, NOON - DAY_MS, gone),
      callAt(2, NOON),
      callAt(3, undefined, { end_time: '2026-03-01T00:00:00Z' }),
      callAt(4, undefined),
    ]);
    store.saveNote({ is: 'call', uuid: uuidOf(1) }, { text: 'remember', tags: [] });
    store.addComplete({ from: NOON - 2 * DAY_MS, to: NOON + 1, verifiedAt: 1 });
    expect(store.prune(NOON)).toBe(2);
    expect(store.first({}).map(({ uuid }) => uuid)).toEqual([uuidOf(2), uuidOf(4)]);
    expect(store.first({ search: 'nemo' })).toEqual([]);
    expect(store.choices().trunks).toEqual([]);
    expect(store.completePeriods()).toEqual([{ from: NOON, to: NOON + 1, verifiedAt: 1 }]);
    expect(store.notes(uuidOf(1)).call.text).toBe('remember');
    store.close();
    const bytes = readFileSync(join(folder, 'calls-abc.sqlite'));
    for (const word of ['Atlantis', 'nemo', '999000111']) expect(bytes.includes(word)).toBe(false);
  });

  it('never gives the place of a removed call to another one', async () => {
    const { store, reopen } = await storeForTest();
    store.upsert([callAt(1, NOON, { customer_phone: '13800138000' })]);
    store.prune(NOON + 1);
    const again = reopen();
    again.upsert([callAt(2, NOON, { customer_phone: '13900139000' })]);
    while (again.tend());
    expect(again.first({ search: '1380013' })).toEqual([]);
    expect(again.first({ search: '1390013' })).toHaveLength(1);
  });
});

describe('times without an offset', () => {
  it('are read again when the setting changes, and back', async () => {
    const { store } = await storeForTest();
    const wire = {
      call_uuid: uuidOf(1),
      call_type: '外呼',
      start_time: '2026-03-09 04:00:00',
      end_time: '2026-03-09 04:01:00',
    };
    const fixed = callAt(2, NOON, { call_type: '外呼' });
    store.upsert([rowFrom(wire), fixed, rowFrom({ call_uuid: uuidOf(3), end_time: '2026-03-09 04:00:00' })]);
    const before = store.get(uuidOf(1));
    store.rereadTimes('china');
    expect(store.get(uuidOf(1))?.call).toEqual(rowFrom(wire, 'china').call);
    expect(store.get(uuidOf(2))?.call).toEqual(fixed.call);
    expect(store.get(uuidOf(3))?.call.endedAt).toBe(NOON - 8 * 3_600_000);
    expect(store.statistics({ from: NOON - 3_600_000 * 8, to: NOON }).total.outbound).toBe(1);
    expect(store.upsert([rowFrom(wire, 'china')])).toMatchObject({ unchanged: 1 });
    store.rereadTimes('utc');
    expect(store.get(uuidOf(1))).toEqual(before);
  });
});

describe('the files', () => {
  it('go all but the one that cannot be removed, and that one is told', async () => {
    const { store, folder } = await storeForTest();
    store.upsert([callAt(1, NOON)]);
    store.close();
    mkdirSync(join(folder, 'calls-abc.sqlite.damaged-1'));
    expect(() => wipeCallStore(folder, 'abc')).toThrow(expect.objectContaining({ code: 'EISDIR' }));
    expect(readdirSync(folder)).toEqual(['calls-abc.sqlite.damaged-1']);
  });

  it('are the owner’s only, in a folder that is', async () => {
    const { store, folder } = await storeForTest();
    store.upsert([callAt(1, NOON)]);
    store.saveNote({ is: 'call', uuid: uuidOf(1) }, { text: 'x', tags: [] });
    const files = readdirSync(folder);
    expect(files.filter((name) => !name.endsWith('-shm')).sort()).toEqual([
      ...['calls-abc.sqlite', 'calls-abc.sqlite-wal', 'own-abc.sqlite', 'own-abc.sqlite-wal'],
    ]);
    for (const name of files) expect(statSync(join(folder, name)).mode & 0o077).toBe(0);
    expect(statSync(folder).mode & 0o077).toBe(0);
  });

  it('are all gone after a wipe, those of other agents are not', async () => {
    const { store, folder } = await storeForTest();
    store.upsert([callAt(1, NOON)]);
    store.close();
    const { writeFileSync } = await import('node:fs');
    const ours = [
      'calls-abc.sqlite.damaged-5',
      'calls-abc.sqlite.damaged-5-wal',
      'own-abc.sqlite.damaged-7',
      'calls-abc.sqlite-wal',
    ];
    const others = ['calls-abcd.sqlite', 'own-xyz.sqlite', 'calls-abc.txt'];
    for (const name of [...ours, ...others]) writeFileSync(join(folder, name), 'secret');
    wipeCallStore(folder, 'abc');
    expect(readdirSync(folder).sort()).toEqual([...others].sort());
    wipeCallStore(join(folder, 'nowhere'), 'abc');
  });
});
