import type { SQLInputValue } from 'node:sqlite';
import type { CallFilter } from '../../../preload/contract/index.ts';
import { kindsOf } from './call-kind.ts';
import type { CallIds } from './call-ids.ts';
import type { CallWords } from './call-words.ts';
import { callsWith } from './customer.ts';
import type { FoundIndex } from './found-index.ts';
import { idsOf } from './note-calls.ts';
import type { OwnNotes } from './own-notes.ts';
import { FEW, search } from './search.ts';
import type { Sql } from './sql.ts';

/** What a selection is made from. */
export interface Sources {
  sql: Sql;
  words: CallWords;
  ids: CallIds;
  found: FoundIndex;
  notes: OwnNotes;
}

/** `page`: the newest few are wanted and nobody counts; `all`: every call. */
export type Purpose = 'page' | 'all';

/** A condition on the table calls with the values of its holes. */
export interface Condition {
  where: string;
  values: SQLInputValue[];
}

/** The calls of a filter: those of `ids`, if it is there, that meet all the conditions. */
export interface Selection {
  ids?: readonly number[];
  conditions: Condition[];
}

/** In one second by id: the server lists the newer first, so that comes in first. */
const NEWEST_FIRST = 'ORDER BY sort_at DESC, calls.id';
const CHOSEN = '(SELECT value FROM json_each(?)) AS chosen CROSS JOIN calls ON calls.id = chosen.value';

export function select(filter: CallFilter, purpose: Purpose, sources: Sources): Selection {
  const conditions = [...plainConditions(filter)];
  const lists: (readonly number[])[] = [];
  if (filter.tag !== undefined) lists.push(idsOf(sources.notes.tagged(filter.tag), sources));
  if (filter.customer !== undefined) lists.push(callsWith(sources.sql, sources.words, filter.customer));
  const wanted = search(filter.search, purpose, sources);
  if (wanted?.is === 'listed') lists.push(wanted.ids);
  if (wanted?.is === 'condition') conditions.push(wanted);
  const ids = lists.reduce<readonly number[] | undefined>(common, undefined);
  if (!ids) return { conditions };
  return ids.length > FEW ? { conditions: [...conditions, among(ids)] } : { ids, conditions };
}

/** The query for a selection, newest first; its values come after those of `columns`. */
export function queryOf({ ids, conditions }: Selection, columns: string): { text: string; values: SQLInputValue[] } {
  // The index over time is walked, whatever SQLite believes: it has the order and most of what filters ask for.
  const from = ids ? CHOSEN : 'calls INDEXED BY by_time';
  const where = conditions.length === 0 ? '' : `WHERE ${conditions.map((condition) => condition.where).join(' AND ')}`;
  const values = conditions.flatMap((condition) => condition.values);
  return {
    text: `SELECT ${columns} FROM ${from} ${where} ${NEWEST_FIRST}`,
    values: ids ? [JSON.stringify(ids), ...values] : values,
  };
}

export function among(ids: readonly number[], column = 'calls.id'): Condition {
  return { where: `${column} IN (SELECT value FROM json_each(?))`, values: [JSON.stringify(ids)] };
}

function* plainConditions(filter: CallFilter): Generator<Condition> {
  const { from, to, trunkNumber } = filter;
  // A call without a time is in no period.
  if (from !== undefined) yield { where: 'sort_at >= ?', values: [Math.max(from, 0)] };
  if (to !== undefined) yield { where: 'sort_at >= 0 AND sort_at < ?', values: [to] };
  const kinds = kindsOf(filter);
  if (kinds) yield { where: `kind IN (${kinds.length === 0 ? 'NULL' : kinds.join()})`, values: [] };
  if (trunkNumber !== undefined)
    yield { where: 'line IN (SELECT lines.id FROM lines WHERE lines.number = ?)', values: [trunkNumber] };
}

function common(a: readonly number[] | undefined, b: readonly number[]): readonly number[] {
  if (!a) return [...new Set(b)];
  const inB = new Set(b);
  return a.filter((id) => inB.has(id));
}
