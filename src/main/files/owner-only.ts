import { chmod, lstat, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const OTHERS = 0o077;

/**
 * Takes the rights of group and others from a folder of ours and everything in it. New files need none of this, because main sets its umask; files
 * of earlier versions and SQLite's `-wal` and `-shm` files beside them do. Links are not followed. Never rejects: a file may go meanwhile.
 */
export async function restrictToOwner(path: string): Promise<void> {
  try {
    const found = await lstat(path);
    if (found.isSymbolicLink()) return;
    if ((found.mode & OTHERS) !== 0) await chmod(path, found.mode & 0o700);
    if (!found.isDirectory()) return;
    for (const name of await readdir(path)) await restrictToOwner(join(path, name));
  } catch {
    // gone, or not ours
  }
}

const MARK = 'owner-only';

/**
 * The same, once for each version of the app: what this version writes is for its owner from the start, and looking at every file of Chromium's caches at
 * each start takes time. Never rejects: without the mark it is done again.
 */
export async function restrictOncePerVersion(folder: string, version: string): Promise<void> {
  const mark = join(folder, MARK);
  if ((await readFile(mark, 'utf8').catch(() => '')) === version) return;
  await restrictToOwner(folder);
  await writeFile(mark, version, { mode: 0o600 }).catch(() => undefined);
}
