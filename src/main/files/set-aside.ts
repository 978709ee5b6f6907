import { existsSync, renameSync, rmSync } from 'node:fs';

/** Gives a journal that cannot be used another name, so that a new one can begin; its log is of no use without it. Throws the system's error. */
export function setAside(path: string): void {
  let n = 1;
  while (existsSync(asideName(path, n))) n++;
  if (existsSync(path)) renameSync(path, asideName(path, n));
  for (const part of ['-wal', '-shm']) rmSync(path + part, { force: true });
}

/** Removes all that was ever set aside for this path, a folder that stood in the file's place as well. Throws the system's error. */
export function removeSetAside(path: string): void {
  for (let n = 1; existsSync(asideName(path, n)); n++) rmSync(asideName(path, n), { recursive: true, force: true });
}

function asideName(path: string, n: number): string {
  return `${path}.set-aside-${n}`;
}
