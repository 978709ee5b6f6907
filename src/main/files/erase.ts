import {
  closeSync,
  fstatSync,
  fsyncSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { eachOf } from '../async/each-of.ts';

const ZEROS = Buffer.alloc(1 << 20);

/**
 * Overwrites a file and removes it. Overwriting is the best that a program can do; a disk that writes elsewhere (SSD, snapshots) may still hold the
 * old blocks. Throws the file system's error.
 */
export function erase(path: string): void {
  const file = openSync(path, 'r+');
  try {
    for (let left = fstatSync(file).size; left > 0;) left -= writeSync(file, ZEROS, 0, Math.min(left, ZEROS.length));
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  rmSync(path);
}

/** Erases what was set aside of this file (`<path>.…`) and holds this text. */
export function eraseAsidesHolding(path: string, text: string): void {
  const start = `${basename(path)}.`;
  const asides = readdirSync(dirname(path)).filter((name) => name.startsWith(start));
  eachOf(asides, (name) => {
    const aside = join(dirname(path), name);
    if (statSync(aside).isFile() && readFileSync(aside).includes(text)) erase(aside);
  });
}
