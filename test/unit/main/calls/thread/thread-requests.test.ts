import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { longRequests } from '../../../../../src/main/calls/thread/thread-requests.ts';
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
