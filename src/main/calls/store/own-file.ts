import { pageLimit, type FilePlace } from './history-file.ts';
import { OwnNotes } from './own-notes.ts';
import { Settled } from './settled.ts';
import { StoreFile } from './store-file.ts';
import { WRITTEN } from './written.ts';

/** What only the agent writes: nobody can give it back, so a damaged file is never thrown away. */
export class OwnFile {
  readonly file: StoreFile;
  readonly notes: OwnNotes;
  readonly settled: Settled;

  constructor({ path, mostPages, now }: FilePlace) {
    this.file = new StoreFile({
      path,
      pragmas: OWN_PRAGMAS + pageLimit(mostPages),
      migrations: OWN_MIGRATIONS,
      keepsDamaged: Infinity,
      now,
    });
    this.notes = new OwnNotes(this.file, now);
    this.settled = new Settled(this.file, now);
  }
}

/** Only the agent writes here and nobody else has it: every commit waits for the disk. */
const OWN_PRAGMAS = `
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

const OWN_MIGRATIONS = [VERSION_1, WRITTEN];
