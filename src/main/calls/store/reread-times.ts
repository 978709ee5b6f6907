import type { Settings } from '../../../preload/contract/index.ts';
import { parseWireTime } from '../wire-time.ts';
import { numberIn, textIn } from './cells.ts';
import { further } from './further.ts';
import { recount } from './figures.ts';
import { isBulk, mark, setMark } from './marks.ts';
import { sortKey, startOf } from './sort-key.ts';
import type { Cells, Sql } from './sql.ts';

const CHUNK = 5_000;
const READ = `SELECT id, sort_at, ended_at, start_text, end_text FROM calls
  WHERE id > ? AND (start_text IS NOT NULL OR end_text IS NOT NULL) ORDER BY id LIMIT ${CHUNK}`;

/** In the files: what is here keeps its number. */
const CLOCKS: Readonly<Record<Settings['timesWithoutOffset'], number>> = { utc: 1, china: 2 };

/** The setting may have changed while this history was closed, or on a disk that took nothing. */
export function isReadBy(sql: Sql, withoutOffset: Settings['timesWithoutOffset']): boolean {
  return mark(sql, 'clock') === CLOCKS[withoutOffset];
}

/** Reads the server's texts again when times without an offset are meant differently now. Costs a second or two for 200,000 calls. */
export function rereadTimes(sql: Sql, withoutOffset: Settings['timesWithoutOffset'], now: number): void {
  setMark(sql, 'clock', CLOCKS[withoutOffset]);
  let changed = 0;
  let last = 0;
  for (let rows = sql.all(READ, last); rows.length > 0; rows = sql.all(READ, last)) {
    for (const row of rows) changed += rereadOne(sql, row, withoutOffset, now);
    last = further(last, Number(rows.at(-1)?.[0]));
  }
  if (changed > 0 && !isBulk(sql)) recount(sql);
}

/** 1 if it has changed. */
function rereadOne(sql: Sql, row: Cells, withoutOffset: Settings['timesWithoutOffset'], now: number): 0 | 1 {
  const [id, sortAt, endedAt] = row;
  const [startText, endText] = row.slice(3).map(textIn);
  const ended = endText === undefined ? numberIn(endedAt) : parseWireTime(endText, withoutOffset);
  const started = startText === undefined ? startOf(Number(sortAt)) : parseWireTime(startText, withoutOffset);
  const hasTime = started !== undefined || ended !== undefined;
  const key = hasTime ? sortKey(started, ended, now) : Number(sortAt);
  if (key === sortAt && (ended ?? null) === endedAt) return 0;
  sql.run('UPDATE calls SET sort_at = ?, ended_at = ? WHERE id = ?', key, ended ?? null, Number(id));
  return 1;
}
