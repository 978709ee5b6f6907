import { createHash } from 'node:crypto';
import { numberKey } from '../phone-numbers/number-key.ts';
import type { Cells, OwnCopy, OwnRow } from './own-copy.ts';
import type { OwnColumn, OwnTable } from './own-tables.ts';

const TEXT_LENGTH = 100_000;
const MOST_PARTS = 1_000;
const ID = /^[\w-]{1,64}$/;

/** What of a file may be merged, and how many of its rows may not: of a table or a kind that is not ours, or not as its noun wants it. */
export interface Admitted {
  copy: OwnCopy;
  leftOut: number;
}

/**
 * A copy that comes from outside, as it may be merged with `local`: only our tables and columns, each cell of its type, keys of numbers computed
 * anew, no time that is still to come (it would win over everything for ever), and nothing that takes a protection away.
 */
export function admit(arriving: OwnCopy, local: OwnCopy, tables: readonly OwnTable[], now: number): Admitted {
  const byName = new Map(tables.map((own) => [own.table, own]));
  const protecting = new Set(tables.filter(({ noun }) => noun.isProtection).map(({ noun }) => noun.name));
  const mine = new Map(local.rows.map((row) => [row.id, row]));
  const rows = arriving.rows.flatMap((row) => {
    const own = byName.get(row.table);
    const checked = own && checkedRow(own, row, now);
    const taken = checked && own.noun.admit ? own.noun.admit(checked) : checked;
    if (!own || !taken) return [];
    return protecting.has(own.noun.name) ? [ofItsOwn(taken, mine.get(taken.id))] : [taken];
  });
  const removed = arriving.removed
    .filter(({ id, noun }) => ID.test(id) && !(mine.has(id) && isProtected(mine.get(id), byName, noun, protecting)))
    .map((one) => ({ ...one, at: Math.min(one.at, now) }));
  const once = new Map(rows.map((row) => [`${row.table} ${row.id}`, row]));
  return { copy: { rows: [...once.values()], removed }, leftOut: arriving.rows.length - rows.length };
}

/** By the table of the row that is here, whatever the file calls it. */
function isProtected(
  row: OwnRow | undefined,
  byName: ReadonlyMap<string, OwnTable>,
  noun: string,
  protecting: ReadonlySet<string>,
): boolean {
  return protecting.has(noun) || (row !== undefined && protecting.has(byName.get(row.table)?.noun.name ?? ''));
}

/** A file that gives the id of a protected customer to another one must not end the protection: both are kept. */
function ofItsOwn(row: OwnRow, known: OwnRow | undefined): OwnRow {
  if (!known || known.cells['customer'] === row.cells['customer']) return row;
  const id = createHash('sha256')
    .update(`${row.id}\n${String(row.cells['customer'])}`)
    .digest('hex')
    .slice(0, 32);
  return { ...row, id, cells: { ...row.cells, id } };
}

function checkedRow(own: OwnTable, row: OwnRow, now: number): OwnRow | undefined {
  const cells = checkedCells(own.columns, row.cells);
  const [id, updatedAt] = [cells?.['id'], cells?.['updated_at']];
  if (!cells || typeof id !== 'string' || !ID.test(id) || typeof updatedAt !== 'number' || updatedAt < 0)
    return undefined;
  const parts: Record<string, Cells[]> = {};
  for (const { table, owner, columns } of own.parts) {
    const given = Object.hasOwn(row.parts, table) ? (row.parts[table] ?? []) : [];
    const wanted = columns.filter(({ name }) => name !== owner);
    const list = given.slice(0, MOST_PARTS).map((part) => checkedCells(wanted, part));
    if (!list.every((part) => part !== undefined)) return undefined;
    parts[table] = list;
  }
  const at = Math.min(updatedAt, now);
  return { table: own.table, id, updatedAt: at, cells: { ...cells, updated_at: at }, parts };
}

/** undefined where a cell is missing or of another type. What we have no column for is left out. */
function checkedCells(columns: readonly OwnColumn[], given: Cells): Cells | undefined {
  const cells: Cells = {};
  for (const { name, type, isNullable, hasDefault } of columns) {
    if (!Object.hasOwn(given, name)) {
      if (!isNullable && !hasDefault) return undefined;
      continue;
    }
    const cell = given[name];
    const fits = cell === null ? isNullable : type === 'TEXT' ? isShort(cell) : Number.isSafeInteger(cell);
    if (!fits || cell === undefined) return undefined;
    cells[name] = cell;
  }
  // A number stands beside its key: whatever the file says, and whatever version has written it.
  if (typeof cells['number'] === 'string' && Object.hasOwn(cells, 'customer'))
    cells['customer'] = numberKey(cells['number']);
  return cells;
}

function isShort(cell: unknown): boolean {
  return typeof cell === 'string' && cell.length <= TEXT_LENGTH;
}
