import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WORDS } from '../../src/main/i18n/words.ts';
import { serveCustomerPage } from './customer-page.ts';
import { Desktop, eventually } from './desktop.ts';
import { apt, InstalledApp, said } from './installed-app.ts';
import { readPackages } from './packages.ts';
import { triesToBreakIn } from './protection.ts';
import { TestUser } from './test-user.ts';

const { product, deb, newerDeb, newerVersion, pictures } = readPackages();
const { id, name, title } = product;
const MENU = [`${id}.desktop`];
const DIALLED = '15405714321';
const LINKED = '15405714322';
/** Without the flags for networks that answer nothing, Chromium waits for its own services. */
const CHROMIUM = [
  ...['chromium', '--no-first-run', '--no-default-browser-check', '--disable-background-networking', '--disable-gpu'],
  ...['--disable-component-update', '--disable-sync', '--password-store=basic'],
  ...['--window-position=0,30', '--window-size=720,560'],
];

let user: TestUser;
let app: InstalledApp;
let desktop: Desktop;

beforeAll(() => {
  user = new TestUser();
  app = new InstalledApp(product, user);
  otherPhone();
});

afterAll(async () => {
  await user.remove();
  apt('purge', name);
});

describe('the installed package', () => {
  it('is installed from the download folder, with everything that it needs', async () => {
    const downloads = join(user.home, 'Downloads');
    mkdirSync(downloads);
    const file = join(downloads, basename(deb));
    copyFileSync(deb, file);
    desktop = await Desktop.logIn(user, pictures, MENU);
    await desktop.openRootTerminal(downloads);
    await desktop.enter('ls');
    await desktop.enter(`apt install -y ./${name}_*.deb`);
    desktop.picture('1-install');
    expect(app.version()).toBe(product.version);
    rmSync(file);
    desktop.type('exit\n');
    expect(said(spawnSync('dpkg', ['--verify', name]))).toBe('');
    const libraries = said(spawnSync('ldd', [app.program])).split('\n');
    expect(libraries.filter((line) => line.includes('not found'))).toEqual([]);
  });

  it('starts from the menu for a user without privileges', async () => {
    writeFileSync(app.company, companySettings());
    await app.startFromMenu(desktop);
    await sleep(1_500);
    desktop.picture('3-started');
  });

  it('has every window in a sandbox of its own', () => {
    expect(app.renderers().length).toBeGreaterThan(0);
    for (const { pid } of app.renderers()) {
      expect(readFileSync(`/proc/${pid}/status`, 'utf8')).toMatch(/^Seccomp:\t2$/m);
      expect(readlinkSync(`/proc/${pid}/ns/pid`)).not.toBe(readlinkSync('/proc/self/ns/pid'));
      expect(readlinkSync(`/proc/${pid}/ns/net`)).not.toBe(readlinkSync('/proc/self/ns/net'));
    }
    expect(user.processes().some(({ command }) => command.includes('--no-sandbox'))).toBe(false);
  });

  it('enters the demo with one click', async () => {
    const isInDemo = (): boolean => existsSync(app.data('calls/calls-demo.sqlite'));
    expect(isInDemo()).toBe(false);
    await desktop.key('shift+Tab', 'Return'); // the last thing on the first screen
    await eventually('the demo begins', isInDemo);
    await sleep(2_000);
    desktop.picture('4-demo');
  });

  it('dials from the quick dial that the tray opens, with no other window in front', async () => {
    await desktop.key('alt+F4');
    await eventually('the window goes into the tray', () => !app.isShown(desktop));
    await eventually('the tray has an icon', () => (desktop.trayItems() ?? []).length > 0);
    desktop.clickTray(desktop.trayItems()?.at(-1) ?? '');
    await eventually('the quick dial is shown', () => app.isShown(desktop, WORDS.en.quickDialTitle));
    desktop.type(DIALLED);
    await sleep(500);
    await desktop.key('Return');
    await eventually('the call is accepted', () =>
      app.journal().some(({ state }) => state === 'accepted' || state === 'seen'),
    );
    expect(app.journal().map(({ callee }) => callee)).toEqual([DIALLED]);
    desktop.picture('5-first-call');
  });

  it('tells the result through the desktop’s own notification daemon', async () => {
    await desktop.key('Escape');
    await eventually('a notification is shown', () => desktop.notificationsShown() > 0, 60_000);
    desktop.picture('6-notification');
    desktop.closeNotifications();
    await eventually('it was ours', () => desktop.notifications().includes(title));
  });
});

describe('links of other programs', () => {
  it('go to the program that had them before, until somebody asks for them here', async () => {
    expect(openerOf('tel')).toBe('other-phone.desktop');
    expect(desktop.run(['xdg-open', `tel:${LINKED}`]).status).toBe(0);
    await eventually('the other program has taken it', () => existsSync(join(user.home, 'links-taken')));
    expect(readFileSync(join(user.home, 'links-taken'), 'utf8')).toBe(`tel:${LINKED}\n`);
    expect(openerOf('callto')).toBe(`${id}.desktop`);

    desktop.start([name]);
    await eventually('the main window comes back', () => app.isShown(desktop) && desktop.activeTitle() === title);
    await desktop.key('ctrl+5');
    await sleep(1_000);
    await desktop.key('slash');
    desktop.type('callto');
    await sleep(2_500); // the desktop is asked about each kind of link
    desktop.picture('links-other');
    await desktop.key('Tab', 'Tab', 'Tab', 'Tab', 'Tab', 'Return'); // clear, three switches, the button
    await eventually('tel: is opened here', () => openerOf('tel') === `${id}.desktop`);
    desktop.picture('links-here');
    await desktop.key('Escape', 'ctrl+1');
  });

  it('on a web page in Chromium fill the number, and do not dial', async () => {
    const before = app.journal().length;
    const page = await serveCustomerPage(LINKED);
    try {
      desktop.start([...CHROMIUM, page.address]);
      await eventually('the page is shown', () => desktop.activeTitle().startsWith('Customers'), 60_000);
      await sleep(2_000);
      await desktop.key('Return'); // on the link
      await sleep(2_000);
      desktop.picture('7-link-in-a-page');
      await desktop.key('Tab', 'Return'); // from "Cancel" to "Open Softphone Companion"
      await eventually('the main window comes to the front', () => desktop.activeTitle() === title);
      await sleep(1_500);
      await desktop.key('ctrl+a', 'ctrl+c');
      expect(desktop.run(['xclip', '-selection', 'clipboard', '-o']).out).toBe(LINKED);
      desktop.picture('8-number-from-the-link');
      expect(app.journal()).toHaveLength(before);
      expect(app.browsers()).toHaveLength(1);
    } finally {
      await page.close();
    }
  });
});

describe('the installed package, later', () => {
  it('starts at the next login from the entry that it has written', async () => {
    const entry = join(user.home, '.config/autostart', `${name}.desktop`);
    expect(readFileSync(entry, 'utf8')).toContain(`Exec="${app.program}"`);
    expect(said(spawnSync('desktop-file-validate', [entry]))).toBe('');
    await user.endProcesses();
    desktop = await Desktop.logIn(user, pictures, MENU);
    await eventually('the app starts by itself', () => app.isShown(desktop));
    await user.endProcesses();
  });

  it('keeps what it knows over an upgrade', async () => {
    const before = app.journal();
    expect(apt('install', newerDeb)).toMatch(/Unpacking .* over /);
    expect(app.version()).toBe(newerVersion);
    desktop = await Desktop.logIn(user, pictures, MENU);
    await eventually('the new version starts', () => app.isShown(desktop));
    await sleep(1_500);
    expect(app.journal()).toEqual(before);
    expect(readFileSync(app.company, 'utf8')).toBe(companySettings());
    await app.end();
  });
});

describe('the protection of the installed app', () => {
  beforeAll(() => {
    rmSync(join(user.home, '.config/autostart'), { recursive: true, force: true });
    writeFileSync(app.company, companySettings(false));
  });

  triesToBreakIn({ name, user: () => user, app: () => app, desktop: () => desktop });
});

describe('uninstalling', () => {
  it('removes everything that was installed, and leaves the user’s own data to them', async () => {
    const installed = said(spawnSync('dpkg', ['-L', name]))
      .split('\n')
      .filter((path) => path.includes(name) || path.includes(id));
    expect(installed.length).toBeGreaterThan(50);
    rmSync(app.company); // the administrator's own
    await desktop.openRootTerminal('/');
    await desktop.enter(`apt purge -y ${name}`);
    desktop.picture('9-uninstall');
    expect(app.version()).toBe('');
    await user.endProcesses();
    expect(installed.filter((path) => existsSync(path))).toEqual([]);
    const left = spawnSync(
      'find',
      ['/etc', '/usr', '/opt', '/var/lib/dpkg', '-xdev', '-name', `*${name}*`, '-not', '-path', '*/src/*'],
      { encoding: 'utf8' },
    );
    expect(left.stdout).toBe('');
    expect(readFileSync('/usr/share/applications/mimeinfo.cache', 'utf8')).not.toContain(id);
    expect(existsSync(app.data('dial-journal.sqlite'))).toBe(true);
  });
});

function companySettings(startsAtLogin = true): string {
  return JSON.stringify({ format: `${name}-settings`, version: 1, settings: { startsAtLogin } });
}

/** Another phone program, which the user has chosen for tel: before ours came. */
function otherPhone(): void {
  user.write('other-phone', `#!/bin/sh\necho "$1" >> ${user.home}/links-taken\n`, 0o755);
  user.write(
    '.local/share/applications/other-phone.desktop',
    `[Desktop Entry]\nType=Application\nName=Linphone\nExec=${user.home}/other-phone %u\nMimeType=x-scheme-handler/tel;\n`,
  );
  user.run(['xdg-mime', 'default', 'other-phone.desktop', 'x-scheme-handler/tel']);
}

function openerOf(scheme: string): string {
  return desktop.run(['xdg-mime', 'query', 'default', `x-scheme-handler/${scheme}`]).out.trim();
}
