import type { Sql } from './sql.ts';

/**
 * Throws where the header forbids writing, and leaves nothing behind. BEGIN IMMEDIATE alone does not tell: on such a file it
 * silently begins a transaction that reads, and all that changes no row would seem to have been written.
 */
export function tryWriting(sql: Sql): void {
  const version = sql.number('PRAGMA user_version');
  sql.exec('BEGIN IMMEDIATE');
  try {
    sql.exec(`PRAGMA user_version = ${version}`);
  } finally {
    if (sql.isInTransaction) sql.exec('ROLLBACK');
  }
}
