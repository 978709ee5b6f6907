import type { Account, HistoryState } from '../../preload/contract/index.ts';
import type { Problem } from './notice.ts';

export interface ProblemWatchParts {
  tell: (problem: Problem) => void;
  after: (ms: number, run: () => void) => () => void;
}

/** A line that drops for a moment is no news; after this long the agent's calls are out of date. */
export const OFFLINE_MS = 15 * 60_000;

/** Tells a problem when it begins, and not again before it has ended. */
export class ProblemWatch {
  readonly #parts: ProblemWatchParts;
  readonly #lasting = new Set<Problem['is']>();
  #stopWaiting: (() => void) | undefined;
  #readAt: number | undefined;

  constructor(parts: ProblemWatchParts) {
    this.#parts = parts;
  }

  account(account: Account): void {
    if (account.is !== 'signed-in') this.#reset();
    else this.#is({ is: 'token-dead' }, account.isTokenDead ?? false);
  }

  history({ sync, error, readAt, store }: HistoryState): void {
    this.#is({ is: 'store-read-only' }, store.is === 'read-only');
    const isOffline = sync.is === 'paused' && sync.why === 'offline';
    // Between two pauses sync tries again: only a read that came to its end, or another reason to pause, ends being offline.
    const isOver = readAt !== this.#readAt || (sync.is === 'idle' && !error) || (sync.is === 'paused' && !isOffline);
    this.#readAt = readAt;
    if (isOffline) this.#stopWaiting ??= this.#parts.after(OFFLINE_MS, () => this.#is({ is: 'offline' }, true));
    else if (isOver) this.#online();
  }

  #online(): void {
    this.#stopWaiting?.();
    this.#stopWaiting = undefined;
    this.#lasting.delete('offline');
  }

  #reset(): void {
    this.#online();
    this.#lasting.clear();
    this.#readAt = undefined;
  }

  #is(problem: Problem, isThere: boolean): void {
    if (!isThere) this.#lasting.delete(problem.is);
    else if (!this.#lasting.has(problem.is)) {
      this.#lasting.add(problem.is);
      this.#parts.tell(problem);
    }
  }
}
