import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WORDS } from '../../src/main/i18n/words.ts';
import { Desktop, eventually } from './desktop.ts';
import { readPackages } from './packages.ts';
import { TestUser } from './test-user.ts';

const { product, olderDeb, deb, pictures } = readPackages();
const { id, name, title } = product;
const PROGRAM = `/usr/lib/${name}/${name}`;
const ARCHIVE = `/usr/lib/${name}/resources/app.asar`;
const ENTRY = `/usr/share/applications/${id}.desktop`;
const COMPANY = `/etc/${name}/settings.json`;
const DIALLED = '15405714321';

let user: TestUser;
let desktop: Desktop;

beforeAll(() => {
  user = new TestUser();
});

afterAll(async () => {
  await user.remove();
  apt('purge', name);
});

describe('the installed package', () => {
  it('is installed by apt, with everything that it needs', () => {
    expect(apt('install', olderDeb)).toMatch(/Setting up/);
    expect(said(spawnSync('dpkg', ['--verify', name]))).toBe('');
    const missing = said(spawnSync('ldd', [PROGRAM]))
      .split('\n')
      .filter((line) => line.includes('not found'));
    expect(missing).toEqual([]);
  });

  it('starts from its desktop entry for a user without privileges', async () => {
    writeFileSync(COMPANY, companySettings());
    desktop = await Desktop.logIn(user, pictures);
    desktop.picture('1-before-the-start');
    await startFromEntry();
    desktop.picture('2-started-from-the-menu');
  });

  it('has every window in a sandbox of its own', () => {
    const renderers = user.processes().filter(({ command }) => command.includes('--type=renderer'));
    expect(renderers.length).toBeGreaterThan(0);
    for (const { pid } of renderers) {
      expect(readFileSync(`/proc/${pid}/status`, 'utf8')).toMatch(/^Seccomp:\t2$/m);
      expect(readlinkSync(`/proc/${pid}/ns/pid`)).not.toBe(readlinkSync('/proc/self/ns/pid'));
      expect(readlinkSync(`/proc/${pid}/ns/net`)).not.toBe(readlinkSync('/proc/self/ns/net'));
    }
    expect(user.processes().some(({ command }) => command.includes('--no-sandbox'))).toBe(false);
  });

  it('enters the demo with one click', async () => {
    const isInDemo = (): boolean => existsSync(data('calls/calls-demo.sqlite'));
    expect(isInDemo()).toBe(false);
    await desktop.key('shift+Tab', 'Return'); // the last thing on the first screen
    await eventually('the demo begins', isInDemo);
    await sleep(1_500);
    desktop.picture('3-inside-the-demo');
  });

  it('dials from the quick dial that the tray opens, with no other window in front', async () => {
    await desktop.key('alt+F4');
    await eventually('the window goes into the tray', () => !isShown());
    const item = await trayItem();
    desktop.clickTray(item);
    await eventually('the quick dial is shown', () => isShown(WORDS.en.quickDialTitle));
    desktop.type(DIALLED);
    await sleep(500);
    desktop.picture('4-quick-dial');
    await desktop.key('Return');
    await eventually('the call is accepted', () =>
      journal().some(({ state }) => state === 'accepted' || state === 'seen'),
    );
    expect(journal().map(({ callee }) => callee)).toEqual([DIALLED]);
    desktop.picture('5-first-call');
  });

  it('tells the result through the desktop’s own notification daemon', async () => {
    await desktop.key('Escape');
    await eventually('a notification is shown', () => desktop.notificationsShown() > 0, 60_000);
    desktop.picture('6-notification');
    desktop.closeNotifications();
    await eventually('it was ours', () => desktop.notifications().includes(title));
  });

  it('takes a tel: link that another program opens, and does not dial', async () => {
    const before = journal().length;
    await sleep(3_000); // one link every three seconds
    expect(desktop.run(['xdg-open', 'tel:15405714322']).status).toBe(0);
    await eventually('the main window comes to the front', () => desktop.activeTitle() === title);
    await sleep(1_500);
    await desktop.key('ctrl+a', 'ctrl+c');
    expect(desktop.run(['xclip', '-selection', 'clipboard', '-o']).out).toBe('15405714322');
    desktop.picture('7-tel-link');
    expect(journal()).toHaveLength(before);
    expect(appProcesses()).toHaveLength(1);
  });

  it('starts at the next login from the entry that it has written', async () => {
    const entry = join(user.home, '.config/autostart', `${name}.desktop`);
    expect(readFileSync(entry, 'utf8')).toContain(`Exec="${PROGRAM}"`);
    expect(said(spawnSync('desktop-file-validate', [entry]))).toBe('');
    await user.endProcesses();
    desktop = await Desktop.logIn(user, pictures);
    await eventually('the app starts by itself', () => isShown());
    desktop.picture('8-after-the-login');
    await user.endProcesses();
  });

  it('keeps what it knows over an upgrade', async () => {
    const before = journal();
    expect(apt('install', deb)).toMatch(/Unpacking .* over /);
    expect(said(spawnSync('dpkg-query', ['-W', '-f', '${Version}', name]))).toBe(product.version);
    desktop = await Desktop.logIn(user, pictures);
    await eventually('the new version starts', () => isShown());
    await sleep(1_500);
    expect(journal()).toEqual(before);
    expect(readFileSync(COMPANY, 'utf8')).toBe(companySettings());
    await user.endProcesses();
  });
});

describe('the protection of the installed app', () => {
  const marker = (): string => join(user.home, 'ran');
  const script = (): string => `require('fs').writeFileSync(${JSON.stringify(marker())}, 'x')`;
  let port = 9300;

  beforeAll(async () => {
    rmSync(join(user.home, '.config/autostart'), { recursive: true, force: true });
    writeFileSync(join(user.home, 'hook.cjs'), script());
    writeFileSync(COMPANY, companySettings(false));
    desktop = await Desktop.logIn(user, pictures);
  });

  /** Whether anything listened or ran while the app was started like this; it is ended afterwards. */
  async function tried(args: string[], env: Record<string, string>): Promise<{ ran: boolean; listened: boolean }> {
    rmSync(marker(), { force: true });
    desktop.start([name, ...args], env);
    let listened = false;
    for (let at = 0; at < 8; at++) {
      await sleep(250);
      listened ||= await connects(port);
    }
    await endApp();
    return { ran: existsSync(marker()), listened };
  }

  it.each([
    ['ELECTRON_RUN_AS_NODE', () => ['-e', script()], () => ({ ELECTRON_RUN_AS_NODE: '1' })],
    ['NODE_OPTIONS', () => [], () => ({ NODE_OPTIONS: `--require=${user.home}/hook.cjs` })],
    ['NODE_OPTIONS with an inspector', () => [], () => ({ NODE_OPTIONS: `--inspect=127.0.0.1:${port}` })],
    ['NODE_EXTRA_REQUIRE-like arguments', () => ['-r', `${user.home}/hook.cjs`], () => ({})],
    ['--inspect', () => [`--inspect=127.0.0.1:${port}`], () => ({})],
    ['--inspect-brk', () => [`--inspect-brk=127.0.0.1:${port}`], () => ({})],
    ['--inspect-port and SIGUSR1', () => [`--inspect-port=127.0.0.1:${port}`], () => ({})],
    ['--remote-debugging-port', () => [`--remote-debugging-port=${port}`], () => ({})],
    ['--remote-debugging-pipe', () => ['--remote-debugging-pipe'], () => ({})],
    ['an app folder of somebody else', () => [user.home], () => ({})],
  ])('runs nothing and opens no port for %s', async (_what, args, env) => {
    port++;
    expect(await tried(args(), env())).toEqual({ ran: false, listened: false });
  });

  it('does not start with one changed byte in its archive, and says so', async () => {
    const whole = readFileSync(ARCHIVE);
    const changed = Buffer.from(whole);
    const at = changed.lastIndexOf('incompatible');
    changed[at] = (changed[at] ?? 0) ^ 1;
    writeFileSync(ARCHIVE, changed);
    expect(said(spawnSync('dpkg', ['--verify', name]))).toContain(ARCHIVE);
    desktop.start([name]);
    await sleep(4_000);
    desktop.picture('9-damaged');
    expect(isShown()).toBe(false);
    expect(user.processes().some(({ command }) => command.includes('--type=renderer'))).toBe(false);
    await endApp();
    writeFileSync(ARCHIVE, whole);
  });
});

describe('uninstalling', () => {
  it('removes everything that was installed, and leaves the user’s own data to them', async () => {
    await user.endProcesses();
    const installed = said(spawnSync('dpkg', ['-L', name]))
      .split('\n')
      .filter((path) => path.includes(name) || path.includes(id));
    expect(installed.length).toBeGreaterThan(50);
    rmSync(COMPANY); // the administrator's own
    apt('purge', name);
    expect(installed.filter((path) => existsSync(path))).toEqual([]);
    const left = spawnSync(
      'find',
      ['/etc', '/usr', '/opt', '/var/lib/dpkg', '-xdev', '-name', `*${name}*`, '-not', '-path', '*/src/*'],
      { encoding: 'utf8' },
    );
    expect(left.stdout).toBe('');
    expect(readFileSync('/usr/share/applications/mimeinfo.cache', 'utf8')).not.toContain(id);
    expect(existsSync(data('dial-journal.sqlite'))).toBe(true);
  });
});

function companySettings(startsAtLogin = true): string {
  return JSON.stringify({ format: `${name}-settings`, version: 1, settings: { startsAtLogin } });
}

function data(path: string): string {
  return join(user.home, '.config', title, path);
}

function isShown(wanted: string = title): boolean {
  return desktop.windows().some(({ title: shown }) => shown === wanted);
}

/** The browser processes: one a running app. */
function appProcesses(): { pid: number }[] {
  return user.processes().filter(({ command }) => command.startsWith(PROGRAM) && !command.includes('--type='));
}

async function startFromEntry(): Promise<void> {
  expect(desktop.run(['gio', 'launch', ENTRY]).status).toBe(0);
  await eventually('the window is shown', () => isShown());
  await sleep(1_500);
}

async function trayItem(): Promise<string> {
  await eventually('the tray has an icon', () => (desktop.trayItems() ?? []).length > 0);
  return desktop.trayItems()?.at(-1) ?? '';
}

async function endApp(): Promise<void> {
  const running = user.processes().filter(({ command }) => command.includes(PROGRAM) || command.startsWith(`${name} `));
  for (const { pid } of running) spawnSync('kill', ['-9', String(pid)]);
  await eventually('the app has ended', () => appProcesses().length === 0);
}

function journal(): { callee: string; state: string }[] {
  const path = data('dial-journal.sqlite');
  if (!existsSync(path)) return [];
  const file = new DatabaseSync(path, { readOnly: true });
  try {
    return file.prepare('SELECT callee, state FROM intents ORDER BY id').all() as { callee: string; state: string }[];
  } finally {
    file.close();
  }
}

async function connects(port: number): Promise<boolean> {
  return fetch(`http://127.0.0.1:${port}/json/version`, { signal: AbortSignal.timeout(200) }).then(
    () => true,
    () => false,
  );
}

function apt(action: 'install' | 'purge', what: string): string {
  mkdirSync(pictures, { recursive: true });
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return said(spawnSync('apt-get', [action, '-y', '-q', '--no-install-recommends', what], { env }));
}

function said({ stdout, stderr }: { stdout: Buffer | string; stderr: Buffer | string }): string {
  return `${String(stdout)}${String(stderr)}`.trim();
}
