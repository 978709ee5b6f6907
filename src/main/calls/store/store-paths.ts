import { join } from 'node:path';

/** A history of the server's calls: can be had again. */
export function historyPath(folder: string, key: string): string {
  return join(folder, `calls-${key}.sqlite`);
}

/** Hashes of the customers whom the agent has forgotten; outlives sign-out. */
export function forgottenPath(folder: string, key: string): string {
  return join(folder, `forgotten-${key}.json`);
}

/** What only the agent writes. */
export function ownPath(folder: string, key: string): string {
  return join(folder, `own-${key}.sqlite`);
}
