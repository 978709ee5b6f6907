import Database from 'better-sqlite3';
import type { ServerRow } from '../../../src/main/calls/store/store-shape.ts';

/** What a first attempt does: the server's fields as they are, texts as texts, the indexes that its list needs, no search index, no roll-up. */
const SCHEMA = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = NORMAL;
  PRAGMA cache_size = -2000;
  PRAGMA wal_autocheckpoint = 1000;
  CREATE TABLE calls (
    call_uuid TEXT PRIMARY KEY, started_at INTEGER, ended_at INTEGER, start_time TEXT, end_time TEXT, call_type TEXT,
    states TEXT, customer_phone TEXT, customer_attribution TEXT, trunk_number TEXT, trunk_number_name TEXT,
    agent_phone TEXT, duration INTEGER, customer_duration INTEGER, wait_time INTEGER, queue_wait_time INTEGER,
    answer_way TEXT, hangup_disposition TEXT, agent_evaluated INTEGER, record_path TEXT, user_data TEXT
  );
  CREATE INDEX by_start ON calls (started_at);
  CREATE INDEX by_phone ON calls (customer_phone);
  CREATE INDEX by_state ON calls (states, started_at);
`;
const FIELDS = [
  ...['start_time', 'end_time', 'call_type', 'states', 'customer_phone', 'customer_attribution', 'trunk_number'],
  ...[
    'trunk_number_name',
    'agent_phone',
    'duration',
    'customer_duration',
    'wait_time',
    'queue_wait_time',
    'answer_way',
  ],
  ...['hangup_disposition', 'agent_evaluated', 'record_path', 'user_data'],
] as const;
const COLUMNS = ['call_uuid', 'started_at', 'ended_at', ...FIELDS];
const UPSERT = `INSERT INTO calls (${COLUMNS.join()}) VALUES (${COLUMNS.map(() => '?').join()})
  ON CONFLICT (call_uuid) DO UPDATE SET ${COLUMNS.slice(1)
    .map((name) => `${name} = excluded.${name}`)
    .join()}`;

/** The peer: better-sqlite3, one upsert a row, one transaction a page. The pragmas are SQLite's defaults but for the log, which ours has too. */
export class NaiveStore {
  readonly #database: Database;
  readonly #upsert: (rows: readonly ServerRow[]) => void;

  constructor(path: string) {
    this.#database = new Database(path).exec(SCHEMA);
    const upsert = this.#database.prepare(UPSERT);
    this.#upsert = this.#database.transaction((rows: readonly ServerRow[]) => {
      for (const { call, wire } of rows) {
        const fields = FIELDS.map((name) => wire[name] ?? null);
        upsert.run(call.uuid, call.startedAt ?? null, call.endedAt ?? null, ...fields);
      }
    });
  }

  upsert(rows: readonly ServerRow[]): void {
    this.#upsert(rows);
  }

  /** The newest fifty calls with this part in one of the texts that ours looks into. */
  like(part: string): unknown[] {
    const texts = ['customer_phone', 'trunk_number', 'trunk_number_name', 'customer_attribution', 'user_data'];
    const where = texts.map((name) => `${name} LIKE ?`).join(' OR ');
    const newest = this.#database.prepare(`SELECT * FROM calls WHERE ${where} ORDER BY started_at DESC LIMIT 50`);
    return newest.all(...texts.map(() => `%${part}%`));
  }

  close(): void {
    this.#database.close();
  }
}
