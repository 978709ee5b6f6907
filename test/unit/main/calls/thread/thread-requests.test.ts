import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { historyPath } from '../../../../../src/main/calls/store/store-paths.ts';
import { longRequests, ThreadSettings } from '../../../../../src/main/calls/thread/thread-requests.ts';
import { tempFolder } from '../../../../support/temp-folder.ts';
import { NOON, rowFrom, storeForTest, uuidOf } from '../store/store-world.ts';

const times = (count: number) =>
  Array.from({ length: count }, (_, i) =>
    rowFrom({ call_uuid: uuidOf(i), start_time: new Date(NOON - i * 1000).toISOString() }),
  );

describe('long work in the thread', () => {
  it('leaves no half of an export behind when the thread ends', async () => {
    const { store } = await storeForTest();
    store.upsert(times(1_000));
    const folder = await tempFolder();
    const begun = Promise.withResolvers<undefined>();
    const long = longRequests(store, () => begun.resolve(undefined));
    const order = { work: 'w', filter: {}, path: join(folder, 'calls.csv'), areNumbersMasked: false } as const;
    const exporting = long.exportCalls({ ...order, language: 'en' }).catch(() => 'taken back');
    await begun.promise;
    await long.endExports();
    expect(await readdir(folder)).toEqual([]);
    expect(await exporting).toBe('taken back');
    store.close();
  });
});

describe('what the agent’s own data adds', () => {
  const [theirs, theirOther, others] = ['13800138000', '05718812345', '13700137000'];
  const rows = [theirs, theirOther, others].map((customer_phone, i) =>
    rowFrom({ call_uuid: uuidOf(i), customer_phone, start_time: new Date(NOON - i * 1000).toISOString() }),
  );
  const titles = [
    ['+8613800138000', '沈若琳 · 示例公司'],
    ['+865718812345', '沈若琳 · 示例公司'],
  ] as const;

  it('is in the file of an export', async () => {
    const { store } = await storeForTest();
    store.upsert(rows);
    const path = join(await tempFolder(), 'calls.csv');
    const outcomes = [[uuidOf(1), 'Interested']] as const;
    const order = { work: 'w', filter: {}, titles, outcomes, path, areNumbersMasked: false, language: 'en' } as const;
    await longRequests(store, () => undefined).exportCalls(order);
    const lines = (await readFile(path, 'utf8')).split('\r\n');
    expect(lines.filter((line) => line.includes('沈若琳 · 示例公司'))).toHaveLength(2);
    expect(lines.find((line) => line.includes(uuidOf(2)))).not.toContain('沈若琳');
    expect(lines.filter((line) => line.includes('Interested'))).toEqual([
      lines.find((line) => line.includes(uuidOf(1))),
    ]);
    store.close();
  });

  it('finds all calls of the people who are named so, beside those that say it themselves', async () => {
    const { store } = await storeForTest();
    store.upsert([...rows, rowFrom({ call_uuid: uuidOf(3), customer_phone: '13600136000', user_data: 'srl' })]);
    const named = ['+8613800138000', '+865718812345', '+8613500135000'];
    const found = store.first({ search: 'srl', named }).map(({ uuid }) => uuid);
    expect(found.sort()).toEqual([0, 1, 3].map(uuidOf).sort());
    expect(store.outline({ search: 'srl', named }).count).toBe(3);
    expect(store.outline({ search: 'srl' }).count).toBe(1);
    store.close();
  });
});

describe('calls of one moment', () => {
  it('are not over because the thread that kept them is another one', async () => {
    const { store } = await storeForTest();
    store.upsert(times(3));
    const long = longRequests(store, () => undefined);
    expect(long.beginSnapshot('w', {})).toBe(3);
    expect(long.snapshotSlice('w', 0, 5)).toHaveLength(3);
    expect(() => longRequests(store, () => undefined).snapshotSlice('w', 0, 5)).toThrow();
    store.close();
  });
});

describe('the clock of times without an offset', () => {
  const wire = { call_uuid: uuidOf(1), call_type: '外呼', start_time: '2026-03-09 04:00:00' };
  const by = (timesWithoutOffset: 'utc' | 'china') => ({ timesWithoutOffset, keepsCallsDays: 36_500 });

  it('is that of the setting also when it was changed while the history was closed', async () => {
    const { store, reopen } = await storeForTest();
    expect(new ThreadSettings(store, by('utc')).get()).toEqual(by('utc'));
    store.upsert([rowFrom(wire, 'utc')]);
    const again = reopen();
    new ThreadSettings(again, by('china'));
    expect(again.get(uuidOf(1))?.call).toEqual(rowFrom(wire, 'china').call);
    expect(again.upsert([rowFrom(wire, 'china')])).toMatchObject({ unchanged: 1 });
    again.close();
  });

  it('stays what the history was read by until the disk has taken the new one', async () => {
    const { store, folder } = await storeForTest();
    const settings = new ThreadSettings(store, by('utc'));
    store.upsert([rowFrom(wire, 'utc')]);
    const other = new DatabaseSync(historyPath(folder, 'abc'));
    other.exec('BEGIN IMMEDIATE');
    expect(() => settings.change(by('china'))).toThrow(expect.objectContaining({ name: 'StoreError' }));
    expect(settings.get()).toEqual(by('utc'));
    other.exec('ROLLBACK');
    other.close();
    settings.apply();
    expect(settings.get()).toEqual(by('china'));
    expect(store.get(uuidOf(1))?.call).toEqual(rowFrom(wire, 'china').call);
    store.close();
  });
});
