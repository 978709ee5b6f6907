import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Product } from '../../packaging/product.ts';
import { eventually, type Desktop } from './desktop.ts';
import type { TestUser } from './test-user.ts';

/** A call as the journal has it. */
export interface JournaledCall {
  callee: string;
  state: string;
}

/** The installed app as one user of this computer sees it. */
export class InstalledApp {
  readonly program: string;
  readonly archive: string;
  /** The company's settings. */
  readonly company: string;
  readonly #product: Product;
  readonly #user: TestUser;

  constructor(product: Product, user: TestUser) {
    this.#product = product;
    this.#user = user;
    this.program = `/usr/lib/${product.name}/${product.name}`;
    this.archive = `/usr/lib/${product.name}/resources/app.asar`;
    this.company = `/etc/${product.name}/settings.json`;
  }

  /** A file that the app keeps for the user. */
  data(path: string): string {
    return join(this.#user.home, '.config', this.#product.title, path);
  }

  isShown(desktop: Desktop, title = this.#product.title): boolean {
    return desktop.windows().some((window) => window.title === title);
  }

  /** Where the panel's menu has it: Applications → Internet. */
  async startFromMenu(desktop: Desktop): Promise<void> {
    await desktop.openMenu();
    await desktop.key('Down', 'Right', 'End');
    desktop.picture('2-menu');
    await desktop.key('Return');
    await eventually('the window is shown', () => this.isShown(desktop));
  }

  /** The browser processes: one a running app. */
  browsers(): { pid: number }[] {
    return this.#running().filter(({ command }) => !command.includes('--type='));
  }

  renderers(): { pid: number }[] {
    return this.#user.processes().filter(({ command }) => command.includes('--type=renderer'));
  }

  /** Ends it at once, and all that was started with its name. */
  async end(): Promise<void> {
    for (const { pid } of this.#running()) spawnSync('kill', ['-9', String(pid)]);
    await eventually('the app has ended', () => this.browsers().length === 0);
  }

  /** Started by its path, or by its name as in a shell. */
  #running(): { pid: number; command: string }[] {
    return this.#user
      .processes()
      .filter(({ command }) => command.startsWith(this.program) || command.startsWith(`${this.#product.name} `));
  }

  journal(): JournaledCall[] {
    const path = this.data('dial-journal.sqlite');
    if (!existsSync(path)) return [];
    const file = new DatabaseSync(path, { readOnly: true });
    try {
      return file.prepare('SELECT callee, state FROM intents ORDER BY id').all() as unknown as JournaledCall[];
    } finally {
      file.close();
    }
  }

  /** Its version as dpkg has it; empty where it is not installed. */
  version(): string {
    const { stdout } = spawnSync('dpkg-query', ['-W', '-f', '${db:Status-Status} ${Version}', this.#product.name]);
    return /^installed (.*)$/.exec(String(stdout))?.[1] ?? '';
  }
}

export function apt(action: 'install' | 'purge', what: string): string {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return said(spawnSync('apt-get', [action, '-y', '-q', '--no-install-recommends', what], { env }));
}

export function said({ stdout, stderr }: { stdout: Buffer | string; stderr: Buffer | string }): string {
  return `${String(stdout)}${String(stderr)}`.trim();
}
