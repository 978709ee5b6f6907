import type { DatabaseSync, SQLInputValue, SQLOutputValue, StatementSync } from 'node:sqlite';

/** One row of an answer, in the order of its columns: building objects with names would cost as much as the query. */
export type Cells = SQLOutputValue[];

/** Filters make many different texts; the common ones stay. */
const KEPT_STATEMENTS = 120;

/** A database's statements, kept by their text: compiling one costs more than running it. Throws SQLite's errors as they are. */
export class Sql {
  readonly #database: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  all(text: string, ...values: SQLInputValue[]): Cells[] {
    // With setReturnArrays every row is an array, which the types do not know.
    return this.#prepare(text).all(...values) as unknown as Cells[];
  }

  first(text: string, ...values: SQLInputValue[]): Cells | undefined {
    return this.#prepare(text).get(...values) as unknown as Cells | undefined;
  }

  /** The first cell of the first row, as a number: 0 where there is none. */
  number(text: string, ...values: SQLInputValue[]): number {
    return Number(this.first(text, ...values)?.[0] ?? 0);
  }

  /** The first cell of every row, as numbers. */
  numbers(text: string, ...values: SQLInputValue[]): number[] {
    return this.all(text, ...values).map(([cell]) => Number(cell));
  }

  /** How many rows it changed. */
  run(text: string, ...values: SQLInputValue[]): number {
    return Number(this.#prepare(text).run(...values).changes);
  }

  exec(text: string): void {
    this.#database.exec(text);
  }

  get isInTransaction(): boolean {
    return this.#database.isTransaction;
  }

  #prepare(text: string): StatementSync {
    const known = this.#statements.get(text);
    if (known) return known;
    const statement = this.#database.prepare(text);
    statement.setReturnArrays(true);
    if (this.#statements.size >= KEPT_STATEMENTS) {
      const [oldest] = this.#statements.keys();
      if (oldest !== undefined) this.#statements.delete(oldest);
    }
    this.#statements.set(text, statement);
    return statement;
  }
}
