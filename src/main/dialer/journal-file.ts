import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import type { Confirmable } from '../../preload/contract/index.ts';
import { numberKey } from '../phone-numbers/number-key.ts';
import type { Intent, IntentState } from './intent.ts';

/** In the order of `valuesOf`, which leaves `state` out. */
export const COLUMNS = 'id, account, callee, customer, trunk, started_at, steady_at, state, uuid, confirmed';

/** A call in these states has rung somebody, or may have. SQLite uses a partial index only for the very same words. */
export const MAY_HAVE_RUNG = `state IN ('sending', 'accepted', 'unknown', 'seen', 'not-seen')`;
/** And in these nobody knows. */
export const MAY_BE_OPEN = `state IN ('sending', 'unknown', 'not-seen')`;

/** One sending intent at a time, whatever process asks: the unique index is the last gate. */
const SCHEMA = `
  CREATE TABLE IF NOT EXISTS intents (
    id         TEXT PRIMARY KEY,
    account    TEXT NOT NULL,
    callee     TEXT NOT NULL,
    customer   TEXT,
    trunk      TEXT,
    started_at INTEGER NOT NULL,
    steady_at  INTEGER NOT NULL,
    state      TEXT NOT NULL CHECK
      (state IN ('journaled', 'sending', 'not-sent', 'accepted', 'refused', 'unknown', 'seen', 'not-seen')),
    uuid       TEXT,
    confirmed  TEXT NOT NULL,
    dismissed  INTEGER NOT NULL DEFAULT 0
  ) STRICT;
  CREATE UNIQUE INDEX IF NOT EXISTS one_sending ON intents ((1)) WHERE state = 'sending';
  CREATE INDEX IF NOT EXISTS rung ON intents (account, steady_at) WHERE ${MAY_HAVE_RUNG};
`;

/** After `addCustomers`: a journal of an older version has no such column. */
const INDEX_CUSTOMERS = `
  DROP INDEX IF EXISTS open_calls;
  CREATE INDEX IF NOT EXISTS open_customers ON intents (account, customer, steady_at) WHERE ${MAY_BE_OPEN};
`;

/** Opened for the first time in this run: what was being sent when the last one ended may have been placed; what was only written down was not. */
const RECOVER = `
  UPDATE intents SET state = 'unknown' WHERE state = 'sending';
  UPDATE intents SET state = 'not-sent' WHERE state = 'journaled';
`;

/** For `DurableDatabase`. The single-instance lock keeps a second process from recovering what the first one sends. */
export function prepareJournal(database: DatabaseSync): void {
  database.exec(SCHEMA);
  addCustomers(database);
  database.exec(INDEX_CUSTOMERS);
  database.exec(RECOVER);
}

/** An older version of the app, then or since, wrote down numbers only. */
function addCustomers(database: DatabaseSync): void {
  const columns = database.prepare('PRAGMA table_info(intents)').all();
  if (!columns.some(({ name }) => name === 'customer')) database.exec('ALTER TABLE intents ADD COLUMN customer TEXT');
  const fill = database.prepare('UPDATE intents SET customer = ? WHERE callee = ? AND customer IS NULL');
  for (const { callee } of database.prepare('SELECT DISTINCT callee FROM intents WHERE customer IS NULL').all())
    fill.run(numberKey(String(callee)), String(callee));
}

export function valuesOf(intent: Omit<Intent, 'state'>): (string | number | null)[] {
  const { id, account, callee, customer, trunk, startedAt, monotonicAt, uuid, confirmed } = intent;
  return [id, account, callee, customer, trunk ?? null, startedAt, monotonicAt, uuid ?? null, confirmed.join(' ')];
}

export function toIntent(row: Record<string, SQLOutputValue>): Intent {
  return {
    id: String(row['id']),
    account: String(row['account']),
    callee: String(row['callee']),
    customer: String(row['customer']),
    ...(row['trunk'] !== null && { trunk: String(row['trunk']) }),
    startedAt: Number(row['started_at']),
    monotonicAt: Number(row['steady_at']),
    state: row['state'] as IntentState,
    ...(row['uuid'] !== null && { uuid: String(row['uuid']) }),
    confirmed: String(row['confirmed']).split(' ').filter(Boolean) as Confirmable[],
  };
}
