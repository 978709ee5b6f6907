import type { SQLInputValue, SQLOutputValue } from 'node:sqlite';
import { canonical, type Cell, type Cells, type OwnCopy, type OwnRow } from './own-copy.ts';
import type { OwnTable } from './own-tables.ts';

/** What of a database it takes. */
export interface Statements {
  run(sql: string, ...values: SQLInputValue[]): unknown;
  all(sql: string, ...values: SQLInputValue[]): Record<string, SQLOutputValue>[];
}

export function readCopy(database: Statements, tables: readonly OwnTable[]): OwnCopy {
  const rows = tables.flatMap((own) => {
    const parts = own.parts.map(({ table, owner }) => ({ table, of: partsByOwner(database, table, owner) }));
    return database.all(`SELECT * FROM ${own.table} ORDER BY id`).map((found): OwnRow => {
      const cells = cellsOf(found);
      const id = String(cells['id']);
      return {
        ...{ table: own.table, id, updatedAt: Number(cells['updated_at']), cells },
        parts: Object.fromEntries(parts.map(({ table, of }) => [table, of.get(id) ?? []])),
      };
    });
  });
  const removed = database.all('SELECT id, noun, at FROM removed ORDER BY id');
  return {
    rows,
    removed: removed.map(({ id, noun, at }) => ({ id: String(id), noun: String(noun), at: Number(at) })),
  };
}

/** Makes `before`, which the database holds, into `after`. Inside a transaction. Only what differs is written. */
export function writeCopy(database: Statements, tables: readonly OwnTable[], before: OwnCopy, after: OwnCopy): void {
  for (const own of tables) {
    const [old, next] = [before, after].map((copy) => byId(copy.rows.filter(({ table }) => table === own.table)));
    for (const id of old?.keys() ?? []) if (!next?.has(id)) removeRow(database, own, id);
    for (const [id, row] of next ?? []) {
      const known = old?.get(id);
      if (known && canonical(known) === canonical(row)) continue;
      removeRow(database, own, id);
      insertRow(database, own, row);
    }
  }
  const kept = new Map(after.removed.map((one) => [one.id, one]));
  for (const { id } of before.removed) if (!kept.has(id)) database.run('DELETE FROM removed WHERE id = ?', id);
  const known = new Map(before.removed.map(({ id, at }) => [id, at]));
  for (const { id, noun, at } of kept.values())
    if (known.get(id) !== at)
      database.run('INSERT INTO removed VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET at = excluded.at', id, noun, at);
}

function removeRow(database: Statements, { table, parts }: OwnTable, id: string): void {
  for (const part of parts) database.run(`DELETE FROM ${part.table} WHERE ${part.owner} = ?`, id);
  database.run(`DELETE FROM ${table} WHERE id = ?`, id);
}

function insertRow(database: Statements, own: OwnTable, { id, cells, parts }: OwnRow): void {
  insert(
    database,
    own.table,
    own.columns.map(({ name }) => name),
    cells,
  );
  for (const { table, owner, columns } of own.parts)
    for (const part of parts[table] ?? [])
      insert(
        database,
        table,
        columns.map(({ name }) => name),
        { ...part, [owner]: id },
      );
}

/** The names are those of our own tables; of the cells, only their values are taken. */
function insert(database: Statements, table: string, columns: readonly string[], cells: Cells): void {
  const given = columns.filter((name) => Object.hasOwn(cells, name));
  const places = given.map(() => '?').join(', ');
  database.run(
    `INSERT INTO ${table} (${given.join(', ')}) VALUES (${places})`,
    ...given.map((name) => cells[name] ?? null),
  );
}

function partsByOwner(database: Statements, table: string, owner: string): Map<string, Cells[]> {
  const found = new Map<string, Cells[]>();
  for (const row of database.all(`SELECT * FROM ${table}`)) {
    const { [owner]: id, ...cells } = cellsOf(row);
    const list = found.get(String(id));
    if (list) list.push(cells);
    else found.set(String(id), [cells]);
  }
  return found;
}

function cellsOf(row: Record<string, SQLOutputValue>): Cells {
  const cells = Object.entries(row).map(([name, value]): [string, Cell] => [
    name,
    typeof value === 'string' || value === null ? value : Number(value),
  ]);
  return Object.fromEntries(cells);
}

function byId(rows: readonly OwnRow[]): Map<string, OwnRow> {
  return new Map(rows.map((row) => [row.id, row]));
}
