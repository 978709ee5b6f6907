import { forgetCompleteBefore } from './complete-periods.ts';
import type { HistoryFile } from './history-file.ts';
import { QUARTER_MS, recount } from './figures.ts';
import { isBulk } from './marks.ts';
import { forgetOddBefore } from './odd-rows.ts';
import { timelessKey } from './sort-key.ts';
import type { Sql } from './sql.ts';

/** Calls with a time, and calls placed by their end or by when they were first seen. */
const OLDER = '((sort_at >= 0 AND sort_at < ?) OR (sort_at < ?))';

/** Removes calls that began before this moment, with the words that only they had. Returns how many calls. */
export function prune(
  sql: Sql,
  { words, ids, found }: Pick<HistoryFile, 'words' | 'ids' | 'found'>,
  before: number,
): number {
  forgetCompleteBefore(sql, before);
  forgetOddBefore(sql, before);
  const until = [before, timelessKey(before)];
  found.removeWhere(sql, OLDER, ...until);
  const count = sql.run(`DELETE FROM calls WHERE ${OLDER}`, ...until);
  if (count === 0) return 0;
  if (!isBulk(sql)) forgetFigures(sql, before);
  forgetWords(sql);
  words.forget();
  ids.forget();
  return count;
}

/** The quarter that the moment lies in keeps what is left of it. */
function forgetFigures(sql: Sql, before: number): void {
  const quarter = Math.floor(before / QUARTER_MS);
  sql.run('DELETE FROM figures WHERE quarter < ?', quarter);
  recount(sql, quarter, quarter + 1);
}

/** Names and places of calls that are gone are personal too. */
export function forgetWords(sql: Sql): void {
  const used = ['sip', 'answer_way', 'hung_up_by', 'state_word', '-number_key'];
  const usedWords = used.map((column) => `SELECT ${column} FROM calls`).join(' UNION ');
  sql.exec(`
    DELETE FROM regions WHERE id NOT IN (SELECT region FROM calls);
    DELETE FROM lines WHERE id NOT IN (SELECT line FROM calls);
    DELETE FROM words WHERE id NOT IN (${usedWords});
  `);
}
