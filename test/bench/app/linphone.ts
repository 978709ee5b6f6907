import { execFile, spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { Desktop } from '../../support/desktop/desktop.ts';
import { processTree } from './process-tree.ts';
import { stop, type StartedApp } from './started-app.ts';

const run = promisify(execFile);
const LIMIT_MS = 40_000;

/**
 * Linphone's desktop client out of Debian, with an empty profile. "Usable" is its first visible window here: nobody can look into it.
 * Undefined where it does not open one.
 */
export async function startLinphone(home: string, desktop: Desktop): Promise<StartedApp | undefined> {
  const env = { ...process.env, ...desktop.env, HOME: home, XDG_CONFIG_HOME: home, XDG_DATA_HOME: home };
  const begun = performance.now();
  const child = spawn('linphone', [], { env: { ...env, QT_QUICK_BACKEND: 'software' }, stdio: 'ignore' });
  while (performance.now() - begun < LIMIT_MS && child.exitCode === null) {
    const found = await run('xdotool', ['search', '--onlyvisible', '--class', 'linphone'], { env }).catch(
      () => undefined,
    );
    const after = performance.now() - begun;
    if (found && found.stdout.trim() !== '')
      return { shownAfter: after, usableAfter: after, tree: processTree(child.pid ?? 0), stop: () => stop(child) };
    await sleep(50);
  }
  await stop(child);
  return undefined;
}
