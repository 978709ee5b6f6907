import { closeSync, existsSync, fstatSync, fsyncSync, openSync, readdirSync, rmSync, writeSync } from 'node:fs';
import { basename, join } from 'node:path';
import { eachOf } from '../../async/each-of.ts';
import { historyPath, ownPath } from './store-paths.ts';

const ZEROS = Buffer.alloc(1 << 20);

/**
 * Overwrites and removes everything of one agent: history, notes, their logs, what was set aside. The store must be closed. Overwriting is
 * the best that a program can do; a disk that writes elsewhere (SSD, snapshots) may still hold the old blocks. What cannot be removed keeps
 * nothing else from being removed; in the end it throws what the file system threw first.
 */
export function wipeCallStore(folder: string, key: string): void {
  if (!existsSync(folder)) return;
  const starts = [historyPath(folder, key), ownPath(folder, key)].map((path) => basename(path));
  const isTheirs = (name: string): boolean =>
    starts.some((start) => name === start || name.startsWith(`${start}-`) || name.startsWith(`${start}.`));
  eachOf(readdirSync(folder).filter(isTheirs), (name) => erase(join(folder, name)));
}

function erase(path: string): void {
  const file = openSync(path, 'r+');
  try {
    for (let left = fstatSync(file).size; left > 0;) left -= writeSync(file, ZEROS, 0, Math.min(left, ZEROS.length));
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  rmSync(path);
}
