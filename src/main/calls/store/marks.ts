import type { Sql } from './sql.ts';

/**
 * Small facts about the history that must change together with it. `bulk`: a first load is under way; `indexed`: calls up to this id are in the search
 * index, -1: the index is not to be trusted; `clock`: how times without an offset were read, see `rereadTimes`; `foreign`: the server
 * lists other agents' calls as well; `keys`: how numbers were told apart, see `rekeyCalls`; `words`: which meaning of the states' words the history was read by.
 */
type Mark = 'bulk' | 'indexed' | 'clock' | 'foreign' | 'keys' | 'words';

export function mark(sql: Sql, name: Mark): number | undefined {
  const value = sql.first('SELECT value FROM marks WHERE name = ?', name)?.[0];
  return value === undefined ? undefined : Number(value);
}

export function setMark(sql: Sql, name: Mark, value: number): void {
  sql.run('INSERT INTO marks VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value', name, value);
}

export function isBulk(sql: Sql): boolean {
  return mark(sql, 'bulk') === 1;
}
