import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** Whether a file has the SHA-256 that `<file>.sha256` names; true where there is no such file, because then nothing can be said. */
export function matchesDigest(path: string): boolean {
  const expected = readIfThere(`${path}.sha256`);
  if (expected === undefined) return true;
  return createHash('sha256').update(readFileSync(path)).digest('hex') === expected.trim();
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    return undefined;
  }
}
