import { chmodSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type SQLOutputValue } from 'node:sqlite';
import type { AppError, ChangeMade, SupervisorChange } from '../../preload/contract/index.ts';

/**
 * FULL syncs every commit: what the log says was written survives a power cut. What is deleted is overwritten, and no number is
 * given twice: an outcome that comes late must not land on another change.
 */
const SCHEMA = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = FULL;
  PRAGMA secure_delete = ON;
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

/** Throws SQLite's or the file system's error. Only its owner can read the file. */
export function openChangeLogFile(path: string): DatabaseSync {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const database = new DatabaseSync(path, { timeout: 1_000 });
  try {
    database.exec(SCHEMA);
    database.exec(RECOVER);
    chmodSync(path, 0o600);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** SQLite's primary codes (sqlite.org/rescode.html): ERROR, as our words fit no table that is there, CORRUPT, NOTADB. */
const DAMAGE = new Set([1, 11, 26]);

/** Says this error that the file is no log of ours, or none any more? Not: that it is locked, or that the disk refuses. */
export function isDamage(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && DAMAGE.has(Number(error.errcode) & 0xff);
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
