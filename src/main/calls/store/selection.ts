import type { SQLInputValue } from 'node:sqlite';
import type { SoughtCalls } from '../call-queries.ts';
import { kindsOf } from './call-kind.ts';
import { among, FEW, type Condition, type Purpose, type Sources } from './condition.ts';
import { callsWith } from './customer.ts';
import { idsOf } from './note-calls.ts';
import { search } from './search.ts';

/** The calls of a filter: those of `ids`, if it is there, that meet all the conditions. */
export interface Selection {
  ids?: readonly number[];
  conditions: Condition[];
}

/** In one second by id: the server lists the newer first, so that comes in first. */
const NEWEST_FIRST = 'ORDER BY sort_at DESC, calls.id';
const CHOSEN = '(SELECT value FROM json_each(?)) AS chosen CROSS JOIN calls ON calls.id = chosen.value';

export function select(filter: SoughtCalls, purpose: Purpose, sources: Sources): Selection {
  const conditions = [...plainConditions(filter)];
  const lists: (readonly number[])[] = [];
  if (filter.tag !== undefined) lists.push(idsOf(sources.notes.tagged(filter.tag), sources));
  if (filter.customer !== undefined) lists.push(callsWith(sources.sql, sources.words, filter.customer));
  const wanted = search(filter, purpose, sources);
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

function* plainConditions(filter: SoughtCalls): Generator<Condition> {
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
