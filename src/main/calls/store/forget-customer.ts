import { numberKey } from '../../phone-numbers/number-key.ts';
import { customerOfIdentity } from '../sync/row-identity.ts';
import type { HistoryFile } from './history-file.ts';
import { callsWith } from './customer.ts';
import { recount } from './figures.ts';
import { isBulk } from './marks.ts';
import { forgetWords } from './retention.ts';
import type { Sql } from './sql.ts';

export interface CallPlace {
  id: number;
  uuid: string;
}

/** The stored calls with whoever has this number, however it is written. */
export function callPlacesWith(sql: Sql, { words }: Pick<HistoryFile, 'words'>, number: string): CallPlace[] {
  return callsWith(sql, words, number).map((id) => ({
    id,
    uuid: String(sql.first('SELECT uuid FROM calls WHERE id = ?', id)?.[0]),
  }));
}

/** Removes these calls of one customer with all that only they had: words, figures, what was odd in them, and their part of the search index. */
export function removeCalls(sql: Sql, history: HistoryFile, number: string, calls: readonly CallPlace[]): void {
  removeOdd(sql, number);
  for (const { id, uuid } of calls) {
    sql.run('DELETE FROM odd WHERE row = ?', uuid);
    history.found.removeWhere(sql, 'id = ?', id);
    sql.run('DELETE FROM calls WHERE id = ?', id);
  }
  history.found.dropTraces(sql);
  if (!isBulk(sql)) recount(sql);
  forgetWords(sql);
  history.words.forget();
  history.ids.forget();
}

/** Records without an id are told apart by a text with the number in it. */
function removeOdd(sql: Sql, number: string): void {
  const key = numberKey(number);
  for (const [row] of sql.all(`SELECT DISTINCT row FROM odd WHERE row LIKE '[%'`)) {
    const customer = customerOfIdentity(String(row));
    if (customer !== undefined && numberKey(customer) === key) sql.run('DELETE FROM odd WHERE row = ?', String(row));
  }
}
