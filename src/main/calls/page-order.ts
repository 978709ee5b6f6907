import type { CallApi, RecordsQuery } from '../call-api/call-api.ts';
import type { WireRecords } from '../call-api/wire.ts';
import { isFault } from '../fault.ts';
import { parseWireTime } from './wire-time.ts';

/**
 * How this server pages `/records`: the page says neither whether the first page is 0 or 1 nor in which order records come.
 * Found out once per session with two small reads.
 */
export interface PageOrder {
  firstPage: 0 | 1;
  isOldestFirst: boolean;
}

const PROBE_SIZE = 6;

/** undefined: there are no records yet to find it out from. */
export async function findPageOrder(
  api: CallApi,
  query: RecordsQuery,
  signal?: AbortSignal,
): Promise<PageOrder | undefined> {
  const zero = await pageOrNothing(api, { ...query, pageIndex: 0, pageSize: PROBE_SIZE }, signal);
  const one = await api.listRecords({ ...query, pageIndex: 1, pageSize: PROBE_SIZE }, signal);
  const [first, second] = [uuids(zero), uuids(one)];
  if (first.length === 0 && second.length === 0) return undefined;
  // A server that counts from 1 takes page 0 for an error, for nothing, or for page 1 (give or take a call that came in between).
  const shared = first.filter((uuid) => second.includes(uuid)).length;
  const countsFromOne = first.length === 0 || shared * 2 > first.length;
  return { firstPage: countsFromOne ? 1 : 0, isOldestFirst: isAscending(countsFromOne ? one : zero) };
}

/**
 * The `page_index` of the n-th page seen from the newest call. Oldest-first servers are read from their end, which needs their `total`;
 * undefined: there is no such page.
 */
export function pageIndex(
  order: PageOrder,
  n: number,
  pageSize: number,
  total: number | undefined,
): number | undefined {
  if (!order.isOldestFirst || total === undefined) return order.firstPage + n;
  const last = Math.ceil(total / pageSize) - 1;
  return n > last ? undefined : order.firstPage + last - n;
}

async function pageOrNothing(api: CallApi, query: RecordsQuery, signal?: AbortSignal): Promise<WireRecords> {
  try {
    return await api.listRecords(query, signal);
  } catch (error) {
    if (isFault(error, 'refused', 'bad-answer', 'server-error')) return { data: [], total: undefined };
    throw error;
  }
}

function uuids(page: WireRecords): string[] {
  return page.data.flatMap((row) => row.call_uuid ?? []);
}

function isAscending(page: WireRecords): boolean {
  const times = page.data.flatMap((row) => parseWireTime(row.start_time, 'utc') ?? []);
  const [first, last] = [times[0], times.at(-1)];
  return first !== undefined && last !== undefined && first < last;
}
