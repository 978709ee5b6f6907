import { cpSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openCallStore } from '../../../../../src/main/calls/store/open-call-store.ts';
import { tempFolder } from '../../../../support/temp-folder.ts';
import { NOON, rowFrom, storeForTest, uuidOf } from './store-world.ts';

const ROWS = Array.from({ length: 200 }, (_, n) =>
  rowFrom({
    ...{
      call_uuid: uuidOf(n),
      call_type: '来电',
      states: n % 2 ? '接听' : '振铃未接',
      customer_phone: `1380013${8000 + n}`,
    },
    ...{ start_time: new Date(NOON - n * 60_000).toISOString(), trunk_number: '1' },
  }),
);
const DAY = { from: NOON - 86_400_000, to: NOON + 900_000 };

describe('a first load that was killed', () => {
  it('is put in order at the next start, without a call missing', async () => {
    const { store, folder } = await storeForTest();
    store.beginBulk();
    for (let n = 0; n < ROWS.length; n += 50) store.upsert(ROWS.slice(n, n + 50));
    // What the disk holds at this moment is what a killed process leaves.
    const killed = await tempFolder();
    cpSync(folder, killed, { recursive: true });
    const again = openCallStore({ folder: killed, key: 'abc', now: () => NOON });
    expect(again.stored()).toBe(ROWS.length);
    expect(again.statistics(DAY).total).toEqual({
      outbound: 0,
      inbound: 200,
      talked: 100,
      missed: 100,
      talkSeconds: 0,
    });
    expect(again.missed()).toHaveLength(100);
    again.upsert(ROWS.map(({ wire }) => rowFrom({ ...wire, states: '接听' })));
    expect(again.statistics(DAY).total).toMatchObject({ talked: 200, missed: 0 });
    again.close();
  });

  it('answers everything while it is under way', async () => {
    const { store } = await storeForTest();
    store.beginBulk();
    store.upsert(ROWS);
    expect(store.first({ outcome: 'missed', search: '13800138' })).toHaveLength(50);
    expect(store.outline({ search: '138001380' }).count).toBe(100);
    expect(store.statistics(DAY).total).toMatchObject({ inbound: 200 });
    expect(store.recentNumbers()).toHaveLength(12);
    expect(store.tend()).toBe(false);
    store.endBulk();
    expect(store.statistics(DAY).total).toMatchObject({ inbound: 200 });
  });
});
