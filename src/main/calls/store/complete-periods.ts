import type { Sql } from './sql.ts';
import type { Period } from '../call-queries.ts';
import type { CompletePeriod } from './store-shape.ts';

/** Every sync adds a piece; beyond this many the oldest are joined and count as verified when the older of them was. */
const MOST_PIECES = 200;

/** The periods of which every call is in the history, oldest first; they never overlap, and touch only where `verifiedAt` differs. */
export function completePeriods(sql: Sql): CompletePeriod[] {
  return sql
    .all('SELECT from_at, to_at, verified_at FROM complete ORDER BY from_at')
    .map(([from, to, verifiedAt]) => ({ from: Number(from), to: Number(to), verifiedAt: Number(verifiedAt) }));
}

/** Where the new period meets known ones, the later making-sure counts. */
export function addComplete(sql: Sql, period: CompletePeriod): void {
  if (period.from >= period.to) return;
  write(sql, fewer(joined(merged(completePeriods(sql), period))));
}

/** Nothing before this moment is complete any more. */
export function forgetCompleteBefore(sql: Sql, before: number): void {
  const kept = completePeriods(sql).filter(({ to }) => to > before);
  write(
    sql,
    kept.map((period) => ({ ...period, from: Math.max(period.from, before) })),
  );
}

/** The same without regard to when it was made sure of: periods that touch are one. */
export function stretches(periods: readonly CompletePeriod[]): Period[] {
  return joined(periods.map((period) => ({ ...period, verifiedAt: 0 }))).map(({ from, to }) => ({ from, to }));
}

function merged(known: CompletePeriod[], added: CompletePeriod): CompletePeriod[] {
  const edges = [...new Set([...known, added].flatMap(({ from, to }) => [from, to]))].sort((a, b) => a - b);
  return edges.slice(0, -1).flatMap((from, i) => {
    const to = edges[i + 1] ?? from;
    const over = [...known, added].filter((period) => period.from <= from && to <= period.to);
    return over.length === 0 ? [] : [{ from, to, verifiedAt: Math.max(...over.map(({ verifiedAt }) => verifiedAt)) }];
  });
}

function joined(pieces: readonly CompletePeriod[]): CompletePeriod[] {
  const result: CompletePeriod[] = [];
  for (const piece of pieces) {
    const last = result.at(-1);
    if (last?.to === piece.from && last.verifiedAt === piece.verifiedAt) last.to = piece.to;
    else result.push({ ...piece });
  }
  return result;
}

function fewer(pieces: CompletePeriod[]): CompletePeriod[] {
  const result = [...pieces];
  for (let at = 0; result.length > MOST_PIECES && at < result.length - 1;) {
    const [older, newer] = [result[at], result[at + 1]];
    if (older?.to === newer?.from && older && newer) {
      result.splice(at, 2, { ...older, to: newer.to, verifiedAt: Math.min(older.verifiedAt, newer.verifiedAt) });
    } else at++;
  }
  return result;
}

function write(sql: Sql, periods: readonly CompletePeriod[]): void {
  sql.run('DELETE FROM complete');
  for (const { from, to, verifiedAt } of periods)
    sql.run('INSERT INTO complete VALUES (?, ?, ?)', from, to, verifiedAt);
}
