import type { KnownCustomer } from '../../../preload/contract/index.ts';
import { IS_ANSWERED, IS_OUTBOUND } from './call-kind.ts';
import { ROW_COLUMNS, toRow } from './call-rows.ts';
import type { CallWords } from './call-words.ts';
import type { HistoryFile } from './history-file.ts';
import { numberKey } from '../../phone-numbers/number-key.ts';
import type { OwnNotes } from './own-notes.ts';
import type { Sql } from './sql.ts';

const NEWEST = `SELECT ${ROW_COLUMNS} FROM calls WHERE number_key = ? ORDER BY sort_at DESC, id LIMIT 1`;
const COUNT = 'SELECT count(*) FROM calls WHERE number_key = ?';
const ALL = 'SELECT id FROM calls WHERE number_key = ?';
const ANSWERED = `SELECT lines.number FROM calls JOIN lines ON lines.id = calls.line
  WHERE number_key = ? AND ${IS_OUTBOUND} AND ${IS_ANSWERED} AND lines.number IS NOT NULL ORDER BY sort_at DESC LIMIT 1`;

/** Whoever has this number, however it is written. */
export function knownCustomer(sql: Sql, history: HistoryFile, notes: OwnNotes, number: string): KnownCustomer {
  const note = notes.noteOf({ is: 'number', number });
  const key = history.words.findNumberKey(sql, numberKey(number));
  const newest = key === undefined ? undefined : sql.first(NEWEST, key);
  if (key === undefined || !newest) return { count: 0, note };
  const line = sql.first(ANSWERED, key)?.[0];
  return {
    count: sql.number(COUNT, key),
    last: toRow(newest, history.words, notes, sql),
    note,
    ...(typeof line === 'string' && { answeredVia: line }),
  };
}

/** The ids of all calls with whoever has this number. */
export function callsWith(sql: Sql, words: CallWords, number: string): number[] {
  const key = words.findNumberKey(sql, numberKey(number));
  return key === undefined ? [] : sql.numbers(ALL, key);
}
