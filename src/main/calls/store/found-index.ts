import { isDigits } from './fold.ts';
import { further } from './further.ts';
import { mark, setMark } from './marks.ts';
import type { Sql } from './sql.ts';

/** A trigram index finds nothing shorter. */
const SHORTEST = 3;
/** What a call is found by, as the index takes it in; a call's plain number is in `number` already. */
const DOCUMENT = 'coalesce(found_by, number)';

/**
 * The search index over numbers and references: FTS5 with trigrams, without a text of its own. It takes in calls in the order of their ids
 * and remembers how far it is (`indexed`); those behind are looked through one by one meanwhile.
 */
export class FoundIndex {
  #isThere = false;

  /** Makes the index where this SQLite can; after every opening. */
  open(sql: Sql): void {
    this.#isThere = canIndex(sql);
    if (!this.#isThere) {
      // Whoever writes now does not keep it up.
      setMark(sql, 'indexed', -1);
      return;
    }
    if (mark(sql, 'indexed') === -1) sql.exec('DROP TABLE IF EXISTS found');
    sql.exec(`CREATE VIRTUAL TABLE IF NOT EXISTS found USING fts5
      (text, content = '', contentless_delete = 1, tokenize = 'trigram case_sensitive 1')`);
    if ((mark(sql, 'indexed') ?? -1) < 0) setMark(sql, 'indexed', 0);
  }

  /** Calls with a larger id are not in it. */
  reach(sql: Sql): number {
    return this.#isThere ? (mark(sql, 'indexed') ?? 0) : 0;
  }

  /** Can all of these be found by the index, as far as it reaches? */
  canFind(sql: Sql, needles: readonly string[]): boolean {
    return this.reach(sql) > 0 && needles.every((needle) => Array.from(needle).length >= SHORTEST);
  }

  /** An indexed call has changed. Those behind its reach come later by themselves. */
  replace(sql: Sql, id: number, document: string): void {
    if (id <= this.reach(sql)) sql.run('INSERT OR REPLACE INTO found (rowid, text) VALUES (?, ?)', id, document);
  }

  /** Before these calls are deleted; `where` is about the table calls. */
  removeWhere(sql: Sql, where: string, ...values: number[]): void {
    const chosen = `SELECT id FROM calls WHERE ${where} AND id <= ?`;
    if (this.#isThere) sql.run(`DELETE FROM found WHERE rowid IN (${chosen})`, ...values, this.reach(sql));
  }

  /** What was removed stands in the index until its segments are merged; this merges them all: a second for 200,000 calls. */
  dropTraces(sql: Sql): void {
    if (this.#isThere) sql.exec(`INSERT INTO found (found) VALUES ('optimize')`);
  }

  /** Takes in the next calls, at most `count`; true: there are more. */
  grow(sql: Sql, count: number): boolean {
    if (!this.#isThere) return false;
    const reach = this.reach(sql);
    const next = 'SELECT max(id), count(*) FROM (SELECT id FROM calls WHERE id > ? ORDER BY id LIMIT ?)';
    const [last, found] = (sql.first(next, reach, count) ?? []).map(Number);
    if (!last || !found) return false;
    sql.run(
      `INSERT INTO found (rowid, text) SELECT id, ${DOCUMENT} FROM calls WHERE id > ? AND id <= ? ORDER BY id`,
      reach,
      last,
    );
    setMark(sql, 'indexed', further(reach, last));
    return found === count;
  }
}

/** The query that means these texts literally. */
export function matchOf(needles: readonly string[]): string {
  return needles.map((needle) => `"${needle.replaceAll('"', '""')}"`).join(' OR ');
}

/** The same without the index, on a row of calls; only digits can be part of a plain number. One `?` each. */
export function foundIn(needles: readonly string[]): { where: string; values: string[] } {
  const plain = needles.filter(isDigits);
  const parts = [...plain.map(() => 'instr(number, ?)'), ...needles.map(() => 'instr(found_by, ?)')];
  return { where: `(${parts.join(' OR ')})`, values: [...plain, ...needles] };
}

function canIndex(sql: Sql): boolean {
  const options = sql.all('PRAGMA compile_options').map(([option]) => option);
  return options.includes('ENABLE_FTS5');
}
