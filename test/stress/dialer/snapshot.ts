import { copyFileSync, existsSync, rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import type { Row } from './oracle.ts';

/**
 * What the journal of a dead process says. Read from a copy: opening the file itself would recover it, and that is the
 * next run's business. An empty map where no journal was made yet.
 */
export function snapshot(path: string): Map<string, Row> {
  if (!existsSync(path)) return new Map();
  const copy = `${path}.copy`;
  for (const part of ['', '-wal']) if (existsSync(path + part)) copyFileSync(path + part, copy + part);
  const database = new DatabaseSync(copy);
  try {
    const hasTable = database.prepare(`SELECT 1 FROM sqlite_schema WHERE name = 'intents'`).get();
    const rows = hasTable ? database.prepare('SELECT id, state, uuid FROM intents').all() : [];
    return new Map(rows.map((row) => [String(row['id']), { state: row['state'], uuid: row['uuid'] } as Row]));
  } finally {
    database.close();
    for (const part of ['', '-wal', '-shm']) rmSync(copy + part, { force: true });
  }
}
