import type { RecordsQuery } from '../../../src/main/call-api/call-api.ts';
import { contentOf, REDIRECT } from '../../../src/main/call-api/failures.ts';
import { readRecords, type WireRecord, type WireRecords } from '../../../src/main/call-api/wire.ts';
import { writeJson, type Writable } from '../../../src/main/demo/json.ts';
import { wrapped } from '../../../src/main/demo/manners/answer-manners.ts';
import { BAD_ANSWERS, largePageAnswer, type BadAnswer } from '../../../src/main/demo/manners/bad-answers.ts';
import { totalOf, withBrokenRows } from '../../../src/main/demo/manners/list-manners.ts';
import { bendRow } from '../../../src/main/demo/manners/row-manners.ts';
import { Fault } from '../../../src/main/fault.ts';
import { seedOf, seeded } from '../../../src/main/demo/random.ts';
import { rowOf } from './bent-truth.ts';
import type { Habits } from './habits.ts';
import { appearsAt, changedAt, OWN_AGENT, recordOf, stampOf, type ServerCall } from './server-call.ts';

/** A call and its true record. */
export interface Listed {
  call: ServerCall;
  record: WireRecord;
}

const DEFAULT_SIZE = 20;

/** `/records` of a call centre whose whole history is known: what it lists is decided by its habits, the moment and a seed. */
export class HistoryServer {
  readonly #calls: readonly ServerCall[];
  readonly #habits: Habits;
  readonly #seed: number;
  #requests = 0;
  #answers = 0;

  constructor(calls: readonly ServerCall[], habits: Habits, seed: number) {
    this.#calls = calls;
    this.#habits = habits;
    this.#seed = seed;
  }

  /** The answer at a real moment; throws a `Fault` as `CallApi` does. */
  list(query: RecordsQuery, moment: number): WireRecords {
    const { cap, oversize, firstPage, pagesCount } = this.#habits;
    const asked = query.pageSize ?? DEFAULT_SIZE;
    if (asked > cap && oversize !== 'cut' && oversize !== 'default') return tooLarge(oversize);
    const size = asked <= cap ? asked : oversize === 'default' ? Math.min(cap, DEFAULT_SIZE) : cap;
    const rows = this.#rows(query, moment);
    const step = pagesCount === 'given' ? size : asked;
    const index = this.#index(query.pageIndex ?? firstPage, Math.ceil(rows.length / step));
    if (index === undefined) return this.#answer([], rows.length);
    return this.#answer(rows.slice(index * step, index * step + size), rows.length);
  }

  /** What it answers now and then instead. */
  answerBadly(): WireRecords {
    return readAnswer(BAD_ANSWERS[this.#habits.badAnswer]);
  }

  /** Own records that the server lists for a period, whatever the page; those of nobody as well, unless everybody's are listed. */
  own(query: RecordsQuery, moment: number, areNobodysOwn = true): Listed[] {
    const own = this.#rows(query, moment).filter(
      ({ record: { agent_id: agent } }) => agent === OWN_AGENT || (agent === undefined && areNobodysOwn),
    );
    return [...new Map(own.map((one) => [one.call.id, one])).values()];
  }

  /** Through the client's own reading of an answer, from its text on. */
  #answer(page: Listed[], count: number): WireRecords {
    const { total, rows, hasBrokenRows, isEnveloped } = this.#habits;
    const answer = this.#answers++;
    const bent = page.map(({ record }) => bendRow(rowOf(record), rows, answer));
    const data: Writable = hasBrokenRows ? withBrokenRows(bent) : bent;
    const content = wrapped({ data, total: totalOf(count, page.length, total) }, { isEnveloped });
    return readAnswer({ status: 200, text: writeJson(content) });
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

  #rows(query: RecordsQuery, moment: number): Listed[] {
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
      const one = { call, record: recordOf(call, moment, this.#habits) };
      return call.isDouble ? [one, one] : [one];
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

function readAnswer({ status, text }: Pick<BadAnswer, 'status' | 'text'>): WireRecords {
  if (status === 302) throw new Fault('bad-answer', { message: REDIRECT });
  return contentOf({ status, body: text, isTooLarge: false }, readRecords);
}

function tooLarge(manner: Exclude<Habits['oversize'], 'cut' | 'default'>): WireRecords {
  if (manner === 'refused') throw refused('page_size');
  // Six megabytes a time would be a test of the memory.
  if (manner === 'huge') return contentOf({ status: 200, body: '', isTooLarge: true }, readRecords);
  const answer = largePageAnswer(manner);
  if (!answer) throw new Fault('timeout');
  return readAnswer(answer);
}
