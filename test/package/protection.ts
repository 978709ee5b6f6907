import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import type { Desktop } from './desktop.ts';
import { said, type InstalledApp } from './installed-app.ts';
import type { TestUser } from './test-user.ts';

export interface Protected {
  user: () => TestUser;
  app: () => InstalledApp;
  desktop: () => Desktop;
  /** The package's and the program's name. */
  name: string;
}

interface Seen {
  /** Code of somebody else ran. */
  ran: boolean;
  /** A debugger or inspector answered. */
  listened: boolean;
  /** A window's process was started. */
  rendered: boolean;
}

const LOOKS = 12;
/** SIGUSR1 wakes Node's inspector; without one it ends the app, so that it comes late. */
const WAKES_AT = 9;
const BETWEEN_MS = 250;
let port = 9300;

/** Ways to make an installed app run code of somebody else, or open it to a debugger; each is tried on the real one. */
export function triesToBreakIn({ user, app, desktop, name }: Protected): void {
  const marker = (): string => join(user().home, 'ran');
  const script = (): string => `require('fs').writeFileSync(${JSON.stringify(marker())}, 'x')`;

  /** Starts it like this, wakes an inspector by SIGUSR1, and looks for three seconds or until it has ended. */
  async function tried(args: string[], env: Record<string, string> = {}): Promise<Seen> {
    rmSync(marker(), { force: true });
    writeFileSync(join(user().home, 'hook.cjs'), script());
    writeFileSync(join(user().home, 'hook.sh'), `#!/bin/sh\ntouch ${marker()}\nexec "$@"\n`, { mode: 0o755 });
    desktop().start([name, ...args], env);
    const seen: Seen = { ran: false, listened: false, rendered: false };
    for (let look = 0; look < LOOKS; look++) {
      await sleep(BETWEEN_MS);
      if (look === WAKES_AT) for (const { pid } of app().browsers()) spawnSync('kill', ['-USR1', String(pid)]);
      seen.listened ||= (await connects(port)) || (await connects(9229));
      seen.rendered ||= app().renderers().length > 0;
      if (look > 2 && app().browsers().length === 0) break;
    }
    await app().end();
    return { ...seen, ran: existsSync(marker()) };
  }

  it.each([
    ['ELECTRON_RUN_AS_NODE', () => [join(user().home, 'hook.cjs')], () => ({ ELECTRON_RUN_AS_NODE: '1' })],
    ['NODE_OPTIONS', () => [], () => ({ NODE_OPTIONS: `--require=${user().home}/hook.cjs` })],
    ['NODE_OPTIONS with an inspector', () => [], () => ({ NODE_OPTIONS: `--inspect=127.0.0.1:${port}` })],
    ['NODE_PATH and an app folder of somebody else', () => [user().home], () => ({ NODE_PATH: user().home })],
    ['SIGUSR1', () => [], () => ({})],
  ])('runs nothing and opens no port for %s', async (_what, args, env) => {
    port++;
    expect(await tried(args(), env())).toMatchObject({ ran: false, listened: false });
  });

  it.each([
    ['-e', () => ['-e', script()]],
    ['-r', () => ['-r', `${user().home}/hook.cjs`]],
    ['--inspect', () => [`--inspect=127.0.0.1:${port}`]],
    ['--inspect-brk', () => [`--inspect-brk=127.0.0.1:${port}`]],
    ['--inspect-wait', () => [`--inspect-wait=127.0.0.1:${port}`]],
    ['--inspect-port', () => [`--inspect-port=127.0.0.1:${port}`]],
    ['--remote-debugging-port', () => [`--remote-debugging-port=${port}`]],
    ['--remote-debugging-port with one dash', () => [`-remote-debugging-port=${port}`]],
    ['--remote-debugging-pipe', () => ['--remote-debugging-pipe']],
    ['--remote-debugging-address', () => ['--remote-debugging-address=0.0.0.0', `--remote-debugging-port=${port}`]],
    ['--renderer-cmd-prefix', () => [`--renderer-cmd-prefix=${user().home}/hook.sh`]],
    ['--gpu-launcher', () => [`--gpu-launcher=${user().home}/hook.sh`]],
    ['--no-sandbox', () => ['--no-sandbox']],
    ['--proxy-server', () => ['--proxy-server=127.0.0.1:1']],
    ['--ignore-certificate-errors', () => ['--ignore-certificate-errors']],
    ['--user-data-dir', () => [`--user-data-dir=${user().home}/other`]],
  ])('does not start with %s', async (_what, args) => {
    port++;
    expect(await tried(args())).toEqual({ ran: false, listened: false, rendered: false });
  });

  it.each([
    ['its list of files', (bytes: Buffer) => 40 + Math.floor(bytes.readUInt32LE(12) / 2)],
    ['its code', (bytes: Buffer) => bytes.lastIndexOf('incompatible')],
    ['its end', (bytes: Buffer) => bytes.length - 1],
  ])('does not start with one changed byte of its archive, in %s, and says so', async (where, placeIn) => {
    const whole = readFileSync(app().archive);
    const changed = Buffer.from(whole);
    const at = placeIn(changed);
    changed[at] = (changed[at] ?? 0) ^ 1;
    writeFileSync(app().archive, changed);
    try {
      expect(said(spawnSync('dpkg', ['--verify', name]))).toContain(app().archive);
      desktop().start([name]);
      await sleep(3_000);
      if (where === 'its code') desktop().picture('damaged');
      expect([app().isShown(desktop()), app().renderers()]).toEqual([false, []]);
    } finally {
      await app().end();
      writeFileSync(app().archive, whole);
    }
  });
}

async function connects(to: number): Promise<boolean> {
  return fetch(`http://127.0.0.1:${to}/json/version`, { signal: AbortSignal.timeout(200) }).then(
    () => true,
    () => false,
  );
}
