import { chmodSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type SQLInputValue, type SQLOutputValue, type StatementSync } from 'node:sqlite';
import { eraseAsidesHolding } from '../files/erase.ts';
import { removeSetAside, setAside } from '../files/set-aside.ts';

/** Another process may hold the lock for a moment; the UI thread must not wait longer. */
const BUSY_MS = 1_000;
/** FULL syncs every commit: what was written survives a power cut. What is deleted is overwritten. */
const PRAGMAS = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = FULL;
  PRAGMA secure_delete = ON;
`;
/** SQLite's primary codes (sqlite.org/rescode.html): ERROR, as our words fit no table that is there, CORRUPT, NOTADB. */
const DAMAGE = new Set([1, 11, 26]);

type Row = Record<string, SQLOutputValue>;

/**
 * A small database whose every commit is on disk before the call returns, e.g. the journal of calls. Synchronous. Opens at its first use, so that a
 * damaged file does not keep the app from starting; only its owner can read it. Errors are SQLite's or the file system's: the callers word them.
 */
export class DurableDatabase {
  readonly path: string;
  readonly #prepareFile: (database: DatabaseSync) => void;
  #database: DatabaseSync | undefined;
  /** By their text: compiling one costs as much as running it. */
  readonly #statements = new Map<string, StatementSync>();
  #isInTransaction = false;

  /** `prepareFile` makes the tables and recovers what the last run left; it runs once after each opening. */
  constructor(path: string, prepareFile: (database: DatabaseSync) => void) {
    this.path = path;
    this.#prepareFile = prepareFile;
  }

  /** How many rows it changed, and the id of the last one inserted. */
  run(sql: string, ...values: SQLInputValue[]): { changes: number; lastId: number } {
    const { changes, lastInsertRowid } = this.#prepare(sql).run(...values);
    return { changes: Number(changes), lastId: Number(lastInsertRowid) };
  }

  all(sql: string, ...values: SQLInputValue[]): Row[] {
    return this.#prepare(sql).all(...values);
  }

  first(sql: string, ...values: SQLInputValue[]): Row | undefined {
    return this.#prepare(sql).get(...values);
  }

  /** All of what `work` writes, or nothing of it. Inside another one it is a part of that. */
  transaction<T>(work: () => T): T {
    if (this.#isInTransaction) return work();
    const database = this.#open();
    database.exec('BEGIN IMMEDIATE');
    this.#isInTransaction = true;
    try {
      const result = work();
      database.exec('COMMIT');
      return result;
    } catch (error) {
      rollBack(database);
      throw error;
    } finally {
      this.#isInTransaction = false;
    }
  }

  /** Deletes rows, or changes them, and removes the traces in the file and its log. */
  erase(sql: string, ...values: SQLInputValue[]): void {
    this.run(sql, ...values);
    this.removeTraces();
  }

  /** Of what was deleted or changed, in the file and its log. Not inside a transaction. */
  removeTraces(): void {
    this.#open().exec('VACUUM; PRAGMA wal_checkpoint(TRUNCATE);');
  }

  /** Removes all that `renew` ever set aside. */
  eraseSetAside(): void {
    removeSetAside(this.path);
  }

  /** Of what `renew` has set aside, what holds this text. */
  eraseAsidesHolding(text: string): void {
    eraseAsidesHolding(this.path, text);
  }

  /** Gives a damaged file another name and begins a new one. */
  renew(): void {
    this.close();
    setAside(this.path);
    this.#open();
  }

  close(): void {
    try {
      this.#database?.close();
    } catch {
      // What could not be closed could not be used either.
    }
    this.#database = undefined;
    this.#statements.clear();
  }

  #prepare(sql: string): StatementSync {
    const database = this.#open();
    const statement = this.#statements.get(sql) ?? database.prepare(sql);
    this.#statements.set(sql, statement);
    return statement;
  }

  #open(): DatabaseSync {
    return (this.#database ??= openFile(this.path, this.#prepareFile));
  }
}

/** Does the error say that the file is no database of ours, or none any more? Not: that it is locked, or that the disk refuses. */
export function isDamage(error: unknown): boolean {
  return DAMAGE.has(primaryCode(error));
}

/** SQLite's primary result code of an error, which is the low byte of an extended one (sqlite.org/rescode.html); 0: it is not SQLite's. */
export function primaryCode(error: unknown): number {
  return error instanceof Error && 'errcode' in error ? Number(error.errcode) & 0xff : 0;
}

/** A full disk may have rolled back already; what was thrown first is what counts. */
function rollBack(database: DatabaseSync): void {
  try {
    database.exec('ROLLBACK');
  } catch {
    // There is nothing to roll back, or no file any more.
  }
}

function openFile(path: string, prepareFile: (database: DatabaseSync) => void): DatabaseSync {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const database = new DatabaseSync(path, { timeout: BUSY_MS });
  try {
    database.exec(PRAGMAS);
    prepareFile(database);
    chmodSync(path, 0o600);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}
