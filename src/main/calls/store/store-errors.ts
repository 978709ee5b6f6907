import { StoreError } from './store-shape.ts';

/** SQLite's result codes, https://www.sqlite.org/rescode.html; the low byte of an extended code is its family. */
const FAMILY = 0xff;
const CODE = {
  error: 1,
  readOnly: 8,
  ioError: 10,
  corrupt: 11,
  full: 13,
  constraint: 19,
  mismatch: 20,
  notADatabase: 26,
};
/** Of the I/O errors, those of reading: READ, SHORT_READ, DATA and CORRUPTFS. The others are a disk that cannot be written. */
const FAILED_READS = [266, 522, 8202, 8458];
const BUSY = [5, 6];
const CANNOT_OPEN = 14;

/**
 * What an error says of the file: `damaged`; `full`: nothing can be written; `suspicious`: our statements never fail like that
 * on a sound file, so it is to be looked at; `other`: nothing about the file.
 */
export type Verdict = 'damaged' | 'full' | 'suspicious' | 'other';

export function judge(error: unknown): Verdict {
  if (error instanceof StoreError) return 'other';
  if (!(error instanceof Error) || !('errcode' in error) || typeof error.errcode !== 'number') return 'suspicious';
  const { errcode } = error;
  const family = errcode & FAMILY;
  if (family === CODE.corrupt || family === CODE.notADatabase || FAILED_READS.includes(errcode)) return 'damaged';
  if (family === CODE.full || family === CODE.readOnly || family === CODE.ioError) return 'full';
  return BUSY.includes(family) || family === CANNOT_OPEN ? 'other' : 'suspicious';
}

/** The plain code: SQLite may open the file, but its header says that nobody may write. A folder or a lock has codes of its own. */
export function saysReadOnly(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === CODE.readOnly;
}

export function toStoreError(error: unknown): StoreError {
  if (error instanceof StoreError) return error;
  const message = error instanceof Error ? error.message : 'unknown';
  return new StoreError(judge(error) === 'full' ? 'full' : 'unusable', message, error);
}
