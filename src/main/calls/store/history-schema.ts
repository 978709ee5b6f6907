/**
 * Commits wait for no disk: what a power cut takes, the next sync reads again; a killed process loses nothing. A large cache and few
 * checkpoints make the first load twice as fast. What is deleted is overwritten.
 */
export const COPY_PRAGMAS = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = NORMAL;
  PRAGMA cache_size = -65536;
  PRAGMA wal_autocheckpoint = 16000;
  PRAGMA temp_store = MEMORY;
  PRAGMA secure_delete = ON;
`;

/**
 * `sort_at` is when a call began (UTC epoch ms); a call without a time has its end or the moment it was first seen there, moved far below zero
 * (`sort-key.ts`), so that one index holds the whole order: newest first, as a first load brings them, so that it only ever grows at its end. Words that repeat are in tables of their own; 0 stands for none.
 * Lengths are REAL: whole ones take a byte or two on disk all the same, and any number comes back as it was.
 */
const VERSION_1 = `
  CREATE TABLE calls (
    id          INTEGER PRIMARY KEY,
    uuid        TEXT NOT NULL,
    sort_at     INTEGER NOT NULL,
    ended_at    INTEGER,
    kind        INTEGER NOT NULL,
    state_word  INTEGER NOT NULL,
    number      TEXT NOT NULL,
    number_key  INTEGER NOT NULL,
    region      INTEGER NOT NULL,
    line        INTEGER NOT NULL,
    sip         INTEGER NOT NULL,
    answer_way  INTEGER NOT NULL,
    hung_up_by  INTEGER NOT NULL,
    total       REAL,
    talk        REAL,
    wait        REAL,
    queue       REAL,
    score       REAL,
    is_recorded INTEGER NOT NULL,
    reference   TEXT,
    found_by    TEXT,
    record_path TEXT,
    user_data   TEXT,
    start_text  TEXT,
    end_text    TEXT
  ) STRICT;
  CREATE INDEX by_time ON calls (sort_at DESC, id, kind, line, region, number_key);
  CREATE TABLE regions (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE, folded TEXT NOT NULL) STRICT;
  CREATE TABLE words (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE, folded TEXT NOT NULL) STRICT;
  CREATE TABLE lines (id INTEGER PRIMARY KEY, number TEXT, name TEXT, folded TEXT NOT NULL) STRICT;
  CREATE TABLE figures (
    quarter  INTEGER NOT NULL,
    line     INTEGER NOT NULL,
    outbound INTEGER NOT NULL,
    inbound  INTEGER NOT NULL,
    talked   INTEGER NOT NULL,
    missed   INTEGER NOT NULL,
    seconds  INTEGER NOT NULL,
    PRIMARY KEY (quarter, line)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE complete (from_at INTEGER PRIMARY KEY, to_at INTEGER NOT NULL, verified_at INTEGER NOT NULL) STRICT;
  CREATE TABLE marks (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT, WITHOUT ROWID;
`;

/**
 * `is_nobodys`: the record named no agent; NULL in rows from before. `odd`: what could not be read; `row` is a call's uuid, or something else that
 * tells the rows apart.
 */
const VERSION_2 = `
  ALTER TABLE calls ADD COLUMN is_nobodys INTEGER;
  CREATE TABLE odd (
    row     TEXT NOT NULL,
    field   TEXT NOT NULL,
    at      INTEGER,
    seen_at INTEGER NOT NULL,
    PRIMARY KEY (row, field)
  ) STRICT, WITHOUT ROWID;
`;

export const COPY_MIGRATIONS = [VERSION_1, VERSION_2];

/**
 * Indexes that the first load does without: keeping them up row by row would take longer than all the rest (see `CallIds` for the first). `IF NOT EXISTS` and `IF EXISTS`: a kill
 * may have come at any point.
 */
export const MAKE_LATE_INDEXES = `
  CREATE UNIQUE INDEX IF NOT EXISTS by_uuid ON calls (uuid);
  CREATE INDEX IF NOT EXISTS by_number ON calls (number_key, sort_at);
  CREATE INDEX IF NOT EXISTS by_own_words ON calls (sort_at) WHERE found_by IS NOT NULL;
`;
export const DROP_LATE_INDEXES = `
  DROP INDEX IF EXISTS by_uuid;
  DROP INDEX IF EXISTS by_number;
  DROP INDEX IF EXISTS by_own_words;
`;
