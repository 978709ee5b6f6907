import { DatabaseSync } from 'node:sqlite';
import { Sql } from './sql.ts';

/** Tables that are not made by migrations: SQLite's own, and those of the search index, which may be missing. */
const OWN_TABLES = `SELECT name, sql FROM sqlite_schema
  WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name NOT LIKE 'found%' ORDER BY name`;

/**
 * Brings a file to the newest version, in one transaction. Throws when it is of a version that we do not know, or when its tables are
 * not to the letter what the migrations make: a damaged schema must show now and not in the middle of some query.
 */
export function migrate(sql: Sql, migrations: readonly string[]): void {
  const version = sql.number('PRAGMA user_version');
  if (version < 0 || version > migrations.length) throw new Error(`version ${version} is not known`);
  if (version < migrations.length) {
    sql.exec('BEGIN IMMEDIATE');
    for (const step of migrations.slice(version)) sql.exec(step);
    sql.exec(`PRAGMA user_version = ${migrations.length}; COMMIT`);
  }
  if (JSON.stringify(sql.all(OWN_TABLES)) !== tablesOf(migrations)) throw new Error('the tables are not ours');
}

function tablesOf(migrations: readonly string[]): string {
  const model = new DatabaseSync(':memory:');
  try {
    for (const step of migrations) model.exec(step);
    return JSON.stringify(new Sql(model).all(OWN_TABLES));
  } finally {
    model.close();
  }
}
