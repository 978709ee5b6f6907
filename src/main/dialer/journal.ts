import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { Fault } from '../fault.ts';
import { removeSetAside, setAside } from '../files/set-aside.ts';
import type { Intent, IntentState } from './intent.ts';
import { COLUMNS, MAY_BE_OPEN, MAY_HAVE_RUNG, openJournalFile, toIntent, valuesOf } from './journal-file.ts';

/** SQLite's extended code for a broken UNIQUE constraint. */
const UNIQUE = 2067;
const KEPT_MS = 32 * 86_400_000;

/**
 * Every intent is on disk, synced, before anything is on the wire. All methods are synchronous; each throws the Fault
 * `journal-unavailable` when the file cannot be read or written (full disk, locked, damaged): then nothing may be sent.
 */
export class DialJournal {
  readonly #path: string;
  #database: DatabaseSync | undefined;
  /** By their text: compiling one costs as much as running it. */
  #statements = new Map<string, StatementSync>();

  /** Opens nothing yet: a damaged file must not keep the app from starting. */
  constructor(path: string) {
    this.#path = path;
  }

  begin(intent: Omit<Intent, 'state'>): void {
    this.#run(`INSERT INTO intents (${COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, 'journaled', ?, ?)`, ...valuesOf(intent));
  }

  /** The last write before the wire. Throws `call-in-progress` when any intent is being sent, by whichever process. */
  markSending(id: string): void {
    const changed = this.#run(`UPDATE intents SET state = 'sending' WHERE id = ? AND state = 'journaled'`, id);
    if (changed !== 1) throw new Fault('journal-unavailable', { message: 'the intent is not in the journal' });
  }

  settle(id: string, state: Exclude<IntentState, 'journaled' | 'sending'>, uuid?: string): void {
    const isFromRecords = state === 'seen' || state === 'not-seen';
    // What the server said may be written late (the pending outcomes of Placer): it never takes back what a record has told since.
    const from = isFromRecords ? '' : ` AND state NOT IN ('seen', 'not-seen')`;
    this.#run(`UPDATE intents SET state = ?, uuid = coalesce(?, uuid) WHERE id = ?${from}`, state, uuid ?? null, id);
  }

  /** This account's calls that may have been placed and were not dismissed, the newest first. */
  unresolved(account: string): Intent[] {
    return this.#select(
      `account = ? AND state IN ('unknown', 'not-seen') AND dismissed = 0 ORDER BY started_at DESC`,
      account,
    );
  }

  /** The last call to this customer since then that may have been placed. Dismissing one takes it out of sight, not out of mind. */
  lastOpenCall(account: string, customer: string, sinceMonotonic: number): Intent | undefined {
    const where = `account = ? AND customer = ? AND ${MAY_BE_OPEN} AND steady_at > ? ORDER BY steady_at DESC LIMIT 1`;
    return this.#select(where, account, customer, sinceMonotonic)[0];
  }

  /** Everything since then that may have rung somebody, oldest first: what limits count. */
  sentSince(account: string, sinceMonotonic: number): Intent[] {
    return this.#select(
      `account = ? AND ${MAY_HAVE_RUNG} AND steady_at > ? ORDER BY steady_at`,
      account,
      sinceMonotonic,
    );
  }

  /** The largest monotonic time ever written; 0 for an empty journal. */
  lastMonotonicAt(): number {
    return this.#with((database) =>
      Number(database.prepare('SELECT max(steady_at) AS at FROM intents').get()?.['at'] ?? 0),
    );
  }

  /** Takes an intent out of sight; it still counts for limits and repeats. */
  dismiss(account: string, id: string): void {
    this.#run('UPDATE intents SET dismissed = 1 WHERE account = ? AND id = ?', account, id);
  }

  /** Forgets what no limit asks for any more; by the clock that limits go by, so that setting the computer's frees no call. */
  prune(monotonicNow: number): void {
    this.#run('DELETE FROM intents WHERE steady_at < ?', monotonicNow - KEPT_MS);
  }

  /** On sign-out: every row of this account and its traces in the file, and all that was set aside, a folder in the file's place as well. */
  wipe(account: string): void {
    this.#erase('DELETE FROM intents WHERE account = ?', account);
  }

  /** When `account` signs in: the same for every other one. */
  wipeOthers(account: string): void {
    this.#erase('DELETE FROM intents WHERE account <> ?', account);
  }

  /** Sets the file aside and begins a new one: for a damaged file, on the agent's word. Throws `journal-unavailable` when it cannot be moved. */
  renew(): void {
    this.close();
    try {
      setAside(this.#path);
    } catch (error) {
      throw unavailable(error);
    }
    this.#with(() => undefined);
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

  #erase(sql: string, account: string): void {
    removeSetAside(this.#path);
    this.#run(sql, account);
    this.#with((database) => database.exec('VACUUM; PRAGMA wal_checkpoint(TRUNCATE);'));
  }

  /** How many rows it changed. */
  #run(sql: string, ...values: (string | number | null)[]): number {
    return this.#with((database) => Number(this.#prepare(database, sql).run(...values).changes));
  }

  #select(where: string, ...values: (string | number)[]): Intent[] {
    const sql = `SELECT ${COLUMNS} FROM intents WHERE ${where}`;
    return this.#with((database) =>
      this.#prepare(database, sql)
        .all(...values)
        .map(toIntent),
    );
  }

  #prepare(database: DatabaseSync, sql: string): StatementSync {
    const statement = this.#statements.get(sql) ?? database.prepare(sql);
    this.#statements.set(sql, statement);
    return statement;
  }

  #with<T>(work: (database: DatabaseSync) => T): T {
    try {
      this.#database ??= openJournalFile(this.#path);
      return work(this.#database);
    } catch (error) {
      if (error instanceof Error && 'errcode' in error && error.errcode === UNIQUE)
        throw new Fault('call-in-progress', {}, error);
      throw unavailable(error);
    }
  }
}

function unavailable(error: unknown): Fault {
  return new Fault('journal-unavailable', { message: error instanceof Error ? error.message : 'unknown' }, error);
}
