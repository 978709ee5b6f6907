import { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { eachOf } from '../../async/each-of.ts';
import { erase } from '../../files/erase.ts';
import { historyPath, ownPath } from './store-paths.ts';

/**
 * Overwrites and removes everything of one agent: history, notes, their logs, what was set aside. The store must be closed. What cannot be removed keeps
 * nothing else from being removed; in the end it throws what the file system threw first.
 */
export function wipeCallStore(folder: string, key: string): void {
  if (!existsSync(folder)) return;
  const starts = [historyPath(folder, key), ownPath(folder, key)].map((path) => basename(path));
  const isTheirs = (name: string): boolean =>
    starts.some((start) => name === start || name.startsWith(`${start}-`) || name.startsWith(`${start}.`));
  eachOf(readdirSync(folder).filter(isTheirs), (name) => erase(join(folder, name)));
}
