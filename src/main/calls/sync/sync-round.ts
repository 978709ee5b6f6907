import { Fault } from '../../fault.ts';
import type { Period } from '../call-queries.ts';
import type { PageWalk } from './page-walk.ts';
import { DAY_MS, HOUR_MS, lengthOf, without } from './periods.ts';
import { credibleOf, toRead } from './plan.ts';
import { readWindow, type WindowParts, type WindowReading } from './read-window.ts';
import type { SyncDepth, SyncParts, SyncResult } from './sync-shape.ts';
import type { VolatileFields } from './volatile-fields.ts';
import type { WindowLength } from './window-length.ts';

/** During a long round the newest calls are read again this often. */
const TAIL_EVERY_MS = 60_000;
/** What was verified an hour ago is not verified again by a deep round. */
const DEEP_EVERY_MS = HOUR_MS;
/** After so many windows in a row that could not be read completely, the others are not made shorter. */
const MOST_FAILURES = 2;
/** A longer gap is shown as a load with its progress. */
const LONG_MS = 2 * DAY_MS;

/** What is known of the server; kept from round to round. */
export interface Learnt {
  walk: PageWalk;
  length: WindowLength;
  volatile: VolatileFields;
  /** See `Whose`. */
  oddAgents: Set<string>;
}

/** One round: reads window after window, the newest of what is left first, until nothing is left. */
export class SyncRound {
  readonly figures: Omit<SyncResult, 'is' | 'error'> = { added: 0, changed: 0, requests: 0, unidentified: 0 };
  /** When the newest calls were read to the end. */
  readAt: number | undefined;
  /** Why something could not be read completely. */
  leftOpen: Fault | undefined;
  /** How far a load has come; undefined: nothing long is missing. */
  load: { stored: number; back: number; target: number } | undefined;
  readonly #parts: SyncParts;
  readonly #walk: PageWalk;
  readonly #length: WindowLength;
  readonly #volatile: VolatileFields;
  readonly #oddAgents: Set<string>;
  readonly #keepsFrom: number;
  readonly #onPage: (hasNews: boolean) => void;
  /** Read in this round, or not to be read: nothing is tried twice, whatever the clock and the store say. */
  readonly #done: Period[] = [];
  #tailReadAt: number | undefined;
  /** Windows since the newest calls were read. */
  #sinceTail = 0;
  /** Windows in a row that could not be read completely. */
  #failures = 0;
  #verifyBefore: number | undefined;
  /** Older gaps are left as they are. */
  #gapsBefore = Infinity;
  #isOver = false;

  constructor(parts: SyncParts, learnt: Learnt, onPage: (hasNews: boolean) => void) {
    this.#parts = parts;
    this.#walk = learnt.walk;
    this.#length = learnt.length;
    this.#volatile = learnt.volatile;
    this.#oddAgents = learnt.oddAgents;
    this.#onPage = onPage;
    this.#keepsFrom = parts.now() - parts.settings().keepsCallsDays * DAY_MS;
  }

  /**
   * The newest calls are read (again) next, and with `deep` what may have changed after them; gaps before this moment are left unless somebody
   * wants them filled. false: it is over.
   */
  widen(depth: SyncDepth, gapsBefore = -Infinity): boolean {
    this.#tailReadAt = undefined;
    this.#gapsBefore = Math.min(this.#gapsBefore, gapsBefore);
    if (depth === 'deep') this.#verifyBefore = this.#parts.now() - DEEP_EVERY_MS;
    return !this.#isOver;
  }

  /** Throws what stops it: a `Fault`, a `StoreError`, or the reason of the signal. What was read stays. */
  async read(): Promise<void> {
    const { store, agentId } = this.#parts;
    let isBulk = false;
    try {
      const isMostMissing = this.#survey();
      this.#onPage(false);
      await this.#walk.learn({ agentId }, this.#verifyBefore !== undefined);
      if (isMostMissing) store.beginBulk();
      isBulk = isMostMissing;
      for (let next = this.#next(); next; next = this.#next()) await this.#readNext(next);
    } finally {
      this.#isOver = true;
      if (isBulk) store.endBulk();
    }
  }

  /** Is as much missing as there is, or more? Then rows come by the ten thousand. */
  #survey(): boolean {
    if (this.#gapsBefore > -Infinity) return false;
    const now = this.#parts.now();
    const target = { from: this.#keepsFrom, to: now };
    const credible = credibleOf(this.#parts.store.completePeriods(), now);
    const absent = lengthOf(without(target, credible));
    if (absent > LONG_MS) this.load = { stored: this.#parts.store.stored(), back: now, target: target.from };
    return absent > LONG_MS && absent * 2 > target.to - target.from;
  }

  #next(): { window: Period; isTail: boolean } | undefined {
    const now = this.#parts.now();
    if (this.#isTailDue(now)) this.#tailReadAt = undefined;
    const newest = toRead({
      now,
      keepsFrom: this.#keepsFrom,
      gapsBefore: this.#gapsBefore,
      complete: this.#parts.store.completePeriods(),
      tailReadAt: this.#tailReadAt,
      verifyBefore: this.#verifyBefore,
      done: this.#done,
    }).at(-1);
    return newest && { window: this.#length.cut(newest), isTail: this.#tailReadAt === undefined };
  }

  /** Not twice in a row: a slow server would never get to anything else. */
  #isTailDue(now: number): boolean {
    return this.#tailReadAt !== undefined && this.#sinceTail > 0 && Math.abs(now - this.#tailReadAt) >= TAIL_EVERY_MS;
  }

  async #readNext({ window, isTail }: { window: Period; isTail: boolean }): Promise<void> {
    const reading = await readWindow(this.#windowParts(), window);
    this.figures.unidentified += reading.unidentified;
    if (!reading.isComplete && this.#mayShorten(window, reading)) return;
    this.#sinceTail = isTail ? 0 : this.#sinceTail + 1;
    if (isTail) this.#tailReadAt = window.to;
    if (this.load) this.load.back = Math.min(this.load.back, window.from);
    if (reading.isComplete) this.#claim(window, reading, isTail);
    else this.#giveUp(window, reading);
  }

  #claim(window: Period, reading: WindowReading, isTail: boolean): void {
    const { claim, verifiedAt } = reading;
    // Only now, after the rows: a claim may never be on disk before what it speaks of.
    if (claim.from < claim.to) this.#parts.store.addComplete({ ...claim, verifiedAt });
    if (isTail) this.readAt = verifiedAt;
    this.#done.push(claim);
    this.#length.learn(window, reading);
    this.#failures = 0;
  }

  /** Where shorter windows have not helped before, all that is left is read once: calls that are there are better than a proof. */
  #mayShorten(window: Period, reading: WindowReading): boolean {
    return this.#failures < MOST_FAILURES && this.#length.shorten(window, reading);
  }

  /** Its rows stay; the next round tries again. */
  #giveUp(window: Period, { refusal, isShort }: WindowReading): void {
    const why = isShort ? 'fewer calls are listed than there are' : 'the list does not stand still';
    this.leftOpen ??= refusal ?? new Fault('bad-answer', { message: why });
    this.#done.push(window);
    this.#failures++;
    this.#length.reset();
  }

  #windowParts(): WindowParts {
    const { store, agentId } = this.#parts;
    return {
      walk: this.#walk,
      volatile: this.#volatile,
      oddAgents: this.#oddAgents,
      store,
      agentId,
      settings: () => this.#parts.settings(),
      keepsFrom: this.#keepsFrom,
      now: () => this.#parts.now(),
      onPage: ({ added, changed }) => {
        this.figures.added += added;
        this.figures.changed += changed;
        if (this.load) this.load.stored += added; // counting them all takes longer than storing a page
        this.#onPage(added + changed > 0);
      },
    };
  }
}
