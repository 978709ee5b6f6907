import { canonical, type OwnCopy, type OwnRow, type RemovedRow } from './own-copy.ts';
import type { OwnTable } from './own-tables.ts';

/** What a merge did to the rows of each table. */
export interface Merged {
  added: Record<string, number>;
  changed: number;
  removed: number;
  /** Rows that are none of ours, or of a newer version. */
  leftOut: number;
}

export function countsOf(before: OwnCopy, after: OwnCopy): Omit<Merged, 'leftOut'> {
  const [old, next] = [before, after].map(({ rows }) => new Map(rows.map((row) => [`${row.table} ${row.id}`, row])));
  const added: Record<string, number> = {};
  let changed = 0;
  for (const [key, row] of next ?? []) {
    const known = old?.get(key);
    if (!known) added[row.table] = (added[row.table] ?? 0) + 1;
    else if (canonical(known) !== canonical(row)) changed++;
  }
  return { added, changed, removed: [...(old?.keys() ?? [])].filter((key) => !next?.has(key)).length };
}

/**
 * One copy of two, whichever comes first; merging either of them again changes nothing. Of two rows with one id the later counts, and a removal
 * counts against what was written until then. Rows that mean the same under two ids become one, as their noun says.
 */
export function mergeCopies(one: OwnCopy, other: OwnCopy, tables: readonly OwnTable[]): OwnCopy {
  const removed = mergeRemoved([...one.removed, ...other.removed]);
  const rows = new Map<string, OwnRow>();
  for (const row of [...one.rows, ...other.rows]) {
    const key = `${row.table} ${row.id}`;
    const known = rows.get(key);
    rows.set(key, known ? laterOf(known, row, tables) : row);
  }
  const alive = [...rows.values()].filter(({ id, updatedAt }) => updatedAt > (removed.get(id)?.at ?? -1));
  const joined = tables.flatMap((own) =>
    joinSame(
      own,
      alive.filter(({ table }) => table === own.table),
      removed,
    ),
  );
  for (const { id } of joined) removed.delete(id);
  return { rows: joined.sort(inOrder), removed: [...removed.values()].sort((a, b) => (a.id < b.id ? -1 : 1)) };
}

function mergeRemoved(all: readonly RemovedRow[]): Map<string, RemovedRow> {
  const removed = new Map<string, RemovedRow>();
  for (const one of all) if (one.at > (removed.get(one.id)?.at ?? -1)) removed.set(one.id, one);
  return removed;
}

function laterOf(a: OwnRow, b: OwnRow, tables: readonly OwnTable[]): OwnRow {
  const [newer, older] = isLater(a, b) ? [a, b] : [b, a];
  const join = tables.find(({ table }) => table === a.table)?.noun.join;
  if (!join) return newer;
  const joined = join(newer, older);
  const known = [newer, older].find((row) => canonical(row) === canonical(joined));
  if (known) return known;
  // Of one time and more than either of them: a further merge must not take it for one of them.
  return newer.updatedAt === older.updatedAt ? later(joined) : joined;
}

function later(row: OwnRow): OwnRow {
  const updatedAt = row.updatedAt + 1;
  return { ...row, updatedAt, cells: { ...row.cells, updated_at: updatedAt } };
}

/** Two that were written in one millisecond need an order too, the same on every computer. */
function isLater(a: OwnRow, b: OwnRow): boolean {
  if (a.updatedAt !== b.updatedAt) return a.updatedAt > b.updatedAt;
  return a.id === b.id ? canonical(a) > canonical(b) : a.id > b.id;
}

/** The newest row takes in the others, and is later than all of them where that changes it: a further merge with one of them must not undo it. */
function joinSame({ noun }: OwnTable, rows: readonly OwnRow[], removed: Map<string, RemovedRow>): OwnRow[] {
  const { sameness, join } = noun;
  if (!sameness) return [...rows];
  const groups = Map.groupBy(rows, (row) => sameness(row) ?? `id ${row.id}`);
  return [...groups.values()].map((group) => {
    const [newest, ...others] = group.sort((a, b) => (isLater(a, b) ? -1 : 1));
    if (!newest) throw new Error('a group without a row');
    const joined = others.reduce((kept, older) => join?.(kept, older) ?? kept, newest);
    for (const { id, updatedAt } of others) removed.set(id, { id, noun: noun.name, at: updatedAt });
    return canonical(joined) === canonical(newest) ? newest : later(joined);
  });
}

function inOrder(a: OwnRow, b: OwnRow): number {
  if (a.table !== b.table) return a.table < b.table ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}
