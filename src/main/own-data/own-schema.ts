import type { DatabaseSync } from 'node:sqlite';
import type { OwnNoun } from './own-noun.ts';

/** `removed` remembers the ids of removed rows, and nothing else of them: a merge with an older copy must not bring them back. */
const BASE = `
  CREATE TABLE IF NOT EXISTS facts (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS migrated (noun TEXT PRIMARY KEY, steps INTEGER NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS removed (id TEXT PRIMARY KEY, noun TEXT NOT NULL, at INTEGER NOT NULL) STRICT;
`;

/** Makes the tables of all nouns, each step in a transaction of its own. What a later version of the app has added stays as it is. */
export function prepareOwnData(database: DatabaseSync, nouns: Iterable<OwnNoun>): void {
  database.exec(BASE);
  for (const { name, migrations } of nouns) {
    const done = Number(database.prepare('SELECT steps FROM migrated WHERE noun = ?').get(name)?.['steps'] ?? 0);
    for (let step = done; step < migrations.length; step++) migrate(database, name, step, migrations[step] ?? '');
  }
}

function migrate(database: DatabaseSync, noun: string, step: number, sql: string): void {
  database.exec('BEGIN IMMEDIATE');
  try {
    database.exec(sql);
    database
      .prepare('INSERT INTO migrated VALUES (?, ?) ON CONFLICT DO UPDATE SET steps = excluded.steps')
      .run(noun, step + 1);
    database.exec('COMMIT');
  } catch (error) {
    database.exec('ROLLBACK');
    throw error;
  }
}
