import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

const WAL = '-wal';
const SHM = '-shm';

/** Renames a database with its write-ahead log to `<name>.damaged-<epoch>`; only the newest `kept` of them stay. Returns the new name. */
export function moveAside(path: string, at: number, kept: number): string {
  let stamp = at;
  while (existsSync(asideName(path, stamp))) stamp++;
  const aside = asideName(path, stamp);
  renameSync(path, aside);
  if (existsSync(path + WAL)) renameSync(path + WAL, aside + WAL);
  rmSync(path + SHM, { force: true });
  const older = asidesOf(path).slice(0, -kept);
  for (const name of older) for (const part of ['', WAL]) rmSync(name + part, { force: true });
  return basename(aside);
}

/** Files that were set aside, the newest last. */
function asidesOf(path: string): string[] {
  const start = `${basename(path)}.damaged-`;
  return readdirSync(dirname(path))
    .filter((name) => name.startsWith(start) && !name.endsWith(WAL))
    .sort((a, b) => Number(a.slice(start.length)) - Number(b.slice(start.length)))
    .map((name) => join(dirname(path), name));
}

function asideName(path: string, stamp: number): string {
  return `${path}.damaged-${stamp}`;
}
