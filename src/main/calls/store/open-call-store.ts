import { CallStore } from './call-store.ts';
import { HistoryFile } from './history-file.ts';
import { OwnFile } from './own-file.ts';
import { Forgotten } from './forgotten.ts';
import { historyPath, forgottenPath, ownPath } from './store-paths.ts';
import { rekeyOwn } from './rekey.ts';
import { StoreError, type CallStoreShape } from './store-shape.ts';

export interface CallStoreOptions {
  /** Becomes the owner's only (0700), and so do the files in it. */
  folder: string;
  /** Whose calls: part of the files' names, so letters, digits and dashes only. */
  key: string;
  /** UTC epoch ms. */
  now: () => number;
  /** For trying out what a full disk does: pages of 4 KB that the file may have. */
  mostPages?: number;
}

/**
 * Opens, or makes, one agent's local store: `calls-<key>.sqlite` holds the calls that the server lists and can be had again, `own-<key>.sqlite` holds what
 * only the agent writes. Damaged files are moved aside and made anew, told by `health`. Throws `StoreError` where the disk gives nothing at all.
 */
export function openCallStore({ folder, key, now, mostPages }: CallStoreOptions): CallStoreShape {
  const history = new HistoryFile({
    path: historyPath(folder, key),
    now,
    ...(mostPages !== undefined && { mostPages }),
  });
  const own = new OwnFile({ path: ownPath(folder, key), now });
  try {
    own.settled.all(); // makes the folder
    const forgotten = new Forgotten(forgottenPath(folder, key), now);
    rekeyNotes(history, own);
    return new CallStore({ history, own, forgotten, now });
  } catch (error) {
    history.file.close();
    own.file.close();
    throw error;
  }
}

/** A disk that takes nothing keeps the notes where they are until the next start. */
function rekeyNotes(history: HistoryFile, own: OwnFile): void {
  const numbers = history.file.read(
    (sql) => () => sql.all('SELECT DISTINCT number FROM calls').map(([number]) => String(number)),
  );
  try {
    rekeyOwn(own.file, numbers);
  } catch (error) {
    if (!(error instanceof StoreError) || error.why !== 'full') throw error;
  }
}
