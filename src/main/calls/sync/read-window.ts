import type { CallRecord } from '../../../preload/contract/index.ts';
import type { RecordsQuery } from '../../call-api/call-api.ts';
import type { WireRecords } from '../../call-api/wire.ts';
import type { Fault } from '../../fault.ts';
import type { Period } from '../call-queries.ts';
import type { ServerRow, SyncStore, Upserted } from '../store/store-shape.ts';
import { toWireTime } from '../wire-time.ts';
import { ownRows, type Whose } from './own-rows.ts';
import type { VolatileFields } from './volatile-fields.ts';
import type { PageWalk, Walk } from './page-walk.ts';
import { DAY_MS, HOUR_MS } from './periods.ts';
import type { SyncSettings } from './sync-shape.ts';

export interface WindowParts {
  walk: PageWalk;
  store: Pick<SyncStore, 'upsert' | 'noteOdd' | 'isAgentFilterIgnored' | 'isForgotten' | 'dropNobodys' | 'disown'>;
  volatile: VolatileFields;
  /** See `Whose`. */
  oddAgents: Set<string>;
  agentId: string;
  /** Asked for with each page: they may change in the middle of a window, and what is stored by then is read again at once. */
  settings: () => SyncSettings;
  keepsFrom: number;
  now(): number;
  /** After each page. */
  onPage(stored: { added: number; changed: number }): void;
}

export interface WindowReading {
  /** Every call that began in `claim` was found. Otherwise: there were more pages than can be read, or they did not come to rest. */
  isComplete: boolean;
  /** What of the window this holds for: calls of the last quarter of an hour may not be listed yet. */
  claim: Period;
  /** Whatever the server knew at this moment was found. */
  verifiedAt: number;
  /** Of one pass. */
  pages: number;
  unidentified: number;
  /** The server says that there are more calls than it gives. */
  isShort: boolean;
  /** The server gives calls that are far outside of what was asked for. */
  isFilterIgnored: boolean;
  refusal?: Fault;
}

/**
 * `start_time` and `end_time` may filter on the start of a call or on its end: calls last up to 20 hours, times without an offset may be
 * read 8 hours wrongly by us and by the server. So a window is asked for with a day before it and a day and a half behind it.
 */
const EARLIER_MS = DAY_MS;
const LATER_MS = 1.5 * DAY_MS;
/** Calls younger than this may still appear in the list: when they do is not documented. */
export const UNSURE_MS = HOUR_MS / 4;
const MOST_PASSES = 10;

/**
 * Reads one window until it is known to be complete, each page being stored at once.
 *
 * Pages shift while they are read, so one pass proves nothing, with one exception: everything stood on a single page. That is one answer of
 * the server, a picture of one moment; nothing can have moved between its pages. Otherwise a pass must find exactly the calls that all passes
 * before it have found together, none of them changed since, and none of its calls may stand on two pages: in a list that stands
 * still, n different rows at n places are all there are, and two passes say that it stood still. A server that lists calls twice at all
 * times never gives such a pass; it is believed after ten passes without a difference, because chance would not repeat itself so often.
 * Fewer rows than the server's own total are not believed, unless its totals have never been right.
 */
export async function readWindow(parts: WindowParts, window: Period): Promise<WindowReading> {
  const settledBefore = parts.now() - UNSURE_MS;
  const found = new Set<string>();
  const reading: WindowReading = {
    isComplete: false,
    claim: { from: window.from, to: Math.min(window.to, settledBefore) },
    verifiedAt: 0,
    pages: 0,
    unidentified: 0,
    isShort: false,
    isFilterIgnored: false,
  };
  parts.volatile.begin();
  let steady = 0;
  let last = MOST_PASSES;
  for (let n = 1; n <= last; n++) {
    reading.verifiedAt = parts.now();
    const pass = new Pass(parts, window, settledBefore);
    const walk = await parts.walk.walk(pass.query, (page) => pass.take(page));
    pass.addTo(reading, walk);
    if (!walk.isWhole) return reading;
    // What was restless until now was that field, not the list.
    if (n > 1 && parts.volatile.learn(pass.differing)) last = n + MOST_PASSES;
    const isEqual = n > 1 && pass.isSame(found);
    steady = n === 1 || isEqual ? steady + 1 : 0;
    if (n > 1 && !isEqual) parts.walk.foundRestless();
    const isProven = walk.isOnePage || (isEqual && walk.isCalm) || steady >= MOST_PASSES;
    reading.isComplete = isProven && !walk.isShort;
    if (reading.isComplete || (walk.isShort && isEqual)) return reading;
    pass.uuids.forEach((uuid) => found.add(uuid));
    if (pass.isDisowning) found.clear(); // calls of nobody are among them
  }
  return reading;
}

/** One pass over the pages of a window. */
class Pass {
  readonly query: RecordsQuery;
  readonly uuids = new Set<string>();
  readonly #parts: WindowParts;
  readonly #settledBefore: number;
  readonly #asked: Period;
  /** In how many calls that should not change any more a field differed. */
  readonly differing = new Map<string, number>();
  /** That the server lists everybody's calls was found out in this pass. */
  isDisowning = false;
  /** Changed calls that should not change any more. */
  #unrest = 0;
  #unidentified = 0;
  #isFilterIgnored = false;

  constructor(parts: WindowParts, window: Period, settledBefore: number) {
    this.#parts = parts;
    this.#settledBefore = settledBefore;
    this.#asked = { from: window.from - EARLIER_MS, to: window.to + LATER_MS };
    this.query = {
      agentId: parts.agentId,
      startTime: toWireTime(this.#asked.from),
      endTime: toWireTime(this.#asked.to),
    };
  }

  take(page: WireRecords): void {
    const { agentId, settings, keepsFrom, store } = this.#parts;
    const whose: Whose = {
      agentId,
      isAgentFilterIgnored: store.isAgentFilterIgnored(),
      oddAgents: this.#parts.oddAgents,
      isForgotten: (call) => store.isForgotten(call),
    };
    const own = ownRows(page, whose, settings().timesWithoutOffset, keepsFrom, this.#parts.now());
    const { rows } = own;
    this.#disown(own.hasForeign && !whose.isAgentFilterIgnored, own.nobodys);
    this.#unidentified += own.unidentified;
    store.noteOdd(
      own.odd,
      rows.map(({ call }) => call.uuid),
    );
    const moving = this.#store(rows.filter(({ call }) => this.#isMoving(call)));
    const settled = this.#store(rows.filter(({ call }) => !this.#isMoving(call)));
    this.#unrest += settled.changed;
    for (const [name, count] of settled.differing ?? [])
      this.differing.set(name, (this.differing.get(name) ?? 0) + count);
    for (const { call } of rows) {
      if (!this.#isFresh(call)) this.uuids.add(call.uuid);
      this.#isFilterIgnored ||= this.#isFarOutside(call);
    }
    this.#parts.onPage({ added: moving.added + settled.added, changed: moving.changed + settled.changed });
  }

  /** The same calls as these, and nothing new about them. */
  isSame(found: ReadonlySet<string>): boolean {
    return this.#unrest === 0 && this.uuids.size === found.size && [...this.uuids].every((uuid) => found.has(uuid));
  }

  addTo(reading: WindowReading, walk: Walk): void {
    reading.pages = walk.pages;
    reading.unidentified = this.#unidentified;
    reading.isFilterIgnored ||= this.#isFilterIgnored;
    reading.isShort = walk.isShort;
    if (walk.refusal) reading.refusal = walk.refusal;
  }

  #store(rows: ServerRow[]): Pick<Upserted, 'added' | 'changed' | 'differing'> {
    if (rows.length === 0) return { added: 0, changed: 0 };
    return this.#parts.store.upsert(rows, this.#parts.volatile.names);
  }

  #disown(isNews: boolean, nobodys: readonly string[]): void {
    if (isNews) {
      this.#parts.store.dropNobodys();
      this.isDisowning = true;
    }
    for (const uuid of nobodys) this.uuids.delete(uuid);
    if (nobodys.length > 0) this.#parts.store.disown(nobodys);
  }

  /** Calls going on change with every look, and fresh ones come in between: they are read again anyway, and nothing is claimed of them. */
  #isMoving(call: CallRecord): boolean {
    return call.endedAt === undefined || this.#isFresh(call);
  }

  #isFresh({ startedAt }: CallRecord): boolean {
    return startedAt !== undefined && startedAt >= this.#settledBefore;
  }

  #isFarOutside({ startedAt, endedAt }: CallRecord): boolean {
    const times = [startedAt, endedAt].filter((time) => time !== undefined);
    const { from, to } = this.#asked;
    return times.length > 0 && times.every((time) => time < from - 2 * DAY_MS || time > to + 2 * DAY_MS);
  }
}
