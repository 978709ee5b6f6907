import type { CallRecord } from '../../preload/contract/index.ts';
import type { Session } from '../account/session.ts';
import type { WireRecord } from '../call-api/wire.ts';
import { toCallRecord } from '../calls/call-record.ts';
import { fromUserData } from '../calls/user-data.ts';
import { toWireTime } from '../calls/wire-time.ts';
import { isFault } from '../fault.ts';

/** What is looked for: the id that `/callout` gave (if it answered), and the intent id in `user_data`. */
export interface Trace {
  session: Session;
  intentId: string;
  uuid?: string;
  /** UTC epoch ms. */
  startedAt: number;
}

export interface Clock {
  now: () => number;
  /** Rejects when the signal is aborted. */
  wait: (ms: number, signal: AbortSignal) => Promise<void>;
}

/** Seconds between looks: quick while a call is likely to end, then calmer. The last one repeats. */
const FOLLOW_S = [2, 2, 3, 3, 4, 4, 5, 5, 5, 5, 5, 5, 8, 8, 8, 8, 10, 10, 10, 10, 15, 15, 15, 15, 30];
const FOLLOW_LIMIT_MS = 2 * 3_600_000;
/** After an unknown outcome (R2): up to ten minutes after the click, and at least once. */
const SEARCH_S = [2, 3, 5, 10, 15, 25, 60];
const SEARCH_LIMIT_MS = 10 * 60_000;
/** The server's clock and time zone are not ours: look well before the start. */
const MARGIN_MS = 12 * 3_600_000;
const SEARCH_PAGE = 100;
/** Of half a day and more of one agent's calls; a server that gives the same page for ever must have an end too. */
const MOST_PAGES = 20;

/** What `/records` told of a call at last: its end, or only that it went on when it was last seen. */
export interface Followed {
  is: 'ended' | 'live';
  call: CallRecord;
}

/**
 * Looks for the call in `/records` until it has ended; tells `onLive` of every record without an end, and which was the first.
 * undefined: it did not turn up in time, which is no proof that it did not happen. Throws only when the signal is aborted.
 */
export async function followCall(
  trace: Trace,
  clock: Clock,
  onLive: (call: CallRecord, isFirst: boolean) => void,
  signal: AbortSignal,
): Promise<Followed | undefined> {
  const steps = trace.uuid === undefined ? SEARCH_S : FOLLOW_S;
  let limit = trace.uuid === undefined ? SEARCH_LIMIT_MS - age(trace, clock) : FOLLOW_LIMIT_MS;
  let live: CallRecord | undefined;
  // Counted in waits, not by the wall clock: somebody may set it meanwhile.
  for (let look = 0, waited = 0; look === 0 || waited < limit; look++) {
    const wait = (steps[Math.min(look, steps.length - 1)] ?? 30) * 1000;
    await clock.wait(wait, signal);
    waited += wait;
    const call = await lookOnce(trace, look, signal);
    if (call && isOver(call)) return { is: 'ended', call };
    if (!call) continue;
    limit = FOLLOW_LIMIT_MS; // it has turned up: what is left to see is its end
    onLive(call, live === undefined);
    live = call;
  }
  return live && { is: 'live', call: live };
}

/** A search that goes on after a restart has part of its time behind it. */
function age(trace: Trace, clock: Clock): number {
  return Math.max(0, clock.now() - trace.startedAt);
}

/** By uuid, where there is one; every third time, and without one always, by the intent id: the page does not promise that the two ids are the same. */
async function lookOnce(trace: Trace, look: number, signal: AbortSignal): Promise<CallRecord | undefined> {
  try {
    const byUuid = trace.uuid === undefined ? undefined : (await find(trace, { callUuid: trace.uuid }, signal)).call;
    if (byUuid || (trace.uuid !== undefined && look % 3 !== 2)) return byUuid;
    return await findByIntent(trace, signal);
  } catch (error) {
    signal.throwIfAborted();
    if (isFault(error)) return undefined; // the next look may be luckier; a dead token is told by other reads
    throw error;
  }
}

/**
 * Newest or oldest first is not documented, nor the number of the first page: where there are several, the last is looked at too.
 * A server that does not say how many there are is asked for page after page.
 */
async function findByIntent(trace: Trace, signal: AbortSignal): Promise<CallRecord | undefined> {
  const query = { startTime: toWireTime(trace.startedAt - MARGIN_MS), pageSize: SEARCH_PAGE };
  const { call, rows, total } = await find(trace, query, signal);
  if (call) return call;
  if (total === undefined) return findFurtherOn(trace, { ...query, rows }, signal);
  const pages = Math.ceil(total / Math.max(1, rows));
  if (pages < 2) return undefined;
  const last = await find(trace, { ...query, pageIndex: pages - 1 }, signal);
  return last.call ?? (await find(trace, { ...query, pageIndex: pages }, signal)).call;
}

/** Until a page has fewer rows than the first one. Page 1 may be the first or the second. */
async function findFurtherOn(
  trace: Trace,
  { rows, ...query }: { rows: number; startTime: string; pageSize: number },
  signal: AbortSignal,
): Promise<CallRecord | undefined> {
  for (let pageIndex = 1; rows > 0 && pageIndex <= MOST_PAGES; pageIndex++) {
    const page = await find(trace, { ...query, pageIndex }, signal);
    if (page.call || page.rows < rows) return page.call;
  }
  return undefined;
}

async function find(
  trace: Trace,
  query: object,
  signal: AbortSignal,
): Promise<{ call: CallRecord | undefined; rows: number; total: number | undefined }> {
  const { agentId, api } = trace.session;
  const { data, total } = await api.listRecords({ agentId, ...query }, signal);
  const wire = data.find((row) => isTraced(row, trace));
  return { call: wire && toCallRecord(wire, 'utc'), rows: data.length, total };
}

function isTraced(row: WireRecord, trace: Trace): boolean {
  if (row.agent_id !== undefined && row.agent_id !== trace.session.agentId) return false;
  if (trace.uuid !== undefined && row.call_uuid === trace.uuid) return true;
  return fromUserData(row.user_data).intentId === trace.intentId;
}

/** "All fields are optional": an end, a length, or a state that only ended calls have. */
function isOver(call: CallRecord): boolean {
  if (call.endedAt !== undefined || (call.totalSeconds ?? 0) > 0) return true;
  return call.state === 'agent-missed' || call.state === 'customer-missed';
}
