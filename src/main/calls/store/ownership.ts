import type { HistoryFile } from './history-file.ts';
import { recount } from './figures.ts';
import { isBulk, mark, setMark } from './marks.ts';
import type { Sql } from './sql.ts';

type History = Pick<HistoryFile, 'ids' | 'found'>;

const NOBODYS = 'is_nobodys = 1';

/** Has the server listed other agents' calls although it was asked for one agent's? */
export function isAgentFilterIgnored(sql: Sql): boolean {
  return mark(sql, 'foreign') === 1;
}

/**
 * The server lists everybody's calls: those that it gives to nobody are not this agent's, and go. Calls of which an earlier version did not
 * write down whose they are are read again.
 */
export function dropNobodys(sql: Sql, history: History): void {
  if (isAgentFilterIgnored(sql)) return;
  setMark(sql, 'foreign', 1);
  if (sql.first('SELECT 1 FROM calls WHERE is_nobodys IS NULL LIMIT 1')) sql.run('DELETE FROM complete');
  remove(sql, history, NOBODYS);
}

/** Of these, those that are in the history from before it was written down whose they are. */
export function disown(sql: Sql, history: History, uuids: readonly string[]): void {
  for (const uuid of uuids) {
    const id = history.ids.find(sql, uuid);
    if (id !== undefined) remove(sql, history, 'id = ? AND coalesce(is_nobodys, 1) = 1', id);
  }
}

function remove(sql: Sql, { ids, found }: History, where: string, ...values: number[]): void {
  found.removeWhere(sql, where, ...values);
  if (sql.run(`DELETE FROM calls WHERE ${where}`, ...values) === 0) return;
  ids.forget();
  if (!isBulk(sql)) recount(sql);
}
