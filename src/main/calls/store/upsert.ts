import type { SQLInputValue } from 'node:sqlite';
import { ASSIGNMENTS, AT, COLUMNS, HOLES, NAMES, toColumns } from './call-columns.ts';
import type { HistoryFile } from './history-file.ts';
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

const NONE: ReadonlySet<string> = new Set();

/** One transaction of readings. Rows that say nothing new cost one look each. */
export class Upsert {
  readonly #sql: Sql;
  readonly #history: Pick<HistoryFile, 'words' | 'ids' | 'found'>;
  readonly #seenAt: number;
  /** During a first load. */
  readonly #ids: Map<string, number> | undefined;
  readonly #figures = new FigureChanges();
  readonly #volatile: ReadonlySet<string>;
  readonly #differing = new Map<string, number>();
  readonly #result: Upserted = { added: 0, changed: 0, unchanged: 0 };
  #lastId: number;

  constructor(
    sql: Sql,
    history: Pick<HistoryFile, 'words' | 'ids' | 'found'>,
    seenAt: number,
    volatile: ReadonlySet<string> = NONE,
  ) {
    this.#volatile = volatile;
    this.#sql = sql;
    this.#history = history;
    this.#seenAt = seenAt;
    this.#ids = isBulk(sql) ? history.ids.all(sql) : undefined;
    // Never an id again that the search index knows already.
    this.#lastId = Math.max(sql.number('SELECT max(id) FROM calls'), mark(sql, 'indexed') ?? 0);
  }

  run(rows: readonly ServerRow[]): Upserted {
    for (const row of rows) this.#take(row);
    this.#figures.write(this.#sql);
    if (!this.#ids) this.#history.found.grow(this.#sql, FOUND_AT_ONCE);
    return this.#differing.size === 0 ? this.#result : { ...this.#result, differing: this.#differing };
  }

  #take(row: ServerRow): void {
    const columns = toColumns(row, this.#history.words, this.#sql, this.#seenAt);
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
    if (this.#isChange(known, columns)) this.#result.changed++;
    else this.#result.unchanged++;
    if (known[AT.foundBy] !== columns[AT.foundBy] || known[AT.number] !== columns[AT.number])
      this.#history.found.replace(this.#sql, id, documentOf(columns));
    if (this.#ids) return;
    this.#figures.count(known, -1);
    this.#figures.count(columns, 1);
  }

  /** Does anything differ that is not different in every answer? Counts what does. */
  #isChange(known: Cells, columns: readonly SQLInputValue[]): boolean {
    let isChange = false;
    for (const [place, name] of NAMES.entries()) {
      const [before, now] = [known[place], columns[place]];
      if (place === AT.uuid || before === now) continue;
      this.#differing.set(name, (this.#differing.get(name) ?? 0) + 1);
      const isSameRecording = name === 'record_path' && withoutSignature(before) === withoutSignature(now);
      // Written down for the first time: nothing about the call has changed.
      const isNewColumn = name === 'is_nobodys' && before === null;
      isChange ||= !isSameRecording && !isNewColumn && !this.#volatile.has(name);
    }
    return isChange;
  }
}

/** Where a recording lies, without what is signed anew for every answer. */
function withoutSignature(path: unknown): unknown {
  return typeof path === 'string' ? path.replace(/[?#].*$/s, '') : path;
}

/** What the search index holds of a call. */
function documentOf(columns: readonly SQLInputValue[]): string {
  const document = columns[AT.foundBy] ?? columns[AT.number];
  return typeof document === 'string' ? document : '';
}

function isTimeless({ call }: ServerRow): boolean {
  return call.startedAt === undefined && call.endedAt === undefined;
}
