import { basename } from 'node:path';
import { Fault, isFault } from '../fault.ts';

/** The system's own name of what went wrong with a file (ENOSPC, EACCES …); undefined for every other error. */
export function errnoOf(error: unknown): string | undefined {
  const code: unknown = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' && /^E[A-Z0-9]+$/.test(code) ? code : undefined;
}

/**
 * An error of the file system as `disk`, with the file's name (never its path: that names the person) and the errno. Everything else,
 * also the reason of an abort, comes back as it is.
 */
export function diskFault(path: string, error: unknown): unknown {
  const errno = isFault(error) ? undefined : errnoOf(error);
  return errno === undefined ? error : new Fault('disk', { message: `${basename(path)}: ${errno}` }, error);
}
