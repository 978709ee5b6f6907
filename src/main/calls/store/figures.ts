import type { SQLInputValue } from 'node:sqlite';
import { AT } from './call-columns.ts';
import { IS_ANSWERED, IS_INBOUND, IS_OUTBOUND, directionOf, stateOf } from './call-kind.ts';
import type { Sql } from './sql.ts';

/** Every zone's days and hours have begun on a quarter of an hour UTC since the year 2000: quarters can be put together to any of them. */
export const QUARTER_MS = 900_000;
/** A wrong length must not spoil the sum: at most a week, whole seconds. */
const MOST_SECONDS = 604_800;
const MOST_QUARTERS = Math.floor(Number.MAX_SAFE_INTEGER / QUARTER_MS);
/** Calls without a time are in no figure. */
const HAS_TIME = 'sort_at >= 0';

const COUNTED = `sort_at / ${QUARTER_MS} AS quarter, line,
  sum(${IS_OUTBOUND}) AS outbound, sum(${IS_INBOUND}) AS inbound, sum(${IS_ANSWERED}) AS talked,
  sum(${IS_INBOUND} AND NOT ${IS_ANSWERED}) AS missed,
  sum(CASE WHEN ${IS_ANSWERED} THEN CAST(min(max(coalesce(talk, 0), 0), ${MOST_SECONDS}) AS INTEGER) ELSE 0 END) AS seconds`;

/** The figures of the calls that began in [?, ?), counted one by one; with the columns of the table `figures`. */
export const COUNTED_FIGURES = `SELECT ${COUNTED} FROM calls WHERE ${HAS_TIME} AND sort_at >= ? AND sort_at < ? GROUP BY 1, 2`;

const ADD = `INSERT INTO figures VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET
  outbound = outbound + excluded.outbound, inbound = inbound + excluded.inbound, talked = talked + excluded.talked,
  missed = missed + excluded.missed, seconds = seconds + excluded.seconds`;

type Sums = [outbound: number, inbound: number, talked: number, missed: number, seconds: number];

/** What a transaction changes in the roll-up of figures (by quarter and line): gathered first, because neighbours share a row. */
export class FigureChanges {
  readonly #changes = new Map<string, { quarter: number; line: number; sums: Sums }>();

  /** `sign` -1 takes a call out again. */
  count(columns: readonly SQLInputValue[], sign: 1 | -1): void {
    const sortAt = Number(columns[AT.sortAt]);
    if (sortAt < 0) return;
    const quarter = Math.floor(sortAt / QUARTER_MS);
    const line = Number(columns[AT.line]);
    const change = this.#changeOf(quarter, line);
    sumsOf(Number(columns[AT.kind]), columns[AT.talk]).forEach(
      (value, i) => (change[i] = (change[i] ?? 0) + sign * value),
    );
  }

  write(sql: Sql): void {
    for (const { quarter, line, sums } of this.#changes.values()) {
      if (sums.some((value) => value !== 0)) sql.run(ADD, quarter, line, ...sums);
    }
  }

  #changeOf(quarter: number, line: number): Sums {
    const key = `${quarter} ${line}`;
    const change = this.#changes.get(key) ?? { quarter, line, sums: [0, 0, 0, 0, 0] as Sums };
    this.#changes.set(key, change);
    return change.sums;
  }
}

function sumsOf(kind: number, talk: SQLInputValue | undefined): Sums {
  const direction = directionOf(kind);
  const isTalked = stateOf(kind) === 'answered';
  const seconds = isTalked && typeof talk === 'number' ? Math.trunc(Math.min(Math.max(talk, 0), MOST_SECONDS)) : 0;
  const isInbound = direction === 'inbound';
  return [
    Number(direction === 'outbound'),
    Number(isInbound),
    Number(isTalked),
    Number(isInbound && !isTalked),
    seconds,
  ];
}

/** Counts the quarters of [from, to) anew; without a range all of them, for when rows changed by the thousand. */
export function recount(sql: Sql, fromQuarter = 0, toQuarter = MOST_QUARTERS): void {
  sql.run('DELETE FROM figures WHERE quarter >= ? AND quarter < ?', fromQuarter, toQuarter);
  sql.run(`INSERT INTO figures ${COUNTED_FIGURES}`, fromQuarter * QUARTER_MS, toQuarter * QUARTER_MS);
}
