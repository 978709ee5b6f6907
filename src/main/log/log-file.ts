import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** No file of the log grows beyond this; with those kept, the log never takes more than 4 MB. */
export const LOG_FILE_BYTES = 1024 * 1024;
const KEPT = 3;

/** Appends to one owner-only file; a full one becomes `<path>.1`, and those before move up to `.3`. Throws where the disk does not take it. */
export function appendToLog(path: string, line: string): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  if (size > 0 && size + Buffer.byteLength(line) > LOG_FILE_BYTES) turnOver(path);
  appendFileSync(path, line, { mode: 0o600 });
}

function turnOver(path: string): void {
  for (let n = KEPT; n >= 1; n--) {
    const from = n === 1 ? path : `${path}.${n - 1}`;
    if (statSync(from, { throwIfNoEntry: false })) renameSync(from, `${path}.${n}`);
  }
}
