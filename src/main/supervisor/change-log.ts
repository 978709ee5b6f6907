import { existsSync, rmSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import type { AppError, ChangeMade, SupervisorChange } from '../../preload/contract/index.ts';
import { Fault } from '../fault.ts';
import { DurableDatabase, isDamage } from '../sqlite/durable-database.ts';

const PAGE = 100;
const KEPT_MS = 400 * 86_400_000;

export interface NewChange {
  /** Whose log it is in: host and agent id, see `accountKey`. */
  account: string;
  at: number;
  by: SupervisorChange['by'];
  what: ChangeMade;
}

/**
 * Every change of supervisor mode is on disk, synced, before it is on the wire. All methods are synchronous; each but `settle` and `wipe`
 * throws `journal-unavailable` when the file cannot be read or written: then nothing may be sent.
 */
export class ChangeLog {
  readonly #path: string;
  readonly #database: DurableDatabase;
  /** Outcomes that the disk did not take; written before the next change begins. */
  #pendingOutcomes: (() => void)[] = [];

  /** Opens nothing yet: a damaged file must not keep the app from starting. */
  constructor(path: string) {
    this.#path = path;
    this.#database = new DurableDatabase(path, prepareChangeLog);
  }

  /** Writes down that this is about to be sent. Returns the change's id. */
  begin({ account, at, by, what }: NewChange): string {
    this.#writePendingOutcomes();
    this.prune(at);
    const insert = `INSERT INTO changes (account, at, by_id, by_name, what, outcome) VALUES (?, ?, ?, ?, ?, 'sending')`;
    return this.#with((database) =>
      String(database.run(insert, account, at, by.agentId, by.name, JSON.stringify(what)).lastId),
    );
  }

  /** Forgets what is older than 400 days, whether or not anything was changed since. */
  prune(now: number): void {
    if (!existsSync(this.#path)) return;
    this.#with((database) => database.run('DELETE FROM changes WHERE at < ?', now - KEPT_MS));
  }

  /** Never throws: what has been sent is told to the supervisor, whether or not the disk takes it now. */
  settle(id: string, outcome: Exclude<SupervisorChange['outcome'], 'sending'>, error?: AppError): void {
    const write = (): void =>
      void this.#with((database) =>
        database.run(
          'UPDATE changes SET outcome = ?, error = ? WHERE seq = ?',
          outcome,
          error ? JSON.stringify(error) : null,
          Number(id),
        ),
      );
    try {
      write();
    } catch {
      this.#pendingOutcomes.push(write);
    }
  }

  /** Newest first. */
  page(account: string, before?: string): { changes: SupervisorChange[]; hasMore: boolean } {
    const select = 'SELECT * FROM changes WHERE account = ? AND seq < ? ORDER BY seq DESC LIMIT ?';
    const below = before === undefined ? Number.MAX_SAFE_INTEGER : Number(before);
    const rows = this.#with((database) => database.all(select, account, below, PAGE + 1).map(toChange));
    return { changes: rows.slice(0, PAGE), hasMore: rows.length > PAGE };
  }

  /**
   * On sign-out: this account's changes and their traces in the file, and all that was set aside, a folder in the file's place as well.
   * A damaged file goes as a whole, as nobody can tell whose names are in it; leaving the demo leaves both to the real agent.
   * Throws `disk`: nothing is being sent that it could hold up.
   */
  wipe(account: string, { isDemo }: { isDemo: boolean }): void {
    this.#pendingOutcomes = [];
    this.#clean(() => {
      if (!isDemo) this.#database.eraseSetAside();
      if (existsSync(this.#path)) this.#empty('account = ?', account, isDemo); // else nobody was ever a supervisor here
    });
  }

  /** Before somebody else signs in without the former agent having signed out: as `wipe`, for everybody but this account. Throws `disk`. */
  wipeOthers(account: string): void {
    this.#clean(() => {
      this.#database.eraseSetAside();
      if (existsSync(this.#path)) this.#empty('account <> ?', account, false);
    });
  }

  /** Sets a damaged file aside, on the supervisor's word, and begins a new one. */
  renew(): void {
    this.#pendingOutcomes = [];
    this.#with((database) => database.renew());
  }

  close(): void {
    this.#database.close();
  }

  #clean(work: () => void): void {
    try {
      work();
    } catch (error) {
      throw new Fault('disk', { message: `${basename(this.#path)}: ${reasonOf(error)}` }, error);
    }
  }

  #empty(whose: 'account = ?' | 'account <> ?', account: string, isDemo: boolean): void {
    try {
      this.#database.erase(`DELETE FROM changes WHERE ${whose}`, account);
    } catch (error) {
      if (!isDamage(error) && statSync(this.#path).isFile()) throw error;
      if (isDemo) return; // nothing of the demo can be in it
      this.close();
      for (const part of ['', '-wal', '-shm']) rmSync(this.#path + part, { recursive: true, force: true });
    }
  }

  #writePendingOutcomes(): void {
    while (this.#pendingOutcomes[0]) {
      this.#pendingOutcomes[0]();
      this.#pendingOutcomes.shift();
    }
  }

  #with<T>(work: (database: DurableDatabase) => T): T {
    try {
      return work(this.#database);
    } catch (error) {
      throw unavailable(error);
    }
  }
}

function unavailable(error: unknown): Fault {
  return new Fault('journal-unavailable', { message: reasonOf(error) }, error);
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : 'unknown';
}

/** No number is given twice: an outcome that comes late must not land on another change. */
const SCHEMA = `
  CREATE TABLE IF NOT EXISTS changes (
    seq     INTEGER PRIMARY KEY AUTOINCREMENT,
    account TEXT NOT NULL,
    at      INTEGER NOT NULL,
    by_id   TEXT NOT NULL,
    by_name TEXT NOT NULL,
    what    TEXT NOT NULL,
    outcome TEXT NOT NULL CHECK (outcome IN ('sending', 'done', 'failed', 'unknown')),
    error   TEXT
  ) STRICT;
  CREATE INDEX IF NOT EXISTS by_account ON changes (account, seq);
`;

/** Opened for the first time in this run: what was on its way when the last one ended may have been done. */
const RECOVER = `UPDATE changes SET outcome = 'unknown' WHERE outcome = 'sending'`;

/** For `DurableDatabase`. */
function prepareChangeLog(database: DatabaseSync): void {
  database.exec(SCHEMA);
  database.exec(RECOVER);
}

function toChange(row: Record<string, SQLOutputValue>): SupervisorChange {
  return {
    id: String(row['seq']),
    at: Number(row['at']),
    by: { agentId: String(row['by_id']), name: String(row['by_name']) },
    what: JSON.parse(String(row['what'])) as ChangeMade,
    outcome: row['outcome'] as SupervisorChange['outcome'],
    ...(row['error'] !== null && { error: JSON.parse(String(row['error'])) as AppError }),
  };
}
