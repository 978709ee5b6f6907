import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import type { Row } from './oracle.ts';
import type { Breakage } from './script.ts';

/** SQLite itself fails the write, on whatever connection, as it would on a full disk. */
const TRIGGERS: Record<Exclude<Breakage, 'all'>, string> = {
  begin: `BEFORE INSERT ON intents`,
  sending: `BEFORE UPDATE ON intents WHEN NEW.state = 'sending'`,
  settle: `BEFORE UPDATE ON intents WHEN OLD.state = 'sending'`,
};
const PARTS = ['', '-wal', '-shm'];

/** Looks at the journal from outside, and breaks it. */
export class JournalBreaker {
  readonly #path: string;
  readonly broken = new Set<Breakage>();

  constructor(path: string) {
    this.#path = path;
  }

  row(id: string): Row | undefined {
    return this.#with((database) => database.prepare('SELECT state, uuid FROM intents WHERE id = ?').get(id)) as
      Row | undefined;
  }

  break(what: Exclude<Breakage, 'all'>): void {
    if (this.broken.has(what)) return;
    this.broken.add(what);
    this.#with((database) =>
      database.exec(`CREATE TRIGGER broken_${what} ${TRIGGERS[what]} BEGIN SELECT RAISE(FAIL, 'disk is full'); END`),
    );
  }

  /** Nobody may have the file open. A folder stands in its place. */
  hide(): void {
    if (this.broken.has('all')) return;
    this.broken.add('all');
    this.#move('', '.kept');
    mkdirSync(this.#path);
  }

  mend(): void {
    if (this.broken.has('all')) {
      rmSync(this.#path, { recursive: true, force: true });
      this.#move('.kept', '');
    }
    this.broken.delete('all');
    for (const what of this.broken) this.#with((database) => database.exec(`DROP TRIGGER broken_${what}`));
    this.broken.clear();
  }

  /** The app has set the file aside and begun a new one. */
  renewed(): void {
    this.broken.clear();
  }

  #move(from: string, to: string): void {
    for (const part of PARTS)
      if (existsSync(this.#path + from + part)) renameSync(this.#path + from + part, this.#path + to + part);
  }

  #with<T>(work: (database: DatabaseSync) => T): T | undefined {
    if (this.broken.has('all') && !existsSync(`${this.#path}.kept`)) return undefined;
    const database = new DatabaseSync(this.broken.has('all') ? `${this.#path}.kept` : this.#path);
    try {
      return work(database);
    } finally {
      database.close();
    }
  }
}
