import type { RecordsQuery } from '../../call-api/call-api.ts';
import type { WireRecords } from '../../call-api/wire.ts';
import { REDIRECT } from '../../call-api/failures.ts';
import { Fault } from '../../fault.ts';
import { identityOf } from './row-identity.ts';

/** One request for a page; `CallApi.listRecords` with a signal. */
export type AskPage = (query: RecordsQuery) => Promise<WireRecords>;

/** For finding out how pages are counted; smaller where this is too much for the server. */
export const PROBE_SIZES = [6, 2, 1] as const;
/** How often page 0 must fail, page 1 answering each time in between, until the failing is no accident. */
const FAILURES = 4;
/** How often page 0 must be empty again, or the same as page 1. */
const CONFIRMATIONS = 3;
/** How often it must be empty again where it speaks of other calls than page 1 does, as no one list would. */
const MORE_CONFIRMATIONS = 8;

/**
 * Whether this server counts its pages from 0 or from 1; the API page does not say. undefined: there are no calls yet to tell it
 * from, so both must be asked for. In doubt 0, for a page 0 that has calls: where pages count from 1 that costs a request a window, while
 * the other mistake would lose a page of every window. Throws what both pages fail with.
 */
export async function findFirstPage(
  ask: AskPage,
  query: RecordsQuery,
  pageSize: number = PROBE_SIZES[0],
): Promise<0 | 1 | undefined> {
  const page = (pageIndex: number): Promise<WireRecords> => ask({ ...query, pageIndex, pageSize });
  let zero = await page(0).catch(takeForRefusal);
  for (let failures = 1; zero instanceof Fault && failures < FAILURES; failures++) {
    await page(1);
    const again = await page(0).catch(takeForRefusal);
    if (again instanceof Fault && again.code !== zero.code) throw again;
    zero = again;
  }
  if (zero instanceof Fault) return 1;
  const one = await page(1).catch(takeForNothing);
  if (zero.data.length === 0) {
    if (one.data.length === 0) return undefined;
    return (await isAlwaysEmpty(page, zero, one)) ? 1 : 0;
  }
  return (await areOnePage(zero, one, page)) ? 1 : 0;
}

/** Is page 0 empty for good, as it was in `zero`? An empty list may also be what a server in trouble answers now and then, page 1 (`one`) being there. */
export async function isAlwaysEmpty(
  page: (n: number) => Promise<WireRecords>,
  zero: WireRecords,
  one: WireRecords,
): Promise<boolean> {
  const isStrange = (zero.total ?? 0) > 0 && zero.total !== one.total;
  const times = isStrange ? MORE_CONFIRMATIONS : CONFIRMATIONS;
  for (let n = 0; n < times; n++) if ((await page(0).catch(takeForNothing)).data.length > 0) return false;
  return true;
}

/** Calls that came in between, or that change places with every request, can make page 1 of what page 0 was. Not again and again. */
async function areOnePage(
  zero: WireRecords,
  one: WireRecords,
  page: (n: number) => Promise<WireRecords>,
): Promise<boolean> {
  let same = 0;
  for (let tries = 0; isAkin(zero, one) && tries < CONFIRMATIONS * 2; tries++) {
    const again = await page(0);
    const next = await page(1).catch(takeForNothing);
    same = [zero, again, next].every((other) => isSame(other, one)) ? same + 1 : 0;
    if (same === CONFIRMATIONS) return true;
    [zero, one] = [again, next];
  }
  return false;
}

/** A page that does not exist may be refused, or break the server; other failures are the network's. */
function takeForRefusal(error: unknown): Fault {
  if (error instanceof Fault && (error.code === 'server-error' || isRefusal(error))) return error;
  throw error;
}

/** There is no page 1: that much a plain no says. */
function takeForNothing(error: unknown): WireRecords {
  if (isRefusal(error)) return { data: [], total: undefined };
  throw error;
}

/** The server's own no to what was asked for, in whatever form (its error, a text, a page, a failure in a 200); 401 and 403 are about who asks. */
export function isRefusal(error: unknown): error is Fault {
  if (!(error instanceof Fault)) return false;
  const { status } = error.error;
  if (status === undefined || status === 401 || status === 403) return false;
  return error.code === 'refused' || error.code === 'bad-answer';
}

/** Less at a time may be what the server can give: it took too long, was too much, broke off, or was refused. */
export function isTooMuch(error: unknown): error is Fault {
  if (isRefusal(error)) return true;
  if (!(error instanceof Fault) || error.error.message === REDIRECT) return false;
  if (error.code === 'server-error') return error.error.status !== 429;
  return error.code === 'timeout' || error.code === 'bad-answer';
}

function isAkin(a: WireRecords, b: WireRecords): boolean {
  const ids = new Set(a.data.map(identityOf));
  return b.data.some((row) => ids.has(identityOf(row)));
}

function isSame(a: WireRecords, b: WireRecords): boolean {
  const [one, other] = [a, b].map(({ data }) => data.map(identityOf).sort().join());
  return one === other;
}
