import type { AppError } from '../../../preload/contract/index.ts';
import { Fault } from '../../fault.ts';
import { StoreError } from '../store/store-shape.ts';
import type { AskPage } from './first-page.ts';
import { PageWalk } from './page-walk.ts';
import { DAY_MS } from './periods.ts';
import { newestCredible } from './plan.ts';
import { SyncRound, type Learnt } from './sync-round.ts';
import type { SyncDepth, SyncParts, SyncProgress, SyncResult } from './sync-shape.ts';
import { VolatileFields } from './volatile-fields.ts';
import { WindowLength } from './window-length.ts';

/** A round that needs more ends, and the next one goes on where it was: nothing that a server does keeps one going for ever. */
const MOST_REQUESTS = 10_000;

/**
 * Keeps the stored history of one agent's calls equal to the server's, by filling the gaps in the map of complete periods, newest first.
 * Knows nothing that is not in the store: a round can be broken off at any point, by its signal, by a fault or with the whole process, and
 * loses nothing but time. A call is never removed because the server no longer lists it.
 */
export class CallSync {
  readonly #parts: SyncParts;
  readonly #learnt: Learnt;
  #ask: AskPage = () => Promise.reject(new Fault('unexpected'));
  /** Where gaps begin that are to be left as they are; undefined: none are. */
  #gapsBefore: number | undefined;
  #open: { round: SyncRound; result: Promise<SyncResult> } | undefined;

  constructor(parts: SyncParts) {
    this.#parts = parts;
    this.#learnt = {
      walk: new PageWalk((query) => this.#ask(query)),
      length: new WindowLength(),
      volatile: new VolatileFields(),
      oddAgents: new Set(),
    };
  }

  /**
   * Never rejects. One round at a time: called during a round, it makes that one read the newest calls again (and with `deep` what may have
   * changed) and gives its result; the round still ends with the signal of the call that began it. With `leavesGaps` nothing is filled that
   * was a gap when that was first asked for: the agent has stopped a load, and only what has come since then is missed.
   */
  run(depth: SyncDepth, signal: AbortSignal, leavesGaps = false): Promise<SyncResult> {
    this.#gapsBefore = leavesGaps ? (this.#gapsBefore ?? this.#newestKnown()) : undefined;
    const open = this.#open;
    if (open?.round.widen(depth, this.#gapsBefore)) return open.result;
    // It has just ended, and is about to say so.
    if (open) return open.result.then(() => this.run(depth, signal, leavesGaps));
    const round = new SyncRound(this.#parts, this.#learnt, (hasNews) => this.#tell(round, hasNews));
    round.widen(depth, this.#gapsBefore);
    // A turn later: by the time it ends, it must be known that it was open.
    const result = Promise.resolve().then(() => this.#complete(round, signal));
    this.#open = { round, result };
    return result;
  }

  /** Nothing is known yet: a day is soon read. */
  #newestKnown(): number {
    const now = this.#parts.now();
    return Math.min(now, newestCredible(this.#parts.store.completePeriods(), now)?.to ?? now - DAY_MS);
  }

  async #complete(round: SyncRound, signal: AbortSignal): Promise<SyncResult> {
    const { figures } = round;
    this.#ask = (query) => {
      signal.throwIfAborted();
      if (figures.requests >= MOST_REQUESTS) throw new Fault('bad-answer', { message: `${MOST_REQUESTS} requests` });
      figures.requests++;
      return this.#parts.listRecords(query, signal);
    };
    let why: unknown;
    try {
      signal.throwIfAborted();
      await round.read();
      why = round.leftOpen;
    } catch (error) {
      why = error;
    }
    this.#open = undefined;
    const is = why === undefined ? 'complete' : signal.aborted ? 'cancelled' : 'failed';
    const error = is === 'failed' ? toAppError(why) : undefined;
    this.#parts.announce({
      sync: why instanceof StoreError ? { is: 'paused', why: 'store' } : { is: 'idle' },
      ...(error && { error }),
      ...(round.readAt !== undefined && { readAt: round.readAt }),
      hasNews: false,
    });
    return { is, ...(error && { error }), ...figures };
  }

  #tell({ load }: SyncRound, hasNews: boolean): void {
    const sync: SyncProgress['sync'] = load ? { is: 'loading', ...load } : { is: 'refreshing' };
    this.#parts.announce({ sync, hasNews });
  }
}

function toAppError(why: unknown): AppError {
  if (why instanceof Fault) return why.error;
  if (why instanceof StoreError) return { code: 'disk', message: why.message };
  return { code: 'unexpected' };
}
