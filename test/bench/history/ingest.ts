import { join } from 'node:path';
import { openCallStore } from '../../../src/main/calls/store/open-call-store.ts';
import type { CallStoreShape, ServerRow } from '../../../src/main/calls/store/store-shape.ts';
import { row, type BenchRow } from '../measure.ts';
import { NOW } from './call-rows.ts';
import { NaiveStore } from './naive-store.ts';

const PAGE = 500;
/** The better of two counts, for both: a disk has moods. */
const REPETITIONS = 2;

export function openStore(folder: string): CallStoreShape {
  return openCallStore({ folder, key: 'bench', now: () => NOW });
}

/** A first load to its very end: indexes, roll-up and search index made too. */
export function load(store: CallStoreShape, rows: readonly ServerRow[]): void {
  store.beginBulk();
  for (let n = 0; n < rows.length; n += PAGE) store.upsert(rows.slice(n, n + PAGE));
  store.endBulk();
  while (store.tend());
}

export function loadNaive(store: NaiveStore, rows: readonly ServerRow[]): void {
  for (let n = 0; n < rows.length; n += PAGE) store.upsert(rows.slice(n, n + PAGE));
}

/**
 * Rows a second from the first page until everything can be asked for, in turns with the peer. Below 50,000 calls the peer's indexes fit into its
 * cache and the two are alike: a fifth of a second.
 */
export function benchIngest(home: string, rows: readonly ServerRow[]): BenchRow {
  const speeds = { ours: [] as number[], peer: [] as number[] };
  for (let n = 0; n < REPETITIONS; n++) {
    const naive = new NaiveStore(join(home, `naive-${rows.length}-${n}`));
    speeds.peer.push(speedOf(rows.length, () => loadNaive(naive, rows)));
    naive.close();
    const store = openStore(join(home, `ours-${rows.length}-${n}`));
    speeds.ours.push(speedOf(rows.length, () => load(store, rows)));
    store.close();
  }
  return row({
    name: `history: first load of ${rows.length} calls, all indexes made`,
    unit: 'rows/s',
    ours: Math.max(...speeds.ours),
    peer: Math.max(...speeds.peer),
    against: 'peer',
    target: { atLeast: 2.5 },
  });
}

function speedOf(count: number, work: () => void): number {
  const begun = performance.now();
  work();
  return count / ((performance.now() - begun) / 1000);
}
