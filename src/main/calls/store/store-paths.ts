import { join } from 'node:path';

/** A copy of the server's calls: can be had again. */
export function copyPath(folder: string, key: string): string {
  return join(folder, `calls-${key}.sqlite`);
}

/** What only the agent writes. */
export function ownPath(folder: string, key: string): string {
  return join(folder, `own-${key}.sqlite`);
}
