import type {
  CallOutline,
  CallRow,
  KnownCustomer,
  MissedNumber,
  NoteTarget,
  OwnNote,
  Statistics,
} from '../../../preload/contract/index.ts';
import type { BriefCall, CallQueries, Period, SoughtCalls, StoredCall } from '../call-queries.ts';
import type { HeardCall } from '../heard-call.ts';
import { COLUMNS, toStoredCall } from './call-columns.ts';
import { ROW_COLUMNS, toRow } from './call-rows.ts';
import { inOrder } from './calls-by-id.ts';
import type { HistoryFile } from './history-file.ts';
import { knownCustomer } from './customer.ts';
import { joinNotes } from './join-notes.ts';
import { numberKey } from '../../phone-numbers/number-key.ts';
import type { Forgotten } from './forgotten.ts';
import type { MissedInbox } from './missed-inbox.ts';
import { Outlines } from './outlines.ts';
import type { OwnNotes } from './own-notes.ts';
import type { Sources } from './condition.ts';
import { queryOf, select } from './selection.ts';
import type { Cells, Sql } from './sql.ts';
import { statistics } from './statistics.ts';
import { readRecord, type WireRecord } from '../../call-api/wire.ts';
import { StoreError, type Snapshot } from './store-shape.ts';
import { directionOf, stateOf } from './call-kind.ts';
import { textIn } from './cells.ts';
import { fromUserData } from '../user-data.ts';
import { usualWordOf } from '../call-state.ts';

const FIRST = 50;
/** More than anybody makes in a day. */
const MOST_IN = 500;
const MOST_ROWS = 100;
const MOST_COMPARED = 2_000;
const RECENT = 12;
/** Back to here for the last numbers: few at first, more only for somebody who calls the same one all day. */
const LOOKS_BACK = [100, 2_000];

export interface QueryParts {
  history: HistoryFile;
  notes: OwnNotes;
  missed: MissedInbox;
  forgotten: Forgotten;
  now: () => number;
}

/** Answers every query from the two files. All of it works during a first load, only slower. */
export class StoreQueries implements CallQueries {
  readonly #history: HistoryFile;
  readonly #notes: OwnNotes;
  readonly #missed: MissedInbox;
  readonly #forgotten: Forgotten;
  readonly #now: () => number;
  readonly #outlines = new Outlines();

  constructor({ history, notes, missed, forgotten, now }: QueryParts) {
    this.#history = history;
    this.#notes = notes;
    this.#missed = missed;
    this.#forgotten = forgotten;
    this.#now = now;
    history.file.onFresh((isNewFile) => isNewFile && this.#outlines.forget());
  }

  first(filter: SoughtCalls): CallRow[] {
    return this.#history.file.read((sql) => {
      const { text, values } = queryOf(select(filter, 'page', this.#sources(sql)), ROW_COLUMNS);
      return sql.all(`${text} LIMIT ${FIRST}`, ...values).map((cells) => this.#row(cells, sql));
    });
  }

  outline(filter: SoughtCalls, anchor?: string): CallOutline {
    return this.#history.file.read((sql) => {
      const { text, values } = queryOf(select(filter, 'all', this.#sources(sql)), 'calls.id, sort_at');
      const anchorId = anchor === undefined ? undefined : this.#history.ids.find(sql, anchor);
      return this.#outlines.add(sql.all(text, ...values), anchorId);
    });
  }

  rows(outline: number, from: number, count: number): (CallRow | null)[] {
    const ids = this.#outlines.idsOf(outline, from, Math.min(count, MOST_ROWS));
    return this.#history.file.read((sql) => inOrder(sql, ids, ROW_COLUMNS, (cells) => this.#row(cells, sql)));
  }

  snapshot(filter: SoughtCalls): Snapshot {
    const { file } = this.#history;
    const ids = file.read((sql) => {
      const { text, values } = queryOf(select(filter, 'all', this.#sources(sql)), 'calls.id');
      return Int32Array.from(sql.numbers(text, ...values));
    });
    const { renewals } = file;
    return {
      count: ids.length,
      slice: (from, count) => {
        const calls = file.read((sql) => {
          if (file.renewals !== renewals) throw new StoreError('unusable', 'the file was damaged and made anew');
          return this.#callsOf(sql, [...ids.subarray(from, from + count)]);
        });
        return calls.map((call) => ({ ...call, ...this.#notes.wordsOn(call.call) }));
      },
    };
  }

  get(uuid: string): StoredCall | undefined {
    return this.#history.file.read((sql) => {
      const id = this.#history.ids.find(sql, uuid);
      return id === undefined ? undefined : this.#callsOf(sql, [id])[0];
    });
  }

  recentNumbers(): CallRow[] {
    return this.#history.file.read((sql) => {
      const newest = `SELECT number_key, ${ROW_COLUMNS} FROM calls INDEXED BY by_time WHERE number_key <> 0
        ORDER BY sort_at DESC, id LIMIT ?`;
      const byNumber = new Map<unknown, Cells>();
      for (const limit of LOOKS_BACK) {
        const rows = sql.all(newest, limit);
        for (const [key, ...cells] of rows) if (!byNumber.has(key)) byNumber.set(key, cells);
        if (byNumber.size >= RECENT || rows.length < limit) break;
      }
      return [...byNumber.values()].slice(0, RECENT).map((cells) => this.#row(cells, sql));
    });
  }

  regionOf(number: string): string | undefined {
    return this.#history.file.read((sql) => {
      const key = this.#history.words.findNumberKey(sql, numberKey(number));
      const newest = 'SELECT region FROM calls WHERE number_key = ? AND region <> 0 ORDER BY sort_at DESC LIMIT 1';
      return key === undefined ? undefined : this.#history.words.regions.textOf(sql, sql.number(newest, key));
    });
  }

  callsIn({ from, to }: Period): WireRecord[] {
    return this.#history.file.read((sql) => {
      const ids = sql.numbers(
        `SELECT id FROM calls INDEXED BY by_time WHERE sort_at >= ? AND sort_at < ?
          ORDER BY abs(sort_at - ?), id LIMIT ${MOST_IN}`,
        from,
        to,
        (from + to) / 2,
      );
      return this.#callsOf(sql, ids).map(asWritten);
    });
  }

  brief({ from, to }: Period, customer?: string): BriefCall[] {
    return this.#history.file.read((sql) => {
      const key = customer === undefined ? undefined : this.#history.words.findNumberKey(sql, customer);
      if (customer !== undefined && key === undefined) return [];
      const [theirs, keys] = key === undefined ? ['', []] : [' AND number_key = ?', [key]];
      const select = `SELECT uuid, kind, number, sort_at, user_data FROM calls INDEXED BY by_time
        WHERE sort_at >= ? AND sort_at < ?${theirs} ORDER BY sort_at DESC, id`;
      return sql.all(select, from, to, ...keys).map(toBrief);
    });
  }

  callsBetween({ from, to }: Period): StoredCall[] {
    return this.#history.file.read((sql) => {
      const newest = `SELECT id FROM calls INDEXED BY by_time WHERE sort_at >= ? AND sort_at < ?
        ORDER BY sort_at DESC, id LIMIT ${MOST_COMPARED}`;
      return this.#callsOf(sql, sql.numbers(newest, from, to));
    });
  }

  customer(number: string): KnownCustomer {
    return this.#history.file.read((sql) => knownCustomer(sql, this.#history, this.#notes, number));
  }

  choices(): { tags: string[]; trunks: { number: string; name?: string }[] } {
    return { tags: this.#notes.tags(), trunks: this.#trunks() };
  }

  notes(uuid: string, number = this.get(uuid)?.call.customerNumber ?? ''): { call: OwnNote; number: OwnNote } {
    const call = this.#notes.noteOf({ is: 'call', uuid });
    return { call, number: this.#notes.noteOf({ is: 'number', number }) };
  }

  missed(heard: readonly HeardCall[] = []): MissedNumber[] {
    return this.#missed.read(heard);
  }

  statistics(period: Period): Statistics {
    const figures = this.#history.file.read((sql) => statistics(sql, this.#history.words, period, this.#now()));
    return { ...figures, forgotten: this.#forgotten.since(period.from) };
  }

  saveNote(target: NoteTarget, note: OwnNote): void {
    // A note that was on its way when its call was forgotten.
    if (target.is === 'call' && this.#forgotten.hasCall(target.uuid)) return;
    this.#notes.save(target, note);
  }

  addToNote(target: NoteTarget, before: string[], now: string): void {
    const { text, tags } = this.#notes.noteOf(target);
    this.saveNote(target, { text: joinNotes(text, before, now), tags });
  }

  settleMissed(number: string, isSettled: boolean, at: number, heard: readonly HeardCall[] = []): void {
    this.#missed.settle(number, isSettled, at, heard);
  }

  /** The caller IDs of the stored calls, each number once. */
  #trunks(): { number: string; name?: string }[] {
    return this.#history.file.read((sql) => {
      const used = `SELECT number, max(name) FROM lines WHERE number IS NOT NULL AND id IN (SELECT line FROM calls)
        GROUP BY number ORDER BY number`;
      return sql.all(used).map(([number, name]) => ({
        number: String(number),
        ...(typeof name === 'string' && { name }),
      }));
    });
  }

  #callsOf(sql: Sql, ids: number[]): StoredCall[] {
    const calls = inOrder(sql, ids, COLUMNS, (cells) => toStoredCall(cells, this.#history.words, sql));
    return calls.filter((call) => call !== null);
  }

  #row(cells: Cells, sql: Sql): CallRow {
    return toRow(cells, this.#history.words, this.#notes, sql);
  }

  #sources(sql: Sql): Sources {
    const { words, ids, found } = this.#history;
    return { sql, words, ids, found, notes: this.#notes };
  }
}

function toBrief([uuid, kind, number, startedAt, userData]: Cells): BriefCall {
  const { intentId } = fromUserData(textIn(userData));
  return {
    uuid: textIn(uuid) ?? '',
    direction: directionOf(Number(kind)),
    state: stateOf(Number(kind)),
    customerNumber: textIn(number) ?? '',
    startedAt: Number(startedAt),
    ...(intentId !== undefined && { intentId }),
  };
}

/** As the server had written it, as far as it is kept. */
function asWritten({ call, userData, startText, endText, recordPath }: StoredCall): WireRecord {
  return readRecord({
    call_uuid: call.uuid,
    call_type: { outbound: '外呼', inbound: '来电', unknown: '' }[call.direction],
    customer_phone: call.customerNumber,
    customer_duration: call.talkSeconds,
    duration: call.totalSeconds,
    end_time: endText,
    hangup_disposition: call.hungUpBy,
    record_path: recordPath,
    start_time: startText,
    states: call.stateText || usualWordOf(call.state),
    user_data: userData,
  });
}
