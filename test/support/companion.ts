import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { _electron, type ElectronApplication, type Page } from 'playwright';
import type { SessionBus } from './session-bus.ts';

const ROOT = join(import.meta.dirname, '../..');
/** Tests run as root in containers, where Chromium's own sandbox cannot; the windows' sandbox setting stays on. */
const SWITCHES = ['--no-sandbox'];

/** One computer account: its own home folder, session bus, keychain and panel. Restarting the app keeps them. */
export class Companion {
  readonly folder: string;
  readonly bus: SessionBus;
  app!: ElectronApplication;
  /** What the windows and main have printed. */
  output = '';
  readonly pageErrors: string[] = [];

  constructor(folder: string, bus: SessionBus) {
    this.folder = folder;
    this.bus = bus;
  }

  /** Starts the app and waits for its main window. */
  async start(args: string[] = [], env: Record<string, string> = {}): Promise<Page> {
    const language = args.some((arg) => arg.startsWith('--lang=')) ? [] : ['--lang=zh-CN'];
    this.app = await _electron.launch({
      executablePath: executable(),
      args: [...SWITCHES, ...language, ROOT, ...args],
      env: { ...this.#environment(), ...env },
    });
    for (const stream of [this.app.process().stdout, this.app.process().stderr])
      stream?.on('data', (data) => (this.output += String(data)));
    return this.window('index.html');
  }

  /** The window that shows this page. */
  async window(page: 'index.html' | 'quick-dial.html'): Promise<Page> {
    const isIt = (window: Page): boolean => window.url().includes(page);
    const window = this.app.windows().find(isIt) ?? (await this.#nextWindow(isIt));
    window.on('pageerror', (error) => this.pageErrors.push(error.message));
    window.on('console', (message) => {
      if (message.type() === 'error') this.pageErrors.push(`${message.text()} ${message.location().url}`.trim());
    });
    await window.waitForLoadState();
    return window;
  }

  /** A window may be there before it knows its address: looked for again and again, not waited for once. */
  async #nextWindow(isIt: (window: Page) => boolean): Promise<Page> {
    for (let waited = 0; waited < 20_000; waited += 100) {
      const window = this.app.windows().find(isIt);
      if (window) return window;
      await sleep(100);
    }
    throw new Error(
      `no such window among ${this.app
        .windows()
        .map((window) => window.url())
        .join(', ')}`,
    );
  }

  /** Starts the app once more in the same account, as a second click on its icon does; returns when that process has ended. */
  async startSecond(args: string[]): Promise<void> {
    const child = spawn(executable(), [...SWITCHES, ROOT, ...args], { env: this.#environment(), stdio: 'ignore' });
    await once(child, 'exit');
  }

  async stop(): Promise<void> {
    await this.app.close();
  }

  #environment(): Record<string, string> {
    const { DBUS_SESSION_BUS_ADDRESS: bus, ...rest } = process.env;
    const inherited = Object.fromEntries(
      Object.entries(rest).filter((entry): entry is [string, string] => entry[1] !== undefined),
    );
    return {
      ...inherited,
      ...this.bus.env,
      XDG_CONFIG_HOME: join(this.folder, 'config'),
      LANG: 'zh_CN.UTF-8',
      LANGUAGE: 'zh_CN',
    };
  }

  /** Every file that the app has written, as one text: to look for what must not be there. */
  async writtenFiles(): Promise<string> {
    const config = join(this.folder, 'config');
    const entries = await readdir(config, { recursive: true, withFileTypes: true }).catch(() => []);
    const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
    return (await Promise.all(files.map((file) => readFile(file, 'latin1')))).join('\n');
  }
}

function executable(): string {
  const path = process.env['COMPANION_EXECUTABLE'];
  if (path === undefined) throw new Error('start the tests with `npm run test:e2e`');
  return path;
}
