import type { RecordsQuery } from '../../../src/main/call-api/call-api.ts';
import type { WireRecord, WireRecords } from '../../../src/main/call-api/wire.ts';
import { Fault } from '../../../src/main/fault.ts';
import { seedOf, seeded } from '../../../src/main/demo/random.ts';
import type { Habits } from './habits.ts';
import { appearsAt, changedAt, OWN_AGENT, recordOf, stampOf, type ServerCall } from './server-call.ts';

const DEFAULT_SIZE = 20;

/** `/records` of a call centre whose whole history is known: what it lists is decided by its habits, the moment and a seed. */
export class HistoryServer {
  readonly #calls: readonly ServerCall[];
  readonly #habits: Habits;
  readonly #seed: number;
  #requests = 0;

  constructor(calls: readonly ServerCall[], habits: Habits, seed: number) {
    this.#calls = calls;
    this.#habits = habits;
    this.#seed = seed;
  }

  /** The answer at a real moment; throws a `Fault` as `CallApi` does. */
  list(query: RecordsQuery, moment: number): WireRecords {
    const { cap, oversize, firstPage, pagesCount } = this.#habits;
    const asked = query.pageSize ?? DEFAULT_SIZE;
    if (asked > cap && oversize === 'refused') throw refused('page_size');
    const size = asked <= cap ? asked : oversize === 'default' ? Math.min(cap, DEFAULT_SIZE) : cap;
    const rows = this.#rows(query, moment);
    const step = pagesCount === 'given' ? size : asked;
    const index = this.#index(query.pageIndex ?? firstPage, Math.ceil(rows.length / step));
    if (index === undefined) return this.#answer([], rows.length);
    return this.#answer(rows.slice(index * step, index * step + size), rows.length);
  }

  /** Own records with an id that the server lists for a period, whatever the page; those of nobody as well, unless everybody's are listed. */
  own(query: RecordsQuery, moment: number, areNobodysOwn = true): WireRecord[] {
    const own = this.#rows(query, moment).filter(
      (row) => row.agent_id === OWN_AGENT || (row.agent_id === undefined && areNobodysOwn),
    );
    return [...new Map(own.flatMap((row) => (row.call_uuid === undefined ? [] : [[row.call_uuid, row]]))).values()];
  }

  #answer(data: WireRecord[], count: number): WireRecords {
    const { total } = this.#habits;
    const told = { right: count, absent: undefined, zero: 0, page: data.length, double: 2 * count }[total];
    return { data, total: told };
  }

  /** Counted from 0; undefined: nothing. */
  #index(asked: number, pages: number): number | undefined {
    const { firstPage, pageZero, beyond } = this.#habits;
    if (asked < firstPage) {
      if (pageZero === 'refused') throw refused('page_index');
      if (pageZero === 'broken') throw new Fault('server-error', { status: 500 });
      return pageZero === 'same' ? 0 : undefined;
    }
    const last = Math.max(0, pages - 1);
    const index = asked - firstPage;
    if (index <= last || beyond === 'empty') return index;
    if (beyond === 'refused') throw refused('page_index');
    return last;
  }

  #rows(query: RecordsQuery, moment: number): WireRecord[] {
    const { isAgentFilterIgnored } = this.#habits;
    const from = query.startTime === undefined ? -Infinity : Date.parse(query.startTime);
    const to = query.endTime === undefined ? Infinity : Date.parse(query.endTime);
    const listed = this.#calls.filter(
      (call) =>
        appearsAt(call, this.#habits) <= moment &&
        (call.agent === 'own' || call.agent === 'nobody' || isAgentFilterIgnored) &&
        this.#passes(call, moment, from, to),
    );
    return this.#sorted(listed, moment).flatMap((call) => {
      const record = recordOf(call, moment, this.#habits);
      return call.isDouble ? [record, record] : [record];
    });
  }

  #passes(call: ServerCall, moment: number, from: number, to: number): boolean {
    if (from === -Infinity && to === Infinity) return true;
    const { filter, passesWithoutTimes } = this.#habits;
    const end = call.lacks === 'times' || moment < call.at + call.lasts ? undefined : stampOf(call.at + call.lasts);
    const start = call.lacks === 'nothing' ? stampOf(call.at) : undefined;
    const lower = filter === 'start' || filter === 'span' ? start : end;
    const upper = filter === 'start' || filter === 'overlap' ? start : end;
    if (lower === undefined || upper === undefined) {
      // A call that goes on overlaps with everything after its start.
      if (filter === 'overlap' && start !== undefined && call.lacks === 'nothing') return start <= to;
      return passesWithoutTimes;
    }
    return lower >= from && upper <= to;
  }

  #sorted(calls: ServerCall[], moment: number): ServerCall[] {
    const { order, areTiesSteady } = this.#habits;
    const chance = seeded(seedOf(this.#seed, areTiesSteady ? 'steady' : this.#requests++));
    const key = (call: ServerCall): number => {
      if (order === 'scattered') return seedOf(this.#seed, call.id);
      if (order === 'lately-changed') return -stampOf(changedAt(call, moment));
      return order === 'newest' ? -stampOf(call.at) : stampOf(call.at);
    };
    return calls
      .map((call) => ({ call, key: key(call), tie: areTiesSteady ? call.id : chance.next() }))
      .sort((a, b) => a.key - b.key || a.tie - b.tie)
      .map(({ call }) => call);
  }
}

function refused(field: string): Fault {
  return new Fault('refused', { status: 400, message: `bad ${field}` });
}
