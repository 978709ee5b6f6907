import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { OwnFile } from '../../../../../src/main/calls/store/own-file.ts';
import type { CallStoreShape, ServerRow } from '../../../../../src/main/calls/store/store-shape.ts';
import { tempFolder } from '../../../../support/temp-folder.ts';
import { NOON, rowFrom, storeForTest, uuidOf } from './store-world.ts';

function rowsFrom(first: number): ServerRow[] {
  return Array.from({ length: 100 }, (_, i) =>
    rowFrom({
      ...{ call_uuid: uuidOf(first + i), customer_phone: `1380013${8000 + i}`, user_data: 'x'.repeat(90) },
      ...{ start_time: new Date(NOON + (first + i) * 1000).toISOString(), customer_attribution: `region ${first + i}` },
    }),
  );
}

/** Returns how many calls went in before the disk was full. */
function fill(store: CallStoreShape): number {
  for (let n = 0; n < 10_000; n += 100) {
    try {
      store.upsert(rowsFrom(n));
    } catch (error) {
      expect(error).toMatchObject({ name: 'StoreError', why: 'full' });
      return n;
    }
  }
  throw new Error('the disk never was full');
}

describe('a full disk', () => {
  it('makes the history read-only: what is there can be read, and is what was acknowledged', async () => {
    const { store } = await storeForTest({ mostPages: 200 });
    const count = fill(store);
    expect(store.health()).toMatchObject({ is: 'read-only', message: expect.stringContaining('full') as string });
    expect(store.stored()).toBe(count);
    expect(store.first({})).toHaveLength(50);
    expect(
      store.first({ search: 'region 1' }).every(({ customerRegion }) => customerRegion?.startsWith('region 1')),
    ).toBe(true);
    expect(store.outline({}).count).toBe(count);
    expect(store.get(uuidOf(count))).toBeUndefined();
    expect(store.get(uuidOf(count - 1))?.call.customerRegion).toBe(`region ${count - 1}`);
    expect(store.missed()).toEqual([]);
  });

  it('is over as soon as something can be written again', async () => {
    const { store } = await storeForTest({ mostPages: 200 });
    const count = fill(store);
    store.upsert(rowsFrom(0));
    expect(store.health().is).toBe('read-only');
    expect(store.prune(NOON + (count - 100) * 1000)).toBe(count - 100);
    expect(store.health()).toEqual({ is: 'working' });
    expect(store.upsert(rowsFrom(0))).toMatchObject({ added: 100 });
    expect(store.get(uuidOf(0))?.call.customerRegion).toBe('region 0');
  });

  it('leaves nothing of a page that could not be written to its end, in the file or in memory', async () => {
    const { store, reopen } = await storeForTest({ mostPages: 200 });
    const [good, next] = [rowFrom({ call_uuid: 'a', customer_attribution: 'Atlantis' }), rowFrom({ call_uuid: 'b' })];
    // No server gives half a millisecond: this stands for a page that fails in its middle.
    const bad = { ...next, call: { ...next.call, startedAt: 1.5 } };
    for (const start of [() => undefined, () => store.beginBulk()]) {
      start();
      expect(() => store.upsert([good, bad])).toThrow(expect.objectContaining({ why: 'unusable' }));
      expect(store.stored()).toBe(0);
      expect(store.get('a')).toBeUndefined();
    }
    expect(store.upsert([good])).toMatchObject({ added: 1 });
    expect(reopen().get('a')?.call.customerRegion).toBe('Atlantis');
  });

  it('does not keep the store from opening, nor notes from being written elsewhere', async () => {
    const { store, reopen } = await storeForTest({ mostPages: 200 });
    const count = fill(store);
    const again = reopen();
    expect(again.stored()).toBe(count);
    again.saveNote({ is: 'call', uuid: uuidOf(1) }, { text: 'note', tags: [] });
    expect(again.first({ search: 'note' })).toHaveLength(1);
  });

  it('that takes notes again is noticed without another note', async () => {
    const path = join(await tempFolder(), 'own.sqlite');
    const { file, notes } = new OwnFile({ path, mostPages: 8, now: () => NOON });
    const text = 'x'.repeat(2_000);
    expect(() => {
      for (let n = 0; n < 50; n++) notes.save({ is: 'call', uuid: uuidOf(n) }, { text, tags: [] });
    }).toThrow(expect.objectContaining({ why: 'full' }));
    const other = new DatabaseSync(path);
    other.exec('BEGIN IMMEDIATE');
    file.retry();
    expect(file.health.is).toBe('read-only');
    other.exec('ROLLBACK');
    other.close();
    file.retry();
    expect(file.health).toEqual({ is: 'working' });
    file.close();
  });
});
