import { Fault } from '../fault.ts';
import { plainDigits } from '../phone-numbers/number-key.ts';
import { DurableDatabase } from '../sqlite/durable-database.ts';
import type { Intent, IntentState } from './intent.ts';
import { COLUMNS, MAY_BE_OPEN, MAY_HAVE_RUNG, prepareJournal, toIntent, valuesOf } from './journal-file.ts';

/** SQLite's extended code for a broken UNIQUE constraint. */
const UNIQUE = 2067;
const KEPT_MS = 32 * 86_400_000;

/**
 * Every intent is on disk, synced, before anything is on the wire. All methods are synchronous; each throws the Fault
 * `journal-unavailable` when the file cannot be read or written (full disk, locked, damaged): then nothing may be sent.
 */
export class DialJournal {
  readonly #database: DurableDatabase;

  /** Opens nothing yet: a damaged file must not keep the app from starting. */
  constructor(path: string) {
    this.#database = new DurableDatabase(path, prepareJournal);
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
    this.#run(
      `UPDATE intents SET state = ?, uuid = iif(callee = '', NULL, coalesce(?, uuid)) WHERE id = ?${from}`,
      state,
      uuid ?? null,
      id,
    );
  }

  stateOf(account: string, id: string): IntentState | undefined {
    return this.#select('account = ? AND id = ?', account, id)[0]?.state;
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

  /** The same by the wall clock, from this moment on, without those whose customer is forgotten. */
  placedSince(account: string, startedAt: number): Intent[] {
    return this.#select(
      `account = ? AND ${MAY_HAVE_RUNG} AND started_at >= ? AND callee <> '' ORDER BY started_at`,
      account,
      startedAt,
    );
  }

  /** Is it the id of another call of this account than `id`? */
  isAnothers(account: string, id: string, uuid: string): boolean {
    return this.#select('account = ? AND uuid = ? AND id <> ? LIMIT 1', account, uuid, id).length > 0;
  }

  /** The largest monotonic time ever written; 0 for an empty journal. */
  lastMonotonicAt(): number {
    return this.#with(() => Number(this.#database.first('SELECT max(steady_at) AS at FROM intents')?.['at'] ?? 0));
  }

  /** Takes an intent out of sight; it still counts for limits and repeats. */
  dismiss(account: string, id: string): void {
    this.#run('UPDATE intents SET dismissed = 1 WHERE account = ? AND id = ?', account, id);
  }

  /** Takes out whom these calls were to, with its traces; that they were placed still counts for limits. */
  forget(account: string, customer: string): void {
    const forget = `UPDATE intents SET callee = '', customer = '', uuid = NULL, dismissed = 1 WHERE account = ? AND customer = ?`;
    this.#with(() => {
      this.#database.eraseAsidesHolding(plainDigits(customer));
      this.#database.erase(forget, account, customer);
    });
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
    this.#with(() => this.#database.renew());
  }

  close(): void {
    this.#database.close();
  }

  #erase(sql: string, account: string): void {
    this.#with(() => {
      this.#database.eraseSetAside();
      this.#database.erase(sql, account);
    });
  }

  /** How many rows it changed. */
  #run(sql: string, ...values: (string | number | null)[]): number {
    return this.#with(() => this.#database.run(sql, ...values).changes);
  }

  #select(where: string, ...values: (string | number)[]): Intent[] {
    return this.#with(() =>
      this.#database.all(`SELECT ${COLUMNS} FROM intents WHERE ${where}`, ...values).map(toIntent),
    );
  }

  #with<T>(work: () => T): T {
    try {
      return work();
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
