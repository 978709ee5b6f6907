import { z } from 'zod';
import type { CallFilter, CallPage, CallRecord, Settings } from '../../preload/contract/index.ts';
import type { CurrentSession } from '../account/session.ts';
import type { WireRecord } from '../call-api/wire.ts';
import { Fault } from '../fault.ts';
import { CallSource, matches } from './call-source.ts';

export interface CallsParts {
  session: CurrentSession;
  settings: () => Settings;
  now: () => number;
}

const PAGE_SIZE = 50;
/** With a part of a number the server cannot help: larger pages, and a pause for the screen after some of them. */
const SEARCH_SIZE = 200;
const SEARCH_PAGES = 10;
const REMEMBERED = 2_000;
const RECENT_MS = 30 * 86_400_000;
const RECENT_COUNT = 12;

const cursorShape = z.object({ n: z.number().int().min(0).max(100_000), total: z.number().optional() });
type Cursor = z.infer<typeof cursorShape>;

/** The signed-in agent's calls, read from the server as they are asked for. */
export class CallsService {
  readonly #parts: CallsParts;
  #source: CallSource | undefined;
  /** Newest knowledge last; for details, recordings and regions without another request. */
  readonly #seen = new Map<string, { call: CallRecord; wire: WireRecord }>();
  readonly #regions = new Map<string, string>();

  constructor(parts: CallsParts) {
    this.#parts = parts;
  }

  /** Newest first. Reads on until there is a screenful, the end, or (searching part of a number) ten large pages. */
  async list(filter: CallFilter, cursor?: string, signal?: AbortSignal): Promise<CallPage> {
    const source = this.#mySource();
    const size = filter.numberPart ? SEARCH_SIZE : PAGE_SIZE;
    let { n, total }: Cursor = cursor === undefined ? { n: 0 } : parseCursor(cursor);
    const calls: CallRecord[] = [];
    for (let read = 0; ;) {
      const page = await source.page(filter, n++, size, total, signal);
      total = page.total;
      page.rows.forEach((row) => this.#remember(row));
      calls.push(...page.rows.map(({ call }) => call).filter((call) => matches(call, filter)));
      const isFull = calls.length >= PAGE_SIZE || ++read >= SEARCH_PAGES;
      const searchedTo = page.rows.at(-1)?.call.startedAt;
      if (page.isLast || isFull) {
        return {
          calls: newestFirst(calls),
          ...(!page.isLast && { next: JSON.stringify({ n, total }) }),
          ...(total !== undefined && { totalHint: total }),
          ...(searchedTo !== undefined && { searchedTo }),
        };
      }
    }
  }

  /** Fails with `not-found` when the server has no such call of this agent. */
  async get(uuid: string): Promise<CallRecord> {
    return (await this.withWire(uuid)).call;
  }

  /** The record with the server's own words beside it, from memory where it has been seen. */
  async withWire(uuid: string): Promise<{ call: CallRecord; wire: WireRecord }> {
    const source = this.#mySource();
    const seen = this.#seen.get(uuid) ?? (await source.byUuid(uuid));
    if (!seen) throw new Fault('not-found');
    return this.#remember(seen);
  }

  async recentNumbers(): Promise<CallRecord[]> {
    const { calls } = await this.list({ from: this.#parts.now() - RECENT_MS });
    const byNumber = new Map<string, CallRecord>();
    for (const call of calls) {
      if (call.customerNumber !== '' && !byNumber.has(call.customerNumber)) byNumber.set(call.customerNumber, call);
    }
    return [...byNumber.values()].slice(0, RECENT_COUNT);
  }

  /** The home region of a number, where one of this agent's own records has told it. */
  regionOf(number: string): string | undefined {
    return this.#regions.get(number);
  }

  forget(): void {
    this.#source = undefined;
    this.#seen.clear();
    this.#regions.clear();
  }

  #mySource(): CallSource {
    const session = this.#parts.session();
    if (this.#source?.session !== session) {
      this.forget();
      this.#source = new CallSource(session, this.#parts.settings);
    }
    return this.#source;
  }

  #remember(row: { call: CallRecord; wire: WireRecord }): { call: CallRecord; wire: WireRecord } {
    const { uuid, customerNumber, customerRegion } = row.call;
    this.#seen.delete(uuid);
    this.#seen.set(uuid, row);
    const oldest = this.#seen.size > REMEMBERED ? this.#seen.keys().next().value : undefined;
    if (oldest !== undefined) this.#seen.delete(oldest);
    if (customerRegion !== undefined) this.#regions.set(customerNumber, customerRegion);
    return row;
  }
}

function newestFirst(calls: CallRecord[]): CallRecord[] {
  const once = new Map(calls.map((call) => [call.uuid, call]));
  return [...once.values()].sort((a, b) => (b.startedAt ?? 0) - (a.startedAt ?? 0));
}

function parseCursor(cursor: string): Cursor {
  try {
    return cursorShape.parse(JSON.parse(cursor));
  } catch {
    throw new Fault('bad-input', { field: 'cursor' });
  }
}
