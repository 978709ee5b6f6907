import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import type { AppError, ChangeMade, SupervisorChange } from '../../preload/contract/index.ts';

/** No number is given twice: an outcome that comes late must not land on another change. */
const SCHEMA = `
  CREATE TABLE IF NOT EXISTS changes (
    seq     INTEGER PRIMARY KEY AUTOINCREMENT,
    account TEXT NOT NULL,
    at      INTEGER NOT NULL,
    by_id   TEXT NOT NULL,
    by_name TEXT NOT NULL,
    what    TEXT NOT NULL,
    outcome TEXT NOT NULL CHECK (outcome IN ('sending', 'done', 'failed', 'unknown')),
    error   TEXT
  ) STRICT;
  CREATE INDEX IF NOT EXISTS by_account ON changes (account, seq);
`;

/** Opened for the first time in this run: what was on its way when the last one ended may have been done. */
const RECOVER = `UPDATE changes SET outcome = 'unknown' WHERE outcome = 'sending'`;

/** For `DurableDatabase`. */
export function prepareChangeLog(database: DatabaseSync): void {
  database.exec(SCHEMA);
  database.exec(RECOVER);
}

export function toChange(row: Record<string, SQLOutputValue>): SupervisorChange {
  return {
    id: String(row['seq']),
    at: Number(row['at']),
    by: { agentId: String(row['by_id']), name: String(row['by_name']) },
    what: JSON.parse(String(row['what'])) as ChangeMade,
    outcome: row['outcome'] as SupervisorChange['outcome'],
    ...(row['error'] !== null && { error: JSON.parse(String(row['error'])) as AppError }),
  };
}
