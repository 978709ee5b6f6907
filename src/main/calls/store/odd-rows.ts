import type { UnreadableField } from '../../../preload/contract/index.ts';
import type { Sql } from './sql.ts';
import type { Period } from '../call-queries.ts';
import type { OddRow } from './store-shape.ts';

/** Beyond this many rows a field counts as "so many or more": one that is odd everywhere must not fill the file. */
const MOST_ROWS = 1_000;
/** The words of a server's states are counted by themselves: one is one row. */
const STATES = 'states';

/** What of the server's records could not be read, by row and field; re-read well, a row goes from here. */
export function noteOdd(sql: Sql, odd: readonly OddRow[], read: readonly string[], now: number): void {
  if (odd.length === 0 && sql.first('SELECT 1 FROM odd LIMIT 1') === undefined) return;
  const insert = `INSERT INTO odd VALUES (?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET at = excluded.at, seen_at = excluded.seen_at`;
  for (const { row, field, at } of odd)
    if (isRoomFor(sql, row, field)) sql.run(insert, row.toWellFormed(), field, at ?? null, now);
  const still = new Set(odd.map(({ row, field }) => `${field}\n${row}`));
  for (const row of read)
    for (const [field] of sql.all('SELECT field FROM odd WHERE row = ? AND field <> ?', row.toWellFormed(), STATES))
      if (!still.has(`${String(field)}\n${row}`))
        sql.run('DELETE FROM odd WHERE row = ? AND field = ?', row.toWellFormed(), String(field));
}

function isRoomFor(sql: Sql, row: string, field: string): boolean {
  if (sql.number('SELECT count(*) FROM odd WHERE field = ?', field) < MOST_ROWS) return true;
  return sql.first('SELECT 1 FROM odd WHERE row = ? AND field = ?', row.toWellFormed(), field) !== undefined;
}

/** This period was read to the end: what was odd in it before, and was not met again, has gone. */
export function forgetOddIn(sql: Sql, { from, to }: Period, verifiedAt: number): void {
  sql.run('DELETE FROM odd WHERE at >= ? AND at < ? AND seen_at < ? AND field <> ?', from, to, verifiedAt, STATES);
}

/** With retention. */
export function forgetOddBefore(sql: Sql, before: number): void {
  sql.run('DELETE FROM odd WHERE coalesce(at, seen_at) < ? OR seen_at < ?', before, before);
}

/** By the fields' names, in the order of the alphabet; without the words of states. */
export function unreadableFields(sql: Sql): UnreadableField[] {
  return sql
    .all('SELECT field, count(*) FROM odd WHERE field <> ? GROUP BY field ORDER BY field', STATES)
    .map(([field, rows]) => ({ field: String(field), rows: Number(rows) }));
}

/** Words for a call's state that have no meaning for us. */
export function unknownStates(sql: Sql): string[] {
  return sql.all('SELECT row FROM odd WHERE field = ? ORDER BY row', STATES).map(([row]) => String(row));
}
