import type { SQLInputValue } from 'node:sqlite';
import { ASSIGNMENTS, AT, COLUMNS, HOLES, toColumns } from './call-columns.ts';
import type { CallWords } from './call-words.ts';
import { FigureChanges } from './figures.ts';
import type { FoundIndex } from './found-index.ts';
import { isBulk, mark } from './marks.ts';
import { startOf } from './sort-key.ts';
import type { Cells, Sql } from './sql.ts';
import type { ServerRow, Upserted } from './store-shape.ts';

/** The id is asked for and need not be read. */
const FIND = `SELECT id, NULL, ${COLUMNS.slice(COLUMNS.indexOf(',') + 1)} FROM calls WHERE uuid = ?`;
const INSERT = `INSERT INTO calls (id, ${COLUMNS}) VALUES (?, ${HOLES}) ON CONFLICT (uuid) DO NOTHING`;
const UPDATE = `UPDATE calls SET ${ASSIGNMENTS} WHERE id = ?`;
/** Into the search index at once: a page of calls and some that wait since the first load; the others when there is time. */
const FOUND_AT_ONCE = 2_000;

/** One transaction of readings. Rows that say nothing new cost one look each. */
export class Upsert {
  readonly #sql: Sql;
  readonly #words: CallWords;
  readonly #found: FoundIndex;
  readonly #seenAt: number;
  readonly #isBulk: boolean;
  readonly #figures = new FigureChanges();
  readonly #result: Upserted = { added: 0, changed: 0, unchanged: 0 };
  #lastId: number;

  constructor(sql: Sql, words: CallWords, found: FoundIndex, seenAt: number) {
    this.#sql = sql;
    this.#words = words;
    this.#found = found;
    this.#seenAt = seenAt;
    this.#isBulk = isBulk(sql);
    // Never an id again that the search index knows already.
    this.#lastId = Math.max(sql.number('SELECT max(id) FROM calls'), mark(sql, 'indexed') ?? 0);
  }

  run(rows: readonly ServerRow[]): Upserted {
    for (const row of rows) this.#take(toColumns(row, this.#words, this.#sql, this.#seenAt), isTimeless(row));
    this.#figures.write(this.#sql);
    if (!this.#isBulk) this.#found.grow(this.#sql, FOUND_AT_ONCE);
    return this.#result;
  }

  #take(columns: SQLInputValue[], hasNoTime: boolean): void {
    // Nearly every row of a first load is new, nearly none of a later sync.
    if (this.#isBulk && this.#insert(columns)) return;
    const [id, ...known] = this.#sql.first(FIND, columns[AT.uuid] ?? null) ?? [];
    if (id === undefined) this.#insert(columns);
    else this.#compare(Number(id), known, columns, hasNoTime);
  }

  #insert(columns: SQLInputValue[]): boolean {
    if (this.#sql.run(INSERT, this.#lastId + 1, ...columns) === 0) return false;
    this.#lastId++;
    this.#result.added++;
    if (!this.#isBulk) this.#figures.count(columns, 1);
    return true;
  }

  #compare(id: number, known: Cells, columns: SQLInputValue[], hasNoTime: boolean): void {
    // A call without any time keeps the moment when it was first seen.
    const seenBefore = Number(known[AT.sortAt]);
    if (hasNoTime && known[AT.endedAt] === null && startOf(seenBefore) === undefined) columns[AT.sortAt] = seenBefore;
    if (columns.every((value, place) => place === AT.uuid || value === known[place])) {
      this.#result.unchanged++;
      return;
    }
    this.#sql.run(UPDATE, ...columns, id);
    this.#result.changed++;
    if (known[AT.foundBy] !== columns[AT.foundBy] || known[AT.number] !== columns[AT.number])
      this.#found.replace(this.#sql, id, documentOf(columns));
    if (this.#isBulk) return;
    this.#figures.count(known, -1);
    this.#figures.count(columns, 1);
  }
}

/** What the search index holds of a call. */
function documentOf(columns: readonly SQLInputValue[]): string {
  const document = columns[AT.foundBy] ?? columns[AT.number];
  return typeof document === 'string' ? document : '';
}

function isTimeless({ call }: ServerRow): boolean {
  return call.startedAt === undefined && call.endedAt === undefined;
}
