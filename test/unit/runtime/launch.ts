import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright';
import type { Seen } from './fixture/main.ts';
import type { Api } from './fixture/preload.ts';

declare global {
  var seen: Seen;
  var api: Api;
  var openWindow: (path: string, webPreferences?: Electron.WebPreferences) => Electron.BrowserWindow;
}

export const executable = join(import.meta.dirname, '../../runtime/electron');
export const fixture = join(import.meta.dirname, 'fixture');

export interface Running {
  app: ElectronApplication;
  page: Page;
  userData: string;
  seen: () => Promise<Seen>;
  [Symbol.asyncDispose]: () => Promise<void>;
}

const folders: string[] = [];

/** For tests whose app has ended by itself. */
export function removeFolders(): void {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
}

export async function start(env: Record<string, string> = {}, args: string[] = []): Promise<Running> {
  const userData = mkdtempSync(join(tmpdir(), 'stand-in-fixture-'));
  folders.push(userData);
  const app = await _electron.launch({
    executablePath: executable,
    args: [fixture, `--user-data-dir=${userData}`, ...args],
    env: { ...(process.env as Record<string, string>), ...env },
  });
  const page = await app.firstWindow();
  await page.waitForFunction(() => 'api' in globalThis);
  return {
    app,
    page,
    userData,
    seen: () => app.evaluate(() => globalThis.seen),
    [Symbol.asyncDispose]: async () => {
      await app.close();
      rmSync(userData, { recursive: true, force: true });
    },
  };
}

/** The profile folders of the Chromiums among these processes. */
export function profilesOf(pids: number[]): string[] {
  const words = pids.flatMap((pid) => readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0'));
  return [
    ...new Set(words.filter((word) => word.startsWith('--user-data-dir=') && word.includes('stand-in-chromium'))),
  ].map((word) => word.slice('--user-data-dir='.length));
}

/** Every process whose command line has this text in it, or that was started with it in its environment. */
export function processesWith(text: string): number[] {
  const has = (pid: string): boolean => {
    try {
      return ['cmdline', 'environ'].some((file) => readFileSync(`/proc/${pid}/${file}`, 'utf8').includes(text));
    } catch {
      return false;
    }
  };
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && has(name))
    .map(Number);
}
