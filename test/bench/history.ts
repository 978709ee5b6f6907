import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serialize } from 'node:v8';
import type { CallStoreShape, ServerRow } from '../../src/main/calls/store/store-shape.ts';
import type { CallFilter } from '../../src/preload/contract/index.ts';
import { callRows } from './history/call-rows.ts';
import { benchEventLoop } from './history/event-loop.ts';
import { benchIngest, load, loadNaive, openStore } from './history/ingest.ts';
import { NaiveStore } from './history/naive-store.ts';
import { race, row, type BenchRow, type Contestant } from './measure.ts';

const SMALL = 10_000;
const SIZES = [SMALL, 100_000, 200_000];
const FIRST_PAGES: Record<string, CallFilter> = {
  'the first page': {},
  'missed inbound calls': { direction: 'inbound', outcome: 'missed' },
};
const INLINE_KB = 64;

/** One history of calls in our store, in the peer's and in memory. */
interface History {
  count: number;
  rows: ServerRow[];
  store: CallStoreShape;
  naive: NaiveStore;
}

/** The store itself, in one thread, without the way to the window; and what its thread costs main's event loop. */
export async function benchHistory(): Promise<BenchRow[]> {
  const home = await mkdtemp(join(tmpdir(), 'bench-'));
  const histories = SIZES.map((count) => makeHistory(home, count));
  const largest = histories.at(-1);
  try {
    const found: BenchRow[] = [];
    for (const history of histories)
      if (history.count > SMALL) found.push(...(await benchFlatness(history, histories)));
    for (const history of histories) found.push(...(await benchSearch(history)));
    if (largest) found.push(...(await benchWindow(largest)));
    for (const { count, rows } of histories) if (count > SMALL) found.push(benchIngest(home, rows));
    found.push(await benchEventLoop(home));
    return found;
  } finally {
    for (const { store, naive } of histories) for (const open of [store, naive]) open.close();
    await rm(home, { recursive: true, force: true });
  }
}

function makeHistory(home: string, count: number): History {
  const history = {
    count,
    rows: callRows(count),
    store: openStore(join(home, `store-${count}`)),
    naive: new NaiveStore(join(home, `naive-${count}`)),
  };
  load(history.store, history.rows);
  loadNaive(history.naive, history.rows);
  return history;
}

/** The first page of many calls against the first page of few. */
async function benchFlatness({ count, store }: History, [small]: History[]): Promise<BenchRow[]> {
  const found: BenchRow[] = [];
  for (const [name, filter] of Object.entries(FIRST_PAGES)) {
    const { ours, floor } = await race(
      { ours: timed(() => store.first(filter)), floor: timed(() => small?.store.first(filter)) },
      60,
    );
    const title = `history: ${name} of ${count} against ${SMALL} calls`;
    found.push(
      row({ name: title, ...MS, ours: ours.p50, floor: floor.p50, against: 'floor', target: { atMost: 1.2 } }),
    );
  }
  return found;
}

const MS = { unit: 'ms' } as const;

/** The newest fifty calls with some part of a number, which nobody has asked for before. */
async function benchSearch({ count, rows, store, naive }: History): Promise<BenchRow[]> {
  const parts = rows.filter((_, n) => n % 97 === 0).map(({ call }) => call.customerNumber.slice(-6));
  const next = turns(parts);
  const { ours, peer, scan } = await race(
    {
      ours: timed(() => store.first({ search: next() })),
      peer: timed(() => naive.like(next())),
      scan: timed(() => scanned(rows, next())),
    },
    4,
  );
  const name = `history: part of a number among ${count} calls`;
  const asked = { ...MS, ours: ours.p50, against: 'peer' } as const;
  return [
    row({ name: `${name}, against LIKE`, ...asked, peer: peer.p50, target: { atMost: 1 / 50 } }),
    row({ name: `${name}, against a scan in JS`, ...asked, peer: scan.p50, target: { atMost: 0.15 } }),
  ];
}

/** The least that can be done with objects in memory, newest first. */
function scanned(rows: readonly ServerRow[], part: string): ServerRow[] {
  const found: ServerRow[] = [];
  for (const row of rows) {
    const { customerNumber, trunkNumber, trunkName, customerRegion, reference } = row.call;
    const texts = [customerNumber, trunkNumber, trunkName, customerRegion, reference];
    if (texts.some((text) => text?.includes(part)) && found.push(row) === 50) break;
  }
  return found;
}

/** Fifty rows from anywhere in the list as they leave the thread, against copying rows that are there already. */
async function benchWindow({ count, store }: History): Promise<BenchRow[]> {
  const { id } = store.outline({});
  const place = turns(Array.from({ length: 997 }, (_, n) => (n * 7_919) % (count - 100)));
  const ready = Array.from({ length: 200 }, (_, n) => store.rows(id, n * 50, 50));
  const nextReady = turns(ready);
  const { ours, floor } = await race(
    {
      ours: timed(() => structuredClone(store.rows(id, place(), 50))),
      floor: timed(() => structuredClone(nextReady())),
    },
    100,
  );
  const kilobytes = Math.max(...ready.map((_, n) => serialize(store.rows(id, n * 100, 100)).length)) / 1024;
  return [
    row({
      name: 'history: a window of 50 rows, copied',
      ...MS,
      ours: ours.p50,
      floor: floor.p50,
      against: 'floor',
      target: { atMost: 2 },
    }),
    row({
      name: 'history: a window of 100 rows, size',
      unit: 'KB',
      ours: kilobytes,
      floor: INLINE_KB,
      against: 'floor',
      target: { atMost: 1 },
    }),
  ];
}

/** One after the other, over and over. */
function turns<T>(things: readonly T[]): () => T {
  let at = 0;
  return () => {
    const thing = things[at++ % things.length];
    if (thing === undefined) throw new Error('nothing to take turns with');
    return thing;
  };
}

function timed(work: () => unknown): Contestant {
  return () => {
    const begun = performance.now();
    work();
    return Promise.resolve(performance.now() - begun);
  };
}
