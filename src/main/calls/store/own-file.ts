import { pageLimit, type FilePlace } from './history-file.ts';
import { OWN_MIGRATIONS, OWN_PRAGMAS } from './own-schema.ts';
import { OwnNotes } from './own-notes.ts';
import { Settled } from './settled.ts';
import { StoreFile } from './store-file.ts';

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
    this.notes = new OwnNotes(this.file);
    this.settled = new Settled(this.file);
  }
}
