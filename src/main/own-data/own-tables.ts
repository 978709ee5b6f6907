import { DatabaseSync } from 'node:sqlite';
import type { OwnNoun } from './own-noun.ts';
import { prepareOwnData } from './own-schema.ts';

export interface OwnColumn {
  name: string;
  type: 'TEXT' | 'INTEGER';
  isNullable: boolean;
  /** A row may come without it. */
  hasDefault: boolean;
}

/** Rows without an id of their own, which belong to a row of another table: a contact's numbers. */
export interface PartTable {
  table: string;
  /** The column that names the row which they belong to. */
  owner: string;
  columns: OwnColumn[];
}

export interface OwnTable {
  noun: OwnNoun;
  table: string;
  /** `id` and `updated_at` included. */
  columns: OwnColumn[];
  parts: PartTable[];
}

interface Schema {
  table: string;
  columns: OwnColumn[];
  references: { table: string; column: string }[];
}

/**
 * What the nouns keep, read off their migrations: each of their tables has `id` and `updated_at`, or belongs to one that has by a foreign key.
 * Throws where a table is neither, because no copy would hold its rows.
 */
export function ownTables(nouns: Iterable<OwnNoun>): OwnTable[] {
  const model = new DatabaseSync(':memory:');
  try {
    prepareOwnData(model, []);
    const known = new Set(tablesIn(model));
    return [...nouns].flatMap((noun) => {
      prepareOwnData(model, [noun]);
      const added = tablesIn(model).filter((table) => !known.has(table));
      for (const table of added) known.add(table);
      return tablesOf(
        noun,
        added.map((table) => schemaOf(model, table)),
      );
    });
  } finally {
    model.close();
  }
}

function tablesOf(noun: OwnNoun, schemas: readonly Schema[]): OwnTable[] {
  const whole = schemas.filter(hasStamp);
  const tables = whole.map(({ table, columns }): OwnTable => ({ noun, table, columns, parts: [] }));
  for (const { table, columns, references } of schemas.filter((schema) => !hasStamp(schema))) {
    const [reference] = references;
    const owner = tables.find((one) => one.table === reference?.table);
    if (!owner || !reference) throw new Error(`${table} has neither id and updated_at nor a row that it belongs to`);
    owner.parts.push({ table, owner: reference.column, columns });
  }
  return tables;
}

function hasStamp({ columns }: Schema): boolean {
  return ['id', 'updated_at'].every((name) => columns.some((column) => column.name === name));
}

function tablesIn(model: DatabaseSync): string[] {
  const names = model.prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'`).all();
  return names.map(({ name }) => String(name));
}

function schemaOf(model: DatabaseSync, table: string): Schema {
  const columns = model.prepare('SELECT name, type, "notnull", dflt_value, pk FROM pragma_table_info(?)').all(table);
  const references = model.prepare('SELECT "table", "from" FROM pragma_foreign_key_list(?)').all(table);
  return {
    table,
    columns: columns.map((row) => ({
      name: String(row['name']),
      type: row['type'] === 'INTEGER' ? 'INTEGER' : 'TEXT',
      isNullable: row['notnull'] === 0 && row['pk'] === 0,
      hasDefault: row['dflt_value'] !== null,
    })),
    references: references.map((row) => ({ table: String(row['table']), column: String(row['from']) })),
  };
}
