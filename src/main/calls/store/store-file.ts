import { accessSync, chmodSync, closeSync, constants, existsSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { eraseAsidesHolding } from '../../files/erase.ts';
import { moveAside } from './move-aside.ts';
import { migrate } from './migrate.ts';
import { Sql } from './sql.ts';
import { judge, saysReadOnly, toStoreError } from './store-errors.ts';
import { StoreError, type StoreHealth } from './store-shape.ts';
import { tryWriting } from './try-writing.ts';

export interface FilePlan {
  path: string;
  pragmas: string;
  /** The first n of them make version n. */
  migrations: readonly string[];
  /** How many damaged files stay beside it. */
  keepsDamaged: number;
  /** Runs after every opening, before anybody else: puts in order what a kill has left. */
  settle?: (sql: Sql) => void;
  /** UTC epoch ms. */
  now: () => number;
}

/** More damage than this in one run is no accident of the file: it is left as it is. */
const MOST_RENEWALS = 3;
const CHANGES = 'SELECT total_changes()';
/** The index of the log stays in memory, https://www.sqlite.org/wal.html#use_of_wal_without_shared_memory. */
const ALONE = 'PRAGMA locking_mode = EXCLUSIVE;';

/**
 * One SQLite file that survives its own damage: whenever a statement finds it, the file is moved aside, a new one is made, and the
 * work is done once more. All that is thrown are `StoreError`s. Whoever keeps in memory what was read must forget it `onFresh`.
 */
export class StoreFile {
  readonly #plan: FilePlan;
  readonly #listeners: ((isNewFile: boolean) => void)[] = [];
  #database: DatabaseSync | undefined;
  #sql: Sql | undefined;
  #movedTo: string | undefined;
  #renewals = 0;
  #renewedAt = -Infinity;
  #fullBecause: string | undefined;
  #isClosed = false;

  constructor(plan: FilePlan) {
    this.#plan = plan;
  }

  /** Called when the file was made anew or a transaction was undone. */
  onFresh(listener: (isNewFile: boolean) => void): void {
    this.#listeners.push(listener);
  }

  read<T>(work: (sql: Sql) => T): T {
    return this.#guarded(work);
  }

  /** One transaction: all of the work or none of it. The work may run twice, so it must not change anything but the file. */
  write<T>(work: (sql: Sql) => T): T {
    return this.#guarded((sql) => {
      const before = sql.number(CHANGES);
      sql.exec('BEGIN IMMEDIATE');
      try {
        const result = work(sql);
        sql.exec('COMMIT');
        // A transaction that wrote nothing says nothing about the disk.
        if (sql.number(CHANGES) > before) this.#fullBecause = undefined;
        return result;
      } catch (error) {
        this.#undo(sql);
        throw error;
      }
    });
  }

  /** Looks through the whole file; true when damage was found, which has then been dealt with. Takes tenths of a second. */
  check(): boolean {
    const before = this.#renewals;
    this.#guarded((sql) => {
      if (!isSound(sql)) throw new DamageFound();
      sql.exec('PRAGMA shrink_memory;'); // it has filled the cache with pages that nobody asked for
    });
    return this.#renewals > before;
  }

  /** Writes the file anew without what was deleted, and empties its log. */
  dropTraces(): void {
    this.#guarded((sql) => sql.exec('VACUUM; PRAGMA wal_checkpoint(TRUNCATE);'));
  }

  /** Damaged files that were moved aside and hold this text. */
  eraseAsidesHolding(text: string): void {
    eraseAsidesHolding(this.#plan.path, text);
  }

  /** Whether a disk that took nothing does so again; nobody else may have anything to write for a long time. */
  retry(): void {
    if (this.#fullBecause === undefined || this.#isClosed) return;
    try {
      this.#guarded((sql) => sql.exec(`PRAGMA user_version = ${sql.number('PRAGMA user_version')}`));
      this.#fullBecause = undefined;
    } catch {
      // It does not.
    }
  }

  get health(): StoreHealth {
    if (this.#fullBecause !== undefined) return { is: 'read-only', message: this.#fullBecause };
    return this.#movedTo === undefined ? { is: 'working' } : { is: 'rebuilt', movedTo: this.#movedTo };
  }

  /** How often the file was made anew in this run; then its calls have other places. */
  get renewals(): number {
    return this.#renewals;
  }

  /** When the file was last made anew in this run: nothing from before is in it. */
  get renewedAt(): number {
    return this.#renewedAt;
  }

  close(): void {
    this.#isClosed = true;
    this.#shut();
  }

  #guarded<T>(work: (sql: Sql) => T): T {
    if (this.#isClosed) throw new StoreError('closed');
    try {
      return work(this.#opened());
    } catch (error) {
      if (!this.#isDamage(error)) throw this.#noted(error);
    }
    try {
      this.#renew();
      return work(this.#opened());
    } catch (error) {
      throw this.#noted(error);
    }
  }

  #opened(): Sql {
    if (this.#sql) return this.#sql;
    try {
      this.#sql = this.#open();
    } catch (error) {
      this.#shut();
      // What cannot be opened cannot be looked at either: strange is damaged here.
      const isStrange = ['damaged', 'suspicious'].includes(judge(error)) || this.#isOnlyHeaderLocked(error);
      if (!isStrange && judge(error) === 'full') return (this.#sql = this.#openAlone(error));
      if (!existsSync(this.#plan.path) || !isStrange) throw error;
      this.#renew();
      this.#sql = this.#open();
    }
    return this.#sql;
  }

  /** What others would share with us is a file of 32 KB, for which a full disk has no room: without it, what is there can be read. */
  #openAlone(why: unknown): Sql {
    this.#noted(why);
    try {
      return this.#open(ALONE);
    } catch (error) {
      this.#shut();
      throw error;
    }
  }

  #open(before = ''): Sql {
    const { path, pragmas, migrations, settle } = this.#plan;
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    // Made before SQLite makes it, so that only its owner can read it from its first byte; its log takes over the mode.
    closeSync(openSync(path, 'a', 0o600));
    chmodSync(path, 0o600);
    this.#database = new DatabaseSync(path, { timeout: 1_000 });
    this.#database.exec(before + pragmas);
    const sql = new Sql(this.#database);
    migrate(sql, migrations);
    tryWriting(sql);
    settle?.(sql);
    return sql;
  }

  #isDamage(error: unknown): boolean {
    if (error instanceof DamageFound || this.#isOnlyHeaderLocked(error)) return true;
    const verdict = judge(error);
    if (verdict !== 'suspicious' || !this.#sql) return verdict === 'damaged';
    try {
      return !isSound(this.#sql);
    } catch {
      return true;
    }
  }

  /** A flipped bit in the header can forbid writing to a file that the system lets us write: that is damage, and no full disk. */
  #isOnlyHeaderLocked(error: unknown): boolean {
    if (!saysReadOnly(error)) return false;
    try {
      accessSync(this.#plan.path, constants.W_OK);
      return true;
    } catch {
      return false;
    }
  }

  #renew(): void {
    if (this.#renewals >= MOST_RENEWALS) throw new StoreError('unusable', 'the file was damaged again and again');
    this.#renewals++;
    this.#renewedAt = this.#plan.now();
    this.#shut();
    this.#movedTo = moveAside(this.#plan.path, this.#plan.now(), this.#plan.keepsDamaged);
    this.#tellFresh(true);
  }

  #undo(sql: Sql): void {
    try {
      if (sql.isInTransaction) sql.exec('ROLLBACK');
    } catch {
      // A file that cannot even do this is judged by the first error.
    }
    this.#tellFresh(false);
  }

  #noted(error: unknown): StoreError {
    const told = toStoreError(error);
    if (told.why === 'full') this.#fullBecause = told.message;
    return told;
  }

  #tellFresh(isNewFile: boolean): void {
    for (const listener of this.#listeners) listener(isNewFile);
  }

  #shut(): void {
    try {
      this.#database?.close();
    } catch {
      // What could not be closed could not be used either.
    }
    this.#database = undefined;
    this.#sql = undefined;
  }
}

class DamageFound extends Error {}

function isSound(sql: Sql): boolean {
  return sql.first('PRAGMA integrity_check(1)')?.[0] === 'ok';
}
