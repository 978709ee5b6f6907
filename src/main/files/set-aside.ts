import { existsSync, renameSync, rmSync } from 'node:fs';

const WAL = '-wal';

/** Gives a database that cannot be used another name, together with its log, so that a new one can begin. Throws the system's error. */
export function setAside(path: string): void {
  let n = 1;
  while (existsSync(asideName(path, n))) n++;
  const isThere = existsSync(path);
  if (isThere) renameSync(path, asideName(path, n));
  if (isThere && existsSync(path + WAL)) renameSync(path + WAL, asideName(path, n) + WAL);
  for (const part of [WAL, '-shm']) rmSync(path + part, { force: true });
}

/** Removes all that was ever set aside for this path, a folder that stood in the file's place as well. Throws the system's error. */
export function removeSetAside(path: string): void {
  for (let n = 1; existsSync(asideName(path, n)); n++)
    for (const part of ['', WAL]) rmSync(asideName(path, n) + part, { recursive: true, force: true });
}

function asideName(path: string, n: number): string {
  return `${path}.set-aside-${n}`;
}
