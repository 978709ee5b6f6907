import type { SQLInputValue, SQLOutputValue } from 'node:sqlite';
import { basename } from 'node:path';
import type { OwnDataState } from '../../preload/contract/index.ts';
import { agentKey } from '../account/agent-key.ts';
import type { AgentScope, Whose } from '../account/agent-scope.ts';
import type { CurrentSession, Session } from '../account/session.ts';
import { Fault, isFault } from '../fault.ts';
import { errnoOf } from '../files/disk-fault.ts';
import type { Log } from '../log/log.ts';
import { numberKey, plainDigits } from '../phone-numbers/number-key.ts';
import { DurableDatabase, isDamage, primaryCode } from '../sqlite/durable-database.ts';
import { eraseLeftOwnData, eraseOwnData, ownDataPath } from './own-files.ts';
import type { OwnNoun } from './own-noun.ts';
import { prepareOwnData } from './own-schema.ts';

export interface OwnDataParts {
  scope: AgentScope;
  session: CurrentSession;
  now: () => number;
  /** For the agents' files. */
  folder: string;
  announce: (state: OwnDataState) => void;
  log: Log;
}

/** SQLite's primary code ERROR: of a file that was opened it says that our own words are wrong, and nothing about the file. */
const ERROR = 1;
const SET_ASIDE = 'set-aside-at';

/**
 * The one durable database of what the signed-in agent has written: contacts, numbers not to call. Each noun adds its tables before
 * anything is asked. All methods are synchronous, every commit is on disk when they return, and each throws `signed-out`, or `disk` when
 * the file cannot be read or written. A damaged file is set aside, and a new one begun; `state` says so until the agent dismisses it.
 */
export class OwnData {
  readonly #parts: OwnDataParts;
  readonly #nouns = new Map<string, OwnNoun>();
  #open: { session: Session; database: DurableDatabase } | undefined;
  #isWorking = false;

  constructor(parts: OwnDataParts) {
    this.#parts = parts;
    parts.scope.register('own-data', { dispose: () => this.dispose(), wipe: (whose) => this.wipe(whose) });
  }

  add(noun: OwnNoun): void {
    if (this.#nouns.has(noun.name)) throw new Error(`${noun.name} is added twice`);
    this.#nouns.set(noun.name, noun);
  }

  nouns(): OwnNoun[] {
    return [...this.#nouns.values()];
  }

  /** How many rows it changed. */
  run(sql: string, ...values: SQLInputValue[]): number {
    return this.#with((database) => database.run(sql, ...values).changes);
  }

  all(sql: string, ...values: SQLInputValue[]): Record<string, SQLOutputValue>[] {
    return this.#with((database) => database.all(sql, ...values));
  }

  first(sql: string, ...values: SQLInputValue[]): Record<string, SQLOutputValue> | undefined {
    return this.#with((database) => database.first(sql, ...values));
  }

  /** All of what `work` writes, or nothing of it. It may be run a second time, on a new file. */
  transaction<T>(work: () => T): T {
    return this.#with((database) => database.transaction(work));
  }

  /** Removes the row with this id from the noun's table and remembers that it was removed. `table` is a name of our own. */
  remove(noun: string, table: string, id: string): void {
    this.transaction(() => {
      const gone = this.run(`DELETE FROM ${table} WHERE id = ?`, id);
      const remember = 'INSERT INTO removed VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET at = excluded.at';
      if (gone > 0) this.run(remember, id, noun, this.#parts.now());
    });
  }

  /** The same for every row with this value in a column. `column` is a name of our own, too. */
  removeWhere(noun: string, table: string, column: string, value: string): void {
    this.transaction(() => {
      this.run(
        `INSERT INTO removed SELECT id, ?, ? FROM ${table} WHERE ${column} = ? ON CONFLICT DO UPDATE SET at = excluded.at`,
        ...[noun, this.#parts.now(), value],
      );
      this.run(`DELETE FROM ${table} WHERE ${column} = ?`, value);
    });
  }

  state(): OwnDataState {
    const at = this.first('SELECT value FROM facts WHERE name = ?', SET_ASIDE)?.['value'];
    return at === undefined ? {} : { setAsideAt: Number(at) };
  }

  dismiss(): OwnDataState {
    this.run('DELETE FROM facts WHERE name = ?', SET_ASIDE);
    return this.#tell();
  }

  /** Removes everything about whoever has this number, and the traces of it in the files. */
  forgetCustomer(number: string): void {
    const customer = numberKey(number);
    const nouns = [...this.#nouns.values()];
    this.transaction(() => {
      for (const noun of nouns) noun.forget(customer);
    });
    this.#with((database) => {
      database.eraseAsidesHolding(plainDigits(customer));
      database.removeTraces();
    });
    for (const noun of nouns) noun.reset();
  }

  dispose(): void {
    this.#close();
    for (const noun of this.#nouns.values()) noun.reset();
  }

  /** Throws `disk`. */
  wipe({ is, agent }: Whose): void {
    const { folder } = this.#parts;
    this.#close();
    try {
      if (is === 'agent') eraseOwnData(folder, agentKey(agent));
      else eraseLeftOwnData(ownDataPath(folder, agentKey(agent)), agent.isDemo);
    } catch (error) {
      throw new Fault('disk', { message: errnoOf(error) ?? 'unknown' }, error);
    }
  }

  #close(): void {
    this.#open?.database.close();
    this.#open = undefined;
  }

  /** Only the outermost work may begin anew on another file: a part of it alone would leave the rest behind. */
  #with<T>(work: (database: DurableDatabase) => T): T {
    const database = this.#mine();
    if (this.#isWorking) return work(database);
    try {
      return this.#working(() => work(database));
    } catch (error) {
      if (isFault(error)) throw error;
      if (!this.#isBeyondUse(error)) throw unusable(database.path, error);
      return this.#anew(database, work);
    }
  }

  #working<T>(work: () => T): T {
    this.#isWorking = true;
    try {
      return work();
    } finally {
      this.#isWorking = false;
    }
  }

  /** A file that could never be opened may have other tables than ours; one that could does not change its tables. */
  #isBeyondUse(error: unknown): boolean {
    return isDamage(error) && !(primaryCode(error) === ERROR && this.#isReadable());
  }

  #isReadable(): boolean {
    try {
      return this.#open?.database.first('SELECT count(*) AS n FROM migrated') !== undefined;
    } catch {
      return false;
    }
  }

  #anew<T>(database: DurableDatabase, work: (database: DurableDatabase) => T): T {
    const at = this.#parts.now();
    this.#parts.log('error', 'own-data.set-aside', {});
    try {
      database.renew();
      database.run('INSERT INTO facts VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value', SET_ASIDE, at);
      return this.#working(() => work(database));
    } catch (error) {
      throw isFault(error) ? error : unusable(database.path, error);
    } finally {
      queueMicrotask(() => this.#changed());
    }
  }

  #changed(): void {
    for (const noun of this.#nouns.values()) noun.reset();
    if (this.#open) this.#tell();
  }

  #tell(): OwnDataState {
    const state = this.state();
    this.#parts.announce(state);
    return state;
  }

  #mine(): DurableDatabase {
    const session = this.#parts.session();
    if (this.#open?.session === session) return this.#open.database;
    this.#close();
    const path = ownDataPath(this.#parts.folder, agentKey(session));
    this.#eraseLeft(path, session.isDemo);
    const database = new DurableDatabase(path, (file) => prepareOwnData(file, this.#nouns.values()));
    this.#open = { session, database };
    return database;
  }

  /** What cannot be removed now is tried again at the next opening; the agent who works now is not held up by it. */
  #eraseLeft(path: string, isDemo: boolean): void {
    try {
      eraseLeftOwnData(path, isDemo);
    } catch (error) {
      this.#parts.log('warn', 'own-data.left', { code: errnoOf(error) ?? 'unexpected' });
    }
  }
}

function unusable(path: string, error: unknown): Fault {
  const why = error instanceof Error ? error.message : 'unknown';
  return new Fault('disk', { message: `${basename(path)}: ${errnoOf(error) ?? why}` }, error);
}
