import { setImmediate } from 'node:timers/promises';
import { Fault } from '../../fault.ts';
import { waitAtMost } from '../../async/with-timeout.ts';
import { exportCalls } from '../export/export-calls.ts';
import { mainKey, numberKey } from '../../phone-numbers/number-key.ts';
import { StoreError, type CallStoreShape, type Snapshot } from '../store/store-shape.ts';
import type { CallSync } from '../sync/call-sync.ts';
import type { SyncSettings } from '../sync/sync-shape.ts';
import type { ExportOrder, ThreadApi } from './thread-api.ts';

const DAY_MS = 86_400_000;
/** Half-written exports are waited for no longer before the files close: a network drive can hang for minutes. */
const PATIENCE_MS = 1_500;

/** Settings as sync sees them: those that the history was read by. */
export class ThreadSettings {
  readonly #store: CallStoreShape;
  #used: SyncSettings;
  #wanted: SyncSettings;

  constructor(store: CallStoreShape, settings: SyncSettings) {
    this.#store = store;
    this.#used = this.#wanted = settings;
    try {
      this.apply();
      this.prune();
    } catch (error) {
      // What is there can be read all the same, and the next round tries again.
      if (!(error instanceof StoreError)) throw error;
    }
  }

  get(): SyncSettings {
    return this.#used;
  }

  change(settings: SyncSettings): void {
    this.#wanted = settings;
    this.apply();
    this.prune();
  }

  /** Reads times again if they are meant differently now. Until the disk takes that, nothing new is read. */
  apply(): void {
    this.#store.rereadTimes(this.#wanted.timesWithoutOffset);
    this.#used = this.#wanted;
  }

  prune(): void {
    this.#store.prune(Date.now() - this.#used.keepsCallsDays * DAY_MS);
  }
}

/**
 * A round of sync; a cancelled one keeps what it has read. A deep one, once an hour, also removes first what is too old and looks for damage
 * at its end. What came in is taken into the search index in slices, with other requests answered in between.
 */
export function syncRequests(
  sync: CallSync,
  store: CallStoreShape,
  settings: ThreadSettings,
): Pick<ThreadApi, 'sync' | 'cancelSync' | 'configure'> {
  let cancelling = new AbortController();
  return {
    sync: async (depth, leavesGaps) => {
      store.retry();
      settings.apply();
      if (depth === 'deep') settings.prune();
      const result = await sync.run(depth, cancelling.signal, leavesGaps);
      if (depth === 'deep' && result.is === 'complete') store.checkHistory();
      while (store.tend()) await setImmediate();
      return result;
    },
    cancelSync: () => {
      cancelling.abort();
      cancelling = new AbortController();
    },
    configure: (changed) => settings.change(changed),
  };
}

/** As the contacts themselves look a number up: with its extension, else without. */
function titleOf(titles: NonNullable<ExportOrder['titles']>): (number: string) => string | undefined {
  const known = new Map(titles);
  return (number) => {
    const key = numberKey(number);
    return known.get(key) ?? known.get(mainKey(key));
  };
}

type LongRequests = Pick<
  ThreadApi,
  'beginSnapshot' | 'snapshotSlice' | 'endSnapshot' | 'exportCalls' | 'cancelExport'
> & {
  /** Takes back what exports have written so far: the thread is about to end. */
  endExports: () => Promise<void>;
};

/** Long work over the calls of one moment. */
export function longRequests(store: CallStoreShape, onExported: (work: string, done: number) => void): LongRequests {
  const snapshots = new Map<string, Snapshot>();
  const exports = new Map<string, { stop: AbortController; ended: Promise<void> }>();
  return {
    beginSnapshot: (name, filter) => {
      const snapshot = store.snapshot(filter);
      snapshots.set(name, snapshot);
      return snapshot.count;
    },
    snapshotSlice: (name, from, count) => {
      const snapshot = snapshots.get(name);
      // The thread has begun anew since: "no more calls" would pass for the end.
      if (!snapshot) throw new Fault('unexpected');
      return snapshot.slice(from, count);
    },
    endSnapshot: (name) => void snapshots.delete(name),
    exportCalls: async ({
      work,
      filter,
      titles = [],
      outcomes = [],
      path,
      areNumbersMasked,
      language,
      format = 'csv',
    }) => {
      const stop = new AbortController();
      const labels = new Map(outcomes);
      const outcomeOf = (uuid: string): string | undefined => labels.get(uuid);
      const options = { areNumbersMasked, language, format, contactOf: titleOf(titles), outcomeOf };
      const ended = exportCalls(store.snapshot(filter), path, options, stop.signal, (done) => onExported(work, done));
      exports.set(work, { stop, ended });
      await ended.finally(() => exports.delete(work));
    },
    cancelExport: (work) => exports.get(work)?.stop.abort(),
    endExports: async () => {
      const running = [...exports.values()];
      for (const { stop } of running) stop.abort();
      const tidy = Promise.allSettled(running.map(({ ended }) => ended));
      if (running.length > 0) await waitAtMost(PATIENCE_MS, tidy);
    },
  };
}
