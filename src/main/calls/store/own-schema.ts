/** Only the agent writes here and nobody else has it: every commit waits for the disk. */
export const OWN_PRAGMAS = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = FULL;
  PRAGMA secure_delete = ON;
`;

/** `target` is a call's id or a number's key, `folded` the text as it is searched, `tags` a JSON array. */
const VERSION_1 = `
  CREATE TABLE notes (
    kind   TEXT NOT NULL CHECK (kind IN ('call', 'number')),
    target TEXT NOT NULL,
    text   TEXT NOT NULL,
    folded TEXT NOT NULL,
    tags   TEXT NOT NULL,
    PRIMARY KEY (kind, target)
  ) STRICT;
  CREATE TABLE settled (number TEXT PRIMARY KEY, at INTEGER NOT NULL) STRICT;
`;

export const OWN_MIGRATIONS = [VERSION_1];
