import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ServerRow } from '../../../../../src/main/calls/store/store-shape.ts';
import { rowFrom, serverRow, storeForTest, uuidOf, wireRecord } from './store-world.ts';

function expectedCall({ call, wire }: ServerRow) {
  return {
    call,
    ...(wire.record_path !== undefined && { recordPath: wire.record_path }),
    ...(wire.user_data !== undefined && { userData: wire.user_data }),
    ...(wire.start_time !== undefined && { startText: wire.start_time }),
    ...(wire.end_time !== undefined && { endText: wire.end_time }),
  };
}

const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.constantFrom("'; DROP TABLE calls; --", '__proto__', 'x'.repeat(20_000), '=x', '\u{1F600}', '1e999', '0'),
);
const figure = fc
  .oneof(fc.double({ noNaN: true }), fc.integer(), fc.constantFrom(2 ** 53, 1e-9, -1.5))
  .map((n) => n + 0);
const oddWire = fc
  .tuple(
    wireRecord,
    fc.record(
      {
        call_uuid: fc.oneof(
          text.filter((id) => id !== ''),
          fc.uuid(),
          fc.uuid().map((id) => id.toUpperCase()),
        ),
        states: text,
        customer_phone: text,
        customer_attribution: text,
        trunk_number: text,
        trunk_number_name: text,
        agent_phone: text,
        answer_way: text,
        duration: figure,
        customer_duration: figure,
        agent_evaluated: figure,
        record_path: text,
        user_data: text,
      },
      { requiredKeys: ['call_uuid'] },
    ),
  )
  .map(([usual, odd]) => rowFrom({ ...usual, ...odd }));

describe('a call in the store', () => {
  it('comes back exactly as the server told it, whatever it told', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(oddWire, { minLength: 1, maxLength: 8 }), fc.boolean(), async (rows, isBulk) => {
        const { store, reopen } = await storeForTest();
        if (isBulk) store.beginBulk();
        store.upsert(rows);
        const last = new Map(rows.map((row) => [row.call.uuid, expectedCall(row)]));
        for (const [uuid, copy] of last) expect(store.get(uuid)).toEqual(copy);
        const again = reopen();
        for (const [uuid, copy] of last) expect(again.get(uuid)).toEqual(copy);
        again.close();
      }),
      { numRuns: 40 },
    );
  });

  it('is the newest reading, and every row is counted as what it was', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(serverRow, { maxLength: 12 }), { maxLength: 6 }),
        fc.boolean(),
        async (pages, isBulk) => {
          const { store } = await storeForTest();
          if (isBulk) store.beginBulk();
          const known = new Map<string, string>();
          for (const page of pages) {
            const expected = { added: 0, changed: 0, unchanged: 0 };
            for (const row of page) {
              const words = JSON.stringify(expectedCall(row));
              const before = known.get(row.call.uuid);
              expected[before === undefined ? 'added' : before === words ? 'unchanged' : 'changed']++;
              known.set(row.call.uuid, words);
            }
            expect(store.upsert(page)).toMatchObject(expected);
          }
          expect(store.stored()).toBe(known.size);
          for (const [uuid, words] of known) expect(store.get(uuid)).toEqual(JSON.parse(words));
          store.close();
        },
      ),
      { numRuns: 40 },
    );
  });

  it('is known by its id in any spelling of bytes', async () => {
    const { store } = await storeForTest();
    const ids = [
      uuidOf(1),
      uuidOf(1).replace(/0/g, 'A'),
      uuidOf(1).replaceAll('-', ''),
      `=${uuidOf(1)}`,
      '0'.repeat(32),
    ];
    store.upsert(ids.map((id) => rowFrom({ call_uuid: id, states: id })));
    expect(store.stored()).toBe(ids.length);
    for (const id of ids) expect(store.get(id)?.call).toMatchObject({ uuid: id, stateText: id });
  });

  it('survives half a character, which no file can hold', async () => {
    const { store } = await storeForTest();
    const row = rowFrom({ call_uuid: 'x', customer_attribution: 'a\ud800', user_data: '\udc00b' });
    store.upsert([row]);
    expect(store.upsert([row])).toEqual({ added: 0, changed: 0, unchanged: 1 });
    expect(store.get('x')?.call).toMatchObject({ customerRegion: 'a\ufffd', reference: '\ufffdb' });
  });

  it('without any time keeps the place where it was first seen', async () => {
    let now = 1_000;
    const { store } = await storeForTest({ now: () => now });
    store.upsert([rowFrom({ call_uuid: 'a' })]);
    now = 2_000;
    store.upsert([rowFrom({ call_uuid: 'b' })]);
    expect(store.upsert([rowFrom({ call_uuid: 'a' })])).toEqual({ added: 0, changed: 0, unchanged: 1 });
    expect(store.upsert([rowFrom({ call_uuid: 'a', duration: 3 })])).toMatchObject({
      added: 0,
      changed: 1,
      unchanged: 0,
    });
    expect(store.first({}).map(({ uuid }) => uuid)).toEqual(['b', 'a']);
  });
});
