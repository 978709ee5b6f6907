import { join } from 'node:path';

/** A history of the server's calls: can be had again. */
export function historyPath(folder: string, key: string): string {
  return join(folder, `calls-${key}.sqlite`);
}

/** What only the agent writes. */
export function ownPath(folder: string, key: string): string {
  return join(folder, `own-${key}.sqlite`);
}
