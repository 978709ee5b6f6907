import { readdirSync, rmSync } from 'node:fs';
import { eachOf } from '../../async/each-of.ts';
import { forgottenPath } from '../store/store-paths.ts';
import { wipeCallStore } from '../store/wipe-call-store.ts';
import type { ThreadStart } from './thread-api.ts';

const OURS = /^(?:calls|own)-([0-9a-z]+)\.sqlite/;

/** What another agent, or an earlier demo, has left behind goes before this agent's files are opened. */
export function wipeLeftovers({ folder, key, isDemo }: ThreadStart): void {
  const names = listed(folder).flatMap((name) => OURS.exec(name)?.[1] ?? []);
  const left = [...new Set(names)].filter((found) => (isDemo ? found === key : found !== key));
  // A demo's customers are invented anew each time.
  if (isDemo) rmSync(forgottenPath(folder, key), { force: true });
  eachOf(left, (found) => wipeCallStore(folder, found));
}

function listed(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return []; // there is no folder yet
  }
}
