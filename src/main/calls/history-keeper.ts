import type { HistoryState } from '../../preload/contract/index.ts';
import type { SyncProgress } from './sync/sync-shape.ts';
import type { Period } from './call-queries.ts';
import type { CompletePeriod } from './store/store-shape.ts';
import { newestCredible } from './sync/plan.ts';
import type { StoredState } from './thread/thread-api.ts';

export interface HistoryKeeperParts {
  storedState: () => Promise<StoredState>;
  announce: (state: HistoryState) => void;
}

/** Rows come by the thousand during a first load; windows hear of it this often at most. */
const PAUSE_MS = 250;

/** What windows are told about the stored history: the progress of sync beside what the history holds. */
export class HistoryKeeper {
  readonly #parts: HistoryKeeperParts;
  #progress: Omit<SyncProgress, 'hasNews'> = { sync: { is: 'idle' } };
  /** When an earlier run made sure of the newest calls. */
  #readBefore: number | undefined;
  #pause: Extract<HistoryState['sync'], { is: 'paused' }> | undefined;
  #last: StoredState | undefined;
  #telling: NodeJS.Timeout | undefined;
  #suggestedTimes: HistoryState['suggestedTimes'];

  constructor(parts: HistoryKeeperParts) {
    this.#parts = parts;
  }

  /** What the history held when it was opened says how old it is until this run has read the server. */
  opened(complete: readonly CompletePeriod[], now: number): void {
    this.#readBefore = newestCredible(complete, now)?.verifiedAt;
  }

  heard({ sync, error, readAt }: SyncProgress): void {
    const { readAt: before } = this.#progress;
    const read = readAt ?? before;
    this.#progress = { sync, ...(error && { error }), ...(read !== undefined && { readAt: read }) };
    this.#tellSoon();
  }

  /** Sync waits for something; undefined: it goes on. */
  paused(why: Extract<HistoryState['sync'], { is: 'paused' }>['why'] | undefined): void {
    this.#pause = why === undefined ? undefined : { is: 'paused', why };
    this.#tellSoon();
  }

  /** How times without an offset seem to be meant, by an own call; undefined: as the setting says. */
  suggestTimes(suggested: HistoryState['suggestedTimes']): void {
    if (suggested === this.#suggestedTimes) return;
    this.#suggestedTimes = suggested;
    this.#tellSoon();
  }

  async get(): Promise<HistoryState> {
    const { stored, complete, health, unreadable, unknownStates, forgotten } = await this.#storedState();
    const { sync, error, readAt = this.#readBefore } = this.#progress;
    const newestFirst = joined(complete);
    // What still comes in of the newest calls is no going on with a load that was stopped.
    const isStopped = this.#pause?.why === 'cancelled';
    const isAtWork = !isStopped && (sync.is === 'loading' || sync.is === 'refreshing');
    return {
      sync: isAtWork ? sync : (this.#pause ?? sync),
      ...(error && { error }),
      ...(readAt !== undefined && { readAt }),
      ...(newestFirst[0] && { completeSince: newestFirst[0].from }),
      complete: newestFirst,
      stored,
      unreadable,
      unknownStates,
      forgotten,
      ...(this.#suggestedTimes && { suggestedTimes: this.#suggestedTimes }),
      store: health,
    };
  }

  /** While the thread begins anew, what it said last. */
  async #storedState(): Promise<StoredState> {
    try {
      return (this.#last = await this.#parts.storedState());
    } catch (error) {
      if (!this.#last) throw error;
      return this.#last;
    }
  }

  stop(): void {
    clearTimeout(this.#telling);
    this.#telling = undefined;
  }

  #tellSoon(): void {
    this.#telling ??= setTimeout(() => {
      this.#telling = undefined;
      this.get().then(this.#parts.announce, () => undefined); // there is nothing to tell
    }, PAUSE_MS).unref();
  }
}

/** Newest first; what touches is one period for people, however often it was made sure of. */
function joined(periods: readonly Period[]): Period[] {
  const result: Period[] = [];
  for (const { from, to } of [...periods].sort((a, b) => b.from - a.from)) {
    const last = result.at(-1);
    if (last && to >= last.from) last.from = Math.min(last.from, from);
    else result.push({ from, to });
  }
  return result;
}
