import type { CallFilter, CallRecord, Settings } from '../../preload/contract/index.ts';
import type { Session } from '../account/session.ts';
import type { RecordsQuery } from '../call-api/call-api.ts';
import type { WireRecord } from '../call-api/wire.ts';
import { toCallRecord, wordsOf } from './call-record.ts';
import { findPageOrder, pageIndex, type PageOrder } from './page-order.ts';
import { toWireTime } from './wire-time.ts';

/** One page as the server has it: our words beside its own. */
export interface SourcePage {
  rows: { call: CallRecord; wire: WireRecord }[];
  total: number | undefined;
  isLast: boolean;
}

const DAY_MS = 86_400_000;
/** A page of this size any server gives; larger ones are tried out first. */
const MODEST_PAGE = 50;
const COUNTS_FROM_ONE: PageOrder = { firstPage: 1, isOldestFirst: false };

/** Reads `/records` for one signed-in agent, page by page from the newest call. */
export class CallSource {
  readonly session: Session;
  readonly #settings: () => Settings;
  #order: PageOrder | undefined;
  #largestPage: number | undefined;

  constructor(session: Session, settings: () => Settings) {
    this.session = session;
    this.#settings = settings;
  }

  /** Page `n` (0 = newest) of what the filter lets the server say; rows still need `matches`. `total` as the page before told it. */
  async page(
    filter: CallFilter,
    n: number,
    wantedSize: number,
    total: number | undefined,
    signal?: AbortSignal,
  ): Promise<SourcePage> {
    const query = this.#query(filter);
    this.#order ??= await findPageOrder(this.session.api, { agentId: this.session.agentId }, signal);
    const order = this.#order ?? COUNTS_FROM_ONE;
    const pageSize = await this.#sizeUpTo(wantedSize, order, signal);
    const known = order.isOldestFirst && total === undefined ? await this.#total(query, order, signal) : total;
    const index = pageIndex(order, n, pageSize, known);
    if (index === undefined) return { rows: [], total: known, isLast: true };
    const answer = await this.session.api.listRecords({ ...query, pageIndex: index, pageSize }, signal);
    const isLast = order.isOldestFirst ? index === order.firstPage : answer.data.length < pageSize;
    return { rows: this.#mine(answer.data), total: answer.total ?? known, isLast };
  }

  /** The records that the server has for this call id, if any. */
  async byUuid(uuid: string, signal?: AbortSignal): Promise<{ call: CallRecord; wire: WireRecord } | undefined> {
    const answer = await this.session.api.listRecords({ agentId: this.session.agentId, callUuid: uuid }, signal);
    return this.#mine(answer.data).find(({ call }) => call.uuid === uuid);
  }

  /** The page does not tell the largest page: one that is cut short would look like the last. */
  async #sizeUpTo(wanted: number, { firstPage }: PageOrder, signal?: AbortSignal): Promise<number> {
    if (wanted <= MODEST_PAGE) return wanted;
    const query = { agentId: this.session.agentId, pageIndex: firstPage, pageSize: wanted };
    this.#largestPage ??= (await this.session.api.listRecords(query, signal)).data.length;
    return Math.min(wanted, Math.max(MODEST_PAGE, this.#largestPage));
  }

  async #total(query: RecordsQuery, order: PageOrder, signal?: AbortSignal): Promise<number | undefined> {
    return (await this.session.api.listRecords({ ...query, pageIndex: order.firstPage, pageSize: 1 }, signal)).total;
  }

  /** The filter by agent is documented, not proven: another agent's rows are dropped here as well (R11). */
  #mine(rows: WireRecord[]): SourcePage['rows'] {
    const { timesWithoutOffset } = this.#settings();
    return rows
      .filter((wire) => wire.agent_id === undefined || wire.agent_id === this.session.agentId)
      .flatMap((wire) => {
        const call = toCallRecord(wire, timesWithoutOffset);
        return call ? [{ call, wire }] : [];
      })
      .sort((a, b) => (b.call.startedAt ?? 0) - (a.call.startedAt ?? 0));
  }

  #query(filter: CallFilter): RecordsQuery {
    const words = filter.states && !filter.states.includes('other') ? wordsOf(filter.states) : [];
    return {
      agentId: this.session.agentId,
      ...(filter.direction && { callTypes: [filter.direction === 'outbound' ? '外呼' : '来电'] }),
      ...(words.length > 0 && { states: words }),
      ...(filter.trunkNumber && { trunkNumber: filter.trunkNumber }),
      ...(filter.from !== undefined && { startTime: toWireTime(filter.from) }),
      // end_time may look at the end of a call, and ours at its start: a day's margin keeps a call that spans the edge.
      ...(filter.to !== undefined && { endTime: toWireTime(filter.to + DAY_MS) }),
    };
  }
}

/** The whole filter, for what the server's own filters leave open. */
export function matches(call: CallRecord, filter: CallFilter): boolean {
  const { startedAt } = call;
  if (filter.from !== undefined && startedAt !== undefined && startedAt < filter.from) return false;
  if (filter.to !== undefined && startedAt !== undefined && startedAt > filter.to) return false;
  if (filter.direction && call.direction !== filter.direction) return false;
  if (filter.states && !filter.states.includes(call.state)) return false;
  if (filter.trunkNumber && call.trunkNumber !== filter.trunkNumber) return false;
  return !filter.numberPart || call.customerNumber.replace(/\D/g, '').includes(filter.numberPart);
}
