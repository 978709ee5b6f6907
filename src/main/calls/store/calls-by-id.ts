import type { Cells, Sql } from './sql.ts';

const STEP = 50;
const AT_ONCE = 100;

/** Calls in the order that is asked for; null: gone since. `read` gets the columns with the id behind them. */
export function inOrder<T>(sql: Sql, ids: readonly number[], columns: string, read: (cells: Cells) => T): (T | null)[] {
  const result: (T | null)[] = [];
  for (let start = 0; start < ids.length; start += AT_ONCE) {
    const some = ids.slice(start, start + AT_ONCE);
    for (const cells of ordered(these(sql, some, columns), some)) result.push(cells ? read(cells) : null);
  }
  return result;
}

/** SQLite gives them by id, which most often is what is asked for. */
function ordered(found: Cells[], ids: readonly number[]): (Cells | undefined)[] {
  if (found.length === ids.length && found.every((cells, i) => cells[cells.length - 1] === ids[i])) return found;
  const byId = new Map(found.map((cells) => [cells.at(-1), cells]));
  return ids.map((id) => byId.get(id));
}

/** Few different statements for windows of any size: holes that are too many ask for call 0, which there is none. */
function these(sql: Sql, ids: readonly number[], columns: string): Cells[] {
  const values = [...ids];
  while (values.length % STEP > 0) values.push(0);
  return sql.all(`SELECT ${columns}, id FROM calls WHERE id IN (${values.map(() => '?').join()})`, ...values);
}
