import { lstatSync, mkdirSync, mkdtempSync, rmdirSync } from 'node:fs';
import { join } from 'node:path';

/** What Chromium's lock on a folder of data is called: a link on Linux and macOS, a file on Windows. */
const LOCKS = ['SingletonLock', 'lockfile'];

/**
 * Why the app cannot have the lock on its folder: the error if nothing can be made in there (something else of its name, a folder of somebody else, a disk that takes no more), or
 * undefined if another process holds the lock. Electron tells the two apart for nobody.
 */
export function whyNoLock(folder: string): unknown {
  try {
    if (LOCKS.some((name) => lstatSync(join(folder, name), { throwIfNoEntry: false }))) return undefined;
    mkdirSync(folder, { recursive: true });
    rmdirSync(mkdtempSync(join(folder, 'start-')));
    return undefined;
  } catch (error) {
    return error;
  }
}
