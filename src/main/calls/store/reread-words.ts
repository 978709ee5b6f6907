import { isUnknownState, stateOf } from '../call-state.ts';
import { directionOf, kindOf, stateOf as stateIn } from './call-kind.ts';
import type { CallWords } from './call-words.ts';
import { numberIn } from './cells.ts';
import { recount } from './figures.ts';
import { isBulk, mark, setMark } from './marks.ts';
import { noteOdd } from './odd-rows.ts';
import type { Cells, Sql } from './sql.ts';

/** Goes up whenever a word gets another meaning. */
const MEANINGS = 2;
const OTHER = kindOf('unknown', 'other');
const READ = `SELECT id, kind, state_word, talk, total, ended_at, is_recorded FROM calls WHERE kind & ${OTHER} = ${OTHER} OR state_word <> 0`;

export function areWordsRead(sql: Sql): boolean {
  return mark(sql, 'words') === MEANINGS;
}

/** Calls whose state's word had no meaning when they were stored, or another one, may have one now. */
export function rereadWords(sql: Sql, words: CallWords, now: number): void {
  setMark(sql, 'words', MEANINGS);
  const changed = sql.all(READ).filter((row) => rereadOne(sql, words, row, now)).length;
  if (changed > 0 && !isBulk(sql)) recount(sql);
}

function rereadOne(sql: Sql, words: CallWords, [id, kindCell, word, ...rest]: Cells, now: number): boolean {
  const [talk, total, endedAt, isRecorded] = rest;
  const kind = Number(kindCell);
  const stateText = words.stateTextOf(sql, kind, Number(word));
  if (isUnknownState(stateText || undefined)) noteOdd(sql, [{ row: stateText, field: 'states' }], [], now);
  const direction = directionOf(kind);
  const state = stateOf(stateText || undefined, {
    direction,
    talkSeconds: numberIn(talk),
    isRecorded: isRecorded === 1,
    hasEnded: numberIn(endedAt) !== undefined || (numberIn(total) ?? 0) > 0,
  });
  if (state === stateIn(kind)) return false;
  const values = [kindOf(direction, state), words.stateWordOf(sql, { state, stateText }), Number(id)];
  sql.run('UPDATE calls SET kind = ?, state_word = ? WHERE id = ?', ...values);
  return true;
}
