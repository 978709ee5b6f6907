import { open } from 'node:fs/promises';

/** Why there are no bytes: `missing` is no fault of the file's. */
export type NoBytes = 'missing' | 'unreadable' | 'too-large';

/** All of a file that somebody else has written, if it is a plain file of at most `cap` bytes. Never throws. */
export async function readHandedFile(path: string, cap: number): Promise<Uint8Array | NoBytes> {
  try {
    await using file = await open(path, 'r');
    if (!(await file.stat()).isFile()) return 'unreadable';
    const { buffer, bytesRead } = await file.read(Buffer.alloc(cap + 1), 0, cap + 1, 0);
    return bytesRead > cap ? 'too-large' : buffer.subarray(0, bytesRead);
  } catch (error) {
    return isMissing(error) ? 'missing' : 'unreadable';
  }
}

/** The JSON in these bytes of UTF-8; undefined: there is none. */
export function jsonIn(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
}
