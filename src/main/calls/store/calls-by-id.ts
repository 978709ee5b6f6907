import { storedId } from './call-id.ts';
import type { Cells, Sql } from './sql.ts';

const AT_ONCE = 100;
/** One statement for every window of a list: holes that are too many ask for call 0, which there is none. */
const THESE = `FROM calls WHERE id IN (${Array.from({ length: AT_ONCE }, () => '?').join()})`;

export function idOf(sql: Sql, uuid: string): number | undefined {
  return sql.numbers('SELECT id FROM calls WHERE uuid = ?', storedId(uuid))[0];
}

/** Calls in the order that is asked for; null: gone since. */
export function inOrder<T>(sql: Sql, ids: readonly number[], columns: string, read: (cells: Cells) => T): (T | null)[] {
  const result: (T | null)[] = [];
  for (let start = 0; start < ids.length; start += AT_ONCE) {
    const some = ids.slice(start, start + AT_ONCE);
    const holes = Array.from({ length: AT_ONCE }, (_, i) => some[i] ?? 0);
    const found = new Map(sql.all(`SELECT id, ${columns} ${THESE}`, ...holes).map(([id, ...cells]) => [id, cells]));
    for (const id of some) {
      const cells = found.get(id);
      result.push(cells ? read(cells) : null);
    }
  }
  return result;
}
