import type { CallRecord } from '../../preload/contract/index.ts';
import type { Session } from '../account/session.ts';
import type { WireRecord } from '../call-api/wire.ts';
import { toCallRecord } from '../calls/call-record.ts';
import { isRefusal, isTooMuch } from '../calls/sync/first-page.ts';
import { identityOf } from '../calls/sync/row-identity.ts';
import { toWireTime } from '../calls/wire-time.ts';
import { isFault } from '../fault.ts';
import { isSought, mostAlike, type Sought } from '../calls/call-match.ts';

/** What is known of a call of ours, and whose it is. */
export interface Trace extends Omit<Sought, 'agentId'> {
  session: Session;
}

/** Where a call is looked for besides the server: the local history, which reads the same records in another way. */
export type LookLocally = (sought: Sought) => Promise<WireRecord | undefined>;

export interface Clock {
  now: () => number;
  /** Rejects when the signal is aborted. */
  wait: (ms: number, signal: AbortSignal) => Promise<void>;
}

/** Seconds between looks: quick while a call is likely to end, then calmer. The last one repeats. */
const FOLLOW_S = [2, 2, 3, 3, 4, 4, 5, 5, 5, 5, 5, 5, 8, 8, 8, 8, 10, 10, 10, 10, 15, 15, 15, 15, 30];
const FOLLOW_LIMIT_MS = 2 * 3_600_000;
/** After an unknown outcome: up to ten minutes after the click, and at least once. */
const SEARCH_S = [2, 3, 5, 10, 15, 25, 60];
const SEARCH_LIMIT_MS = 10 * 60_000;
/** The server's clock and time zone are not ours: look well before the start. */
const MARGIN_MS = 12 * 3_600_000;
/** The smaller ones are for servers that will not, or cannot, give the larger. */
const SEARCH_PAGES = [100, 20, 5] as const;
/** Half a day and more of one agent's calls in the largest; bounds the loop where a server gives the same page for ever. */
const MOST_PAGES = 20;
/** A record without an end is believed to be over when it has said the same for so long: phones ring for a minute at most. */
const SETTLED_MS = 90_000;
/** After that it is looked at now and then, because what was believed may prove wrong. */
const CORRECT_S = [60, 120, 300];
const CORRECT_LIMIT_MS = 20 * 60_000;

/** What `/records` tells of a call: that it is over, or only that it went on when it was last seen. */
export interface Followed {
  is: 'ended' | 'live';
  call: CallRecord;
  /** As the server has it. */
  wire: WireRecord;
}

/**
 * Looks for the call in `/records` until it has ended; `tell` hears of the first sight and of every change: `live` may become `ended`, and an end
 * that was only believed, because nothing changed any more, may become another one or none. Gives what was seen last;
 * undefined: it did not turn up in time, which is no proof that it did not happen. Throws only when the signal is aborted.
 */
export async function followCall(
  trace: Trace,
  clock: Clock,
  tell: (seen: Followed) => void,
  signal: AbortSignal,
  lookLocally: LookLocally = () => Promise.resolve(undefined),
): Promise<Followed | undefined> {
  const search = trace.uuid === undefined ? SEARCH_S : FOLLOW_S;
  let limit = trace.uuid === undefined ? SEARCH_LIMIT_MS - age(trace, clock) : FOLLOW_LIMIT_MS;
  let last: Followed | undefined;
  let sameFor = 0;
  // Counted in waits, not by the wall clock: somebody may set it meanwhile.
  for (let look = 0, waited = 0; look === 0 || waited < limit; look++) {
    const steps = last?.is === 'ended' ? CORRECT_S : search;
    const wait = (steps[Math.min(look, steps.length - 1)] ?? 30) * 1000;
    await clock.wait(wait, signal);
    waited += wait;
    const wire = await lookOnce(trace, look, lookLocally, signal);
    const call = wire && toCallRecord(wire, 'utc');
    if (!call) continue;
    sameFor = last && isSameReading(last.call, call) ? sameFor + wait : 0;
    const isCertain = call.endedAt !== undefined;
    const seen: Followed = { is: isCertain || isSettled(call, sameFor) ? 'ended' : 'live', call, wire };
    if (seen.is !== last?.is || sameFor === 0) tell(seen);
    if (isCertain) return seen;
    if (seen.is !== last?.is) {
      limit = seen.is === 'ended' ? waited + CORRECT_LIMIT_MS : FOLLOW_LIMIT_MS; // it has turned up: what is left to see is its end
      if (seen.is === 'ended') look = -1;
    }
    last = seen;
  }
  return last;
}

/** Without an end: a talk of some length, or a call that was not picked up, when that has been so for a while. */
function isSettled({ state, totalSeconds = 0, talkSeconds = 0 }: CallRecord, sameForMs: number): boolean {
  if (sameForMs < SETTLED_MS) return false;
  return totalSeconds > 0 || talkSeconds > 0 || state === 'agent-missed' || state === 'customer-missed';
}

function isSameReading(a: CallRecord, b: CallRecord): boolean {
  const [one, other] = [a, b].map((call) => [
    call.uuid,
    call.stateText,
    call.totalSeconds,
    call.talkSeconds,
    call.hungUpBy,
  ]);
  return JSON.stringify(one) === JSON.stringify(other);
}

/** A search that goes on after a restart has part of its time behind it. */
function age(trace: Trace, clock: Clock): number {
  return Math.max(0, clock.now() - trace.startedAt);
}

/**
 * By uuid, where there is one; every third time, and without one always, by the intent id: the page does not promise that the two ids are the same.
 * What the server does not give may be in the local history.
 */
async function lookOnce(
  trace: Trace,
  look: number,
  lookLocally: LookLocally,
  signal: AbortSignal,
): Promise<WireRecord | undefined> {
  const sought: Sought = { ...trace, agentId: trace.session.agentId };
  try {
    const byUuid = trace.uuid === undefined ? undefined : await findByUuid(trace, sought, trace.uuid, signal);
    if (byUuid || (trace.uuid !== undefined && look % 3 !== 2)) return byUuid;
    return (await findAmongAll(trace, sought, signal)) ?? (await lookLocally(sought).catch(() => undefined));
  } catch (error) {
    signal.throwIfAborted();
    // The next look may be luckier; a dead token is told by other reads.
    if (isFault(error)) return look % 3 === 2 ? lookLocally(sought).catch(() => undefined) : undefined;
    throw error;
  }
}

async function findByUuid({ session }: Trace, sought: Sought, uuid: string, signal: AbortSignal) {
  const { data } = await session.api.listRecords({ agentId: session.agentId, callUuid: uuid }, signal);
  return data.find((row) => isSought(row, sought));
}

/** In smaller pages where the larger ones are too much for the server. */
async function findAmongAll(trace: Trace, sought: Sought, signal: AbortSignal): Promise<WireRecord | undefined> {
  for (const size of SEARCH_PAGES) {
    try {
      return await findOnPages(trace, sought, size, signal);
    } catch (error) {
      signal.throwIfAborted();
      if (!isTooMuch(error) || size === SEARCH_PAGES.at(-1)) throw error;
    }
  }
  return undefined;
}

/**
 * Page after page, because neither the order of the records nor the number of the first page is documented and `total` is a hint: until a page
 * brings nothing new, or is refused behind others. A record that is only alike is taken when none with an id of ours has turned up.
 */
async function findOnPages(
  { session, startedAt }: Trace,
  sought: Sought,
  pageSize: number,
  signal: AbortSignal,
): Promise<WireRecord | undefined> {
  const query = { agentId: session.agentId, startTime: toWireTime(startedAt - MARGIN_MS), pageSize };
  const seen = new Map<string, WireRecord>();
  for (let pageIndex = 0; pageIndex <= MOST_PAGES; pageIndex++) {
    const { data } = await session.api.listRecords({ ...query, pageIndex }, signal).catch((error: unknown) => {
      // There may be no page 0, and none behind the last.
      if (pageIndex === 0 && isFault(error, 'refused', 'bad-answer', 'server-error')) return { data: [] };
      if (seen.size > 0 && isRefusal(error)) return { data: [] };
      throw error;
    });
    const found = data.find((row) => isSought(row, sought));
    if (found) return found;
    const before = seen.size;
    for (const row of data) seen.set(identityOf(row), row);
    if (seen.size === before && pageIndex > 1) break; // page 1 may be page 0 again
  }
  return mostAlike([...seen.values()], sought);
}
