import type { SQLInputValue } from 'node:sqlite';
import { ASSIGNMENTS, AT, COLUMNS, HOLES, toColumns } from './call-columns.ts';
import type { CopyFile } from './copy-file.ts';
import { FigureChanges } from './figures.ts';
import { isBulk, mark } from './marks.ts';
import { startOf } from './sort-key.ts';
import type { Cells, Sql } from './sql.ts';
import type { ServerRow, Upserted } from './store-shape.ts';

/** The id is asked for and need not be read. */
const KNOWN = `SELECT id, NULL, ${COLUMNS.slice(COLUMNS.indexOf(',') + 1)} FROM calls`;
const INSERT = `INSERT INTO calls (id, ${COLUMNS}) VALUES (?, ${HOLES})`;
const UPDATE = `UPDATE calls SET ${ASSIGNMENTS} WHERE id = ?`;
/** Into the search index at once: a page of calls and some that wait since the first load; the others when there is time. */
const FOUND_AT_ONCE = 2_000;

/** One transaction of readings. Rows that say nothing new cost one look each. */
export class Upsert {
  readonly #sql: Sql;
  readonly #copy: Pick<CopyFile, 'words' | 'ids' | 'found'>;
  readonly #seenAt: number;
  /** During a first load. */
  readonly #ids: Map<string, number> | undefined;
  readonly #figures = new FigureChanges();
  readonly #result: Upserted = { added: 0, changed: 0, unchanged: 0 };
  #lastId: number;

  constructor(sql: Sql, copy: Pick<CopyFile, 'words' | 'ids' | 'found'>, seenAt: number) {
    this.#sql = sql;
    this.#copy = copy;
    this.#seenAt = seenAt;
    this.#ids = isBulk(sql) ? copy.ids.all(sql) : undefined;
    // Never an id again that the search index knows already.
    this.#lastId = Math.max(sql.number('SELECT max(id) FROM calls'), mark(sql, 'indexed') ?? 0);
  }

  run(rows: readonly ServerRow[]): Upserted {
    for (const row of rows) this.#take(row);
    this.#figures.write(this.#sql);
    if (!this.#ids) this.#copy.found.grow(this.#sql, FOUND_AT_ONCE);
    return this.#result;
  }

  #take(row: ServerRow): void {
    const columns = toColumns(row, this.#copy.words, this.#sql, this.#seenAt);
    const [id, ...known] = this.#find(row.call.uuid, columns) ?? [];
    if (id === undefined) this.#insert(row.call.uuid, columns);
    else this.#compare(Number(id), known, columns, isTimeless(row));
  }

  #find(uuid: string, columns: SQLInputValue[]): Cells | undefined {
    if (!this.#ids) return this.#sql.first(`${KNOWN} WHERE uuid = ?`, columns[AT.uuid] ?? null);
    const id = this.#ids.get(uuid.toWellFormed());
    return id === undefined ? undefined : this.#sql.first(`${KNOWN} WHERE id = ?`, id);
  }

  #insert(uuid: string, columns: SQLInputValue[]): void {
    this.#sql.run(INSERT, ++this.#lastId, ...columns);
    this.#result.added++;
    if (this.#ids) this.#ids.set(uuid.toWellFormed(), this.#lastId);
    else this.#figures.count(columns, 1);
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
      this.#copy.found.replace(this.#sql, id, documentOf(columns));
    if (this.#ids) return;
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
