import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { eachOf } from '../async/each-of.ts';
import { erase } from '../files/erase.ts';

const OURS = /^(demo|[0-9a-f]{32})\.sqlite(?:$|[-.])/;

export function ownDataPath(folder: string, key: string): string {
  return join(folder, `${key}.sqlite`);
}

/** Overwrites and removes the database of the agent with this key, its log and what was set aside. It must be closed. */
export function eraseOwnData(folder: string, key: string): void {
  eraseWhere(folder, (found) => found === key);
}

/** The same for all other agents. A real agent's file outlives a demo, and no demo's file outlives the next one. */
export function eraseLeftOwnData(path: string, isDemo: boolean): void {
  const [own] = basename(path).split('.');
  eraseWhere(dirname(path), (found) => (isDemo ? found === own : found !== own));
}

function eraseWhere(folder: string, isMeant: (key: string) => boolean): void {
  if (!existsSync(folder)) return;
  const names = readdirSync(folder).filter((name) => isMeant(OURS.exec(name)?.[1] ?? ''));
  eachOf(names, (name) => OURS.test(name) && erase(join(folder, name)));
}
