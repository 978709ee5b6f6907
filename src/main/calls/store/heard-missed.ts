import { numberKey } from '../../phone-numbers/number-key.ts';
import { alignCalls, type HeardCall } from '../heard-call.ts';
import { IS_INBOUND, kindOf } from './call-kind.ts';
import type { CallWords } from './call-words.ts';
import type { Sql } from './sql.ts';

const BEFORE_MS = 12 * 3_600_000;
const MISSED = kindOf('inbound', 'ring-missed');
const TALKED = kindOf('inbound', 'answered');
const RECORDS = `SELECT id, sort_at, ended_at FROM calls WHERE number_key = ? AND ${IS_INBOUND} AND sort_at BETWEEN ? AND ?
  ORDER BY sort_at, id`;

/** A heard call that no record tells of yet, as a row of the history. */
export interface HeardRow {
  call: HeardCall;
  key: number;
  kind: number;
}

export interface HeardInHistory {
  /** Newest first. */
  rows: HeardRow[];
  /** By the record's id: the heard call that it is of. */
  byRecord: ReadonlyMap<number, HeardCall>;
  /** `numberKey` behind the keys that the index has not got. */
  texts: ReadonlyMap<number, string>;
}

/** Finds the records of heard calls: each tells of one of them at most. A ring while a record's call went on is that call once more. */
export function heardInHistory(sql: Sql, words: CallWords, heard: readonly HeardCall[]): HeardInHistory {
  const texts = new Map<number, string>();
  const byRecord = new Map<number, HeardCall>();
  const rows: HeardRow[] = [];
  for (const [text, calls] of Map.groupBy(heard, ({ number }) => numberKey(number))) {
    const found = words.findNumberKey(sql, text);
    // Below every word's place.
    const key = found ?? Number.MIN_SAFE_INTEGER + texts.size;
    if (found === undefined) texts.set(key, text);
    if (key === 0) continue;
    const sorted = calls.toSorted((a, b) => a.at - b.at);
    const records = found === undefined ? [] : recordsNear(sql, key, sorted);
    const told = new Set<HeardCall>();
    for (const [h, r] of alignCalls(sorted, records)) {
      const [call, record] = [sorted[h], records[r]];
      if (!call || !record) continue;
      byRecord.set(record.id, call);
      told.add(call);
    }
    for (const call of sorted) {
      const isAgain = records.some(({ id, at, endedAt }) => {
        return byRecord.has(id) && endedAt !== undefined && call.at >= at && call.at <= endedAt;
      });
      if (!told.has(call) && !isAgain && call.result !== 'none')
        rows.push({ call, key, kind: call.result === 'missed' ? MISSED : TALKED });
    }
  }
  return { rows: rows.sort((a, b) => b.call.at - a.call.at), byRecord, texts };
}

function recordsNear(
  sql: Sql,
  key: number,
  heard: readonly HeardCall[],
): { id: number; at: number; endedAt?: number }[] {
  const [first, last] = [heard[0]?.at ?? 0, heard.at(-1)?.at ?? 0];
  return sql.all(RECORDS, key, Math.max(0, first - BEFORE_MS), last + BEFORE_MS).map(([id, at, endedAt]) => ({
    id: Number(id),
    at: Number(at),
    ...(typeof endedAt === 'number' && { endedAt }),
  }));
}
