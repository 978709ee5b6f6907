import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { _electron, type ElectronApplication, type Page } from 'playwright';
import type { Desktop } from './desktop/desktop.ts';
import type { NotificationDaemon } from './desktop/notification-daemon.ts';
import type { PromptingKeyring } from './desktop/prompting-keyring.ts';
import type { TrayHost } from './desktop/tray-host.ts';

const require = createRequire(import.meta.url);
/** Electron's own way to find its executable; scripts tell it which by ELECTRON_OVERRIDE_DIST_PATH. */
const electronExecutable = (): string => require('electron') as string;

/** How Playwright starts Electron where it is given no `executablePath`: with a module that makes the app wait until Playwright sees everything. */
export function playwrightsElectron(): string[] {
  const playwright = dirname(require.resolve('playwright-core/package.json'));
  return [electronExecutable(), '-r', join(playwright, 'lib/server/electron/loader.js')];
}
/** Tests may run as root and without a GPU, where Chromium's own sandbox and its GPU process cannot start; the windows' sandbox setting stays on. */
const SWITCHES = ['--no-sandbox', '--disable-gpu', '--ozone-platform=x11'];

/** One computer account: its own home folder and desktop session. Restarting the app keeps them. */
export class Companion {
  readonly folder: string;
  readonly desktop: Desktop;
  app!: ElectronApplication;
  /** What the windows and main have printed. */
  output = '';
  readonly pageErrors: string[] = [];
  /** Starts in Electron's place: a program that watches `playwrightsElectron()`. */
  executable: string | undefined;

  constructor(folder: string, desktop: Desktop) {
    this.folder = folder;
    this.desktop = desktop;
  }

  /** The panel that shows the app's icon: on Linux, where the desktop has one. */
  get tray(): TrayHost {
    return this.#has('tray');
  }

  get notifications(): NotificationDaemon {
    return this.#has('notifications');
  }

  get keyring(): PromptingKeyring {
    return this.#has('keyring');
  }

  /** Starts the app and waits for its main window. `--lang=` is the language of the system. */
  async start(args: string[] = [], env: Record<string, string> = {}): Promise<Page> {
    const language = args.find((arg) => arg.startsWith('--lang='))?.slice('--lang='.length) ?? 'zh-CN';
    // Usually without `executablePath`: only then does Playwright make the app wait until it sees everything.
    this.app = await launch({
      ...(this.executable === undefined ? {} : { executablePath: this.executable }),
      args: [...this.#switches(), `--lang=${language}`, appFolder(), ...args],
      env: { ...this.#environment(language), ...env },
    });
    askAgainWhenCollected(this.app);
    for (const stream of [this.app.process().stdout, this.app.process().stderr])
      stream?.on('data', (data) => (this.output += String(data)));
    const window = await this.window('index.html');
    if (!args.includes('--hidden')) await this.#bringToFront();
    return window;
  }

  /**
   * A busy window manager may leave a new window without the focus, which no click of Playwright's ever gives it; the app does nothing for a window
   * that is not in front.
   */
  async #bringToFront(): Promise<void> {
    for (let waited = 0; waited < 5_000; waited += 100) {
      const isInFront = await this.app.evaluate(({ BrowserWindow }) => {
        const shown = BrowserWindow.getAllWindows().filter((window) => window.isVisible());
        if (shown.some((window) => window.isFocused())) return true;
        shown[0]?.focus();
        return false;
      });
      if (isInFront) return;
      await sleep(100);
    }
  }

  /** The window that shows this page. */
  async window(page: 'index.html' | 'quick-dial.html' | 'call-card.html'): Promise<Page> {
    const isIt = (window: Page): boolean => window.url().includes(page);
    const window = this.app.windows().find(isIt) ?? (await this.#nextWindow(isIt));
    window.on('pageerror', (error) => this.pageErrors.push(error.message));
    window.on('console', (message) => {
      const isLeak = message.text().includes('MaxListenersExceeded');
      if (message.type() === 'error' || isLeak)
        this.pageErrors.push(`${message.text()} ${message.location().url}`.trim());
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
    const child = spawn(electronExecutable(), [...this.#switches(), appFolder(), ...args], {
      env: this.#environment('zh-CN'),
      stdio: 'ignore',
    });
    await once(child, 'exit');
  }

  async stop(): Promise<void> {
    await this.app.close();
  }

  #has<P extends 'tray' | 'notifications' | 'keyring'>(part: P): NonNullable<Desktop[P]> {
    const there = this.desktop[part];
    if (!there) throw new Error(`the desktop of this test has no ${part}`);
    return there;
  }

  /** Linux finds the account's folders through its environment; elsewhere Chromium's switch moves the only one that the tests look into. */
  #switches(): string[] {
    const data = join(this.folder, 'config', 'Softphone Companion');
    return process.platform === 'linux' ? SWITCHES : [`--user-data-dir=${data}`];
  }

  #environment(language: string): Record<string, string> {
    const inherited = Object.entries(process.env).filter(
      (entry): entry is [string, string] => entry[1] !== undefined && entry[0] !== 'DBUS_SESSION_BUS_ADDRESS',
    );
    const locale = language.replace('-', '_');
    return {
      ...Object.fromEntries(inherited),
      ...this.desktop.env,
      XDG_CONFIG_HOME: join(this.folder, 'config'),
      LANG: `${locale}.UTF-8`,
      LANGUAGE: locale,
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

/** The older Electron now and then dies of SIGSEGV before main runs its first line: said, and tried once more. */
async function launch(options: Parameters<typeof _electron.launch>[0]): Promise<ElectronApplication> {
  try {
    return await _electron.launch(options);
  } catch (error) {
    if (!String(error).includes('SIGSEGV')) throw error;
    console.warn('Electron crashed (SIGSEGV) before the app began; started once more.');
    return _electron.launch(options);
  }
}

/** V8 may collect the promise that carries an answer of main to Playwright ("Resulting promise was garbage collected"): asked again. */
function askAgainWhenCollected(app: ElectronApplication): void {
  const evaluate = app.evaluate.bind(app) as (...given: unknown[]) => Promise<unknown>;
  const wasCollected = (error: unknown): boolean => String(error).includes('garbage collected');
  const asking = async (...given: unknown[]): Promise<unknown> => {
    for (let left = 3; ; left--) {
      try {
        return await evaluate(...given);
      } catch (error) {
        if (left === 0 || !wasCollected(error)) throw error;
      }
    }
  };
  Object.assign(app, { evaluate: asking });
}

/** The build that fits the Electron that was chosen. */
function appFolder(): string {
  const folder = process.env['COMPANION_APP'];
  if (folder === undefined) throw new Error('start the tests with `npm run test:e2e`');
  return folder;
}
