import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Desktop } from '../../support/desktop/desktop.ts';
import { makeProbe } from './probe.ts';
import { processTree, type ProcessTree } from './process-tree.ts';

/** What is started again and again: an app's folder with its arguments, and a configuration folder of its own. */
export interface Contestant {
  app: string;
  args: string[];
  config: string;
}

export interface StartedApp {
  /** ms from the start of the process. */
  shownAfter: number;
  usableAfter: number;
  tree: ProcessTree;
  stop(): Promise<void>;
}

const SWITCHES = ['--no-sandbox', '--disable-gpu', '--ozone-platform=x11', '--lang=zh-CN'];
const LIMIT_MS = 60_000;

/** Starts it on this desktop and waits until its window can be used. */
export async function startApp({ app, args, config }: Contestant, desktop: Desktop): Promise<StartedApp> {
  const electron = createRequire(import.meta.url)('electron') as string;
  mkdirSync(config, { recursive: true });
  const child = spawn(electron, ['-r', makeProbe(config), ...SWITCHES, app, ...args], {
    env: {
      ...process.env,
      ...desktop.env,
      LANG: 'zh_CN.UTF-8',
      LANGUAGE: 'zh_CN',
      XDG_CONFIG_HOME: config,
      BENCH_SPAWNED_AT: String(Date.now()),
    },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const { shown, usable } = await Promise.race([timesOf(child), tooLate()]);
  return { shownAfter: shown, usableAfter: usable, tree: processTree(child.pid ?? 0), stop: () => stop(child) };
}

async function timesOf(child: ChildProcess): Promise<{ shown: number; usable: number }> {
  let shown = 0;
  for await (const line of createInterface(child.stdout ?? process.stdin)) {
    const [, what, ms] = /^BENCH (shown|usable) (\d+)$/.exec(line) ?? [];
    if (what === 'shown') shown ||= Number(ms);
    if (what === 'usable') return { shown, usable: Number(ms) };
  }
  throw new Error('the app ended before it could be used');
}

async function tooLate(): Promise<never> {
  await sleep(LIMIT_MS, undefined, { ref: false });
  throw new Error('the app could not be used within a minute');
}

/** Ends what was started, in order. */
export async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  const late = setTimeout(() => child.kill('SIGKILL'), 8_000);
  await ended;
  clearTimeout(late);
}
