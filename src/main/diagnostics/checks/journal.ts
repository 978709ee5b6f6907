import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { found, type Finding, type CheckRun } from '../finding.ts';
import { primaryCode } from '../../sqlite/durable-database.ts';
import { canWriteInto } from './folder.ts';

/** Of a lock that another process holds; the journal itself waits as long. */
const BUSY_MS = 1_000;
/** SQLite's primary codes for a file that is damaged or is no database. */
const DAMAGED = new Set([11, 26]);

/** Could a call be written down now? Takes the lock of a write and gives it back; the file is as it was. */
export function checkJournal(path: string, folder: string): CheckRun {
  return async () => {
    if (existsSync(path)) return tried(path);
    return found((await canWriteInto(folder)) ? 'journal-writable' : 'journal-unwritable');
  };
}

function tried(path: string): Finding {
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(path, { timeout: BUSY_MS });
    database.exec('BEGIN IMMEDIATE; ROLLBACK;');
    const [problem] = Object.values(database.prepare('PRAGMA quick_check(1)').get() ?? {});
    return found(problem === 'ok' ? 'journal-writable' : 'journal-damaged');
  } catch (error) {
    return found(DAMAGED.has(primaryCode(error)) ? 'journal-damaged' : 'journal-unwritable');
  } finally {
    database?.close();
  }
}
