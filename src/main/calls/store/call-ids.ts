import { isBulk } from './marks.ts';
import type { Sql } from './sql.ts';

/**
 * Which place a call has. During a first load its ids are known in memory alone: a unique index over random ids would write half of
 * itself again with every page, which takes as long as all the rest.
 */
export class CallIds {
  #known: Map<string, number> | undefined;

  find(sql: Sql, uuid: string): number | undefined {
    if (isBulk(sql)) return this.all(sql).get(uuid.toWellFormed());
    return sql.numbers('SELECT id FROM calls WHERE uuid = ?', uuid.toWellFormed())[0];
  }

  /** By id; whoever adds a call during a first load adds it here too. */
  all(sql: Sql): Map<string, number> {
    this.#known ??= new Map(sql.all('SELECT uuid, id FROM calls').map(([uuid, id]) => [String(uuid), Number(id)]));
    return this.#known;
  }

  /** The file is another one, or the first load is over. */
  forget(): void {
    this.#known = undefined;
  }
}
