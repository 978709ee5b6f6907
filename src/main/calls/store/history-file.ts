import { CallIds } from './call-ids.ts';
import { CallWords } from './call-words.ts';
import { COPY_MIGRATIONS, COPY_PRAGMAS, DROP_LATE_INDEXES, MAKE_LATE_INDEXES } from './history-schema.ts';
import { recount } from './figures.ts';
import { FoundIndex } from './found-index.ts';
import { hasKeys, rekeyCalls } from './rekey.ts';
import { isBulk, setMark } from './marks.ts';
import type { Sql } from './sql.ts';
import { judge } from './store-errors.ts';
import { StoreFile } from './store-file.ts';

export interface FilePlace {
  path: string;
  /** The file may not grow beyond this many pages of 4 KB; for trying out what a full disk does. */
  mostPages?: number;
  /** UTC epoch ms. */
  now: () => number;
}

/** The history of the server's calls: can be downloaded again, so only the latest damaged file is kept. With what is known of it in memory. */
export class HistoryFile {
  readonly file: StoreFile;
  readonly words = new CallWords();
  readonly ids = new CallIds();
  readonly found = new FoundIndex();

  constructor({ path, mostPages, now }: FilePlace) {
    this.file = new StoreFile({
      path,
      pragmas: COPY_PRAGMAS + pageLimit(mostPages),
      migrations: COPY_MIGRATIONS,
      keepsDamaged: 1,
      settle: (sql) => this.#settle(sql),
      now,
    });
    this.file.onFresh(() => {
      this.words.forget();
      this.ids.forget();
    });
  }

  #settle(sql: Sql): void {
    this.found.open(sql);
    try {
      if (!hasKeys(sql)) this.#rekey(sql);
      // A first load was killed; and a new file has no late indexes yet.
      if (isBulk(sql)) finishBulk(sql);
      else sql.exec(MAKE_LATE_INDEXES);
    } catch (error) {
      // On a full disk what is there can be read all the same.
      if (judge(error) !== 'full') throw error;
    }
  }

  #rekey(sql: Sql): void {
    sql.exec(`BEGIN IMMEDIATE; ${DROP_NUMBER_INDEX}`);
    try {
      rekeyCalls(sql, this.words, this.found);
      sql.exec('COMMIT');
    } catch (error) {
      if (sql.isInTransaction) sql.exec('ROLLBACK');
      this.words.forget();
      throw error;
    }
  }
}

/** Made again by whoever settles the file. */
const DROP_NUMBER_INDEX = 'DROP INDEX IF EXISTS by_number;';

/** Above this, keeping the late indexes up costs less than making them again. */
const MANY_CALLS = 50_000;

/** For `isBulk`: the late indexes and the roll-up are not kept until `finishBulk`. */
export function startBulk(sql: Sql): void {
  if (isBulk(sql) || sql.number('SELECT count(*) FROM calls') > MANY_CALLS) return;
  sql.exec(DROP_LATE_INDEXES);
  setMark(sql, 'bulk', 1);
}

export function finishBulk(sql: Sql): void {
  if (!isBulk(sql)) return;
  sql.exec(MAKE_LATE_INDEXES);
  recount(sql);
  setMark(sql, 'bulk', 0);
}

export function pageLimit(mostPages: number | undefined): string {
  return mostPages === undefined ? '' : `PRAGMA max_page_count = ${mostPages};`;
}
