import type { CallRow } from '../../../preload/contract/index.ts';
import { isUnknownState } from '../call-state.ts';
import { directionOf, stateOf } from './call-kind.ts';
import type { CallWords } from './call-words.ts';
import { numberIn, textIn } from './cells.ts';
import type { OwnNotes } from './own-notes.ts';
import { startOf } from './sort-key.ts';
import type { Cells, Sql } from './sql.ts';

/** For `toRow`. */
export const ROW_COLUMNS = 'uuid, sort_at, kind, state_word, number, region, line, talk, total, is_recorded';
/** Longer texts are not for a list: a hundred rows must stay below 64 KB. */
const LONGEST = 60;

/** From `ROW_COLUMNS`. */
export function toRow(cells: Cells, words: CallWords, notes: OwnNotes, sql: Sql): CallRow {
  const [uuidCell, sortAt, kindCell, stateWord, numberCell, region, line, talk, total, isRecorded] = cells;
  const uuid = textIn(uuidCell) ?? '';
  const kind = Number(kindCell);
  const number = textIn(numberCell) ?? '';
  const stateText = words.stateTextOf(sql, kind, Number(stateWord));
  const { hasNote, tags } = notes.marksOf(uuid, number);
  const row: CallRow = {
    uuid,
    direction: directionOf(kind),
    state: stateOf(kind),
    stateText: short(stateText),
    customerNumber: short(number),
    isRecorded: isRecorded === 1,
    hasNote,
    tags,
  };
  const where = words.regions.textOf(sql, Number(region));
  const shown = words.lines.lineOf(sql, Number(line));
  const startedAt = startOf(Number(sortAt));
  const [talkSeconds, totalSeconds] = [numberIn(talk), numberIn(total)];
  if (isUnknownState(stateText || undefined)) row.isStateUnknown = true;
  // One by one: this runs for every row that scrolls by, and a filtered copy of the object costs more than the query.
  if (where !== undefined) row.customerRegion = short(where);
  if (shown.number !== undefined) row.trunkNumber = short(shown.number);
  if (shown.name !== undefined) row.trunkName = short(shown.name);
  if (startedAt !== undefined) row.startedAt = startedAt;
  if (talkSeconds !== undefined) row.talkSeconds = talkSeconds;
  if (totalSeconds !== undefined) row.totalSeconds = totalSeconds;
  return row;
}

function short(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
}
