import { readFileSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { spawn, spawnSync } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Outcome, TestUser } from './test-user.ts';

const TERMINAL = 'Terminal (root)';

/** What a login starts: a window manager with the user's autostart entries, a panel with a tray, notifications, a keyring that is open. */
const LOGIN = `
display -window root -size 1280x900 gradient:#35526b-#1d2b38
xfce4-panel & dunst &
printf test | gnome-keyring-daemon --unlock --components=secrets >/dev/null
xclip -version 2>/dev/null
env > "$HOME/session-env"
exec openbox-session
`;

/** The panel's menu with nothing but these programs: where something stands in it does not depend on the computer. */
function menuOf(entries: readonly string[]): string {
  const files = entries.map((entry) => `<Filename>${entry}</Filename>`).join('');
  return `<!DOCTYPE Menu PUBLIC "-//freedesktop//DTD Menu 1.0//EN" "http://www.freedesktop.org/standards/menu-spec/1.0/menu.dtd">
<Menu><Name>Xfce</Name><DefaultAppDirs/><DefaultDirectoryDirs/>
<Menu><Name>Internet</Name><Directory>xfce-network.directory</Directory><Include>${files}</Include></Menu></Menu>
`;
}

/** One login of the user on a screen of its own. */
export class Desktop {
  readonly #user: TestUser;
  readonly #pictures: string;
  #env: Record<string, string> = {};

  private constructor(user: TestUser, pictures: string) {
    this.#user = user;
    this.#pictures = pictures;
  }

  /** `menu`: the desktop entries that the panel's menu offers, where they are installed. */
  static async logIn(user: TestUser, pictures: string, menu: readonly string[] = []): Promise<Desktop> {
    await mkdir(pictures, { recursive: true });
    user.write('.config/menus/xfce-applications.menu', menuOf(menu));
    user.run(['rm', '-f', join(user.home, 'session-env')]);
    user.start(['xvfb-run', '-a', '-s', '-screen 0 1280x900x24', 'dbus-run-session', '--', 'bash', '-c', LOGIN]);
    const desktop = new Desktop(user, pictures);
    await eventually('the desktop starts', () => desktop.#readEnvironment());
    await eventually('the panel has a tray', () => desktop.trayItems() !== undefined);
    return desktop;
  }

  run(command: readonly string[], env: Record<string, string> = {}, limitMs = 20_000): Outcome {
    return this.#user.run(command, { env: { ...this.#env, ...env }, limitMs });
  }

  start(command: readonly string[], env: Record<string, string> = {}): void {
    this.#user.start(command, { ...this.#env, ...env });
  }

  /** A terminal of the administrator, in this folder. It is typed into like any window. */
  async openRootTerminal(folder: string): Promise<void> {
    const rc = join(this.#user.home, 'root-terminal');
    // What apt says of files that a computer has beside its lists is no part of the picture.
    const config = join(this.#user.home, 'root-apt');
    writeFileSync(config, 'Dir::Ignore-Files-Silently:: ".*";\nDpkg::Progress-Fancy "0";\n');
    writeFileSync(rc, `PS1='# '\nexport DEBIAN_FRONTEND=noninteractive APT_CONFIG=${config}\n`);
    const args = ['-geometry', '100x30+160+110', '-fa', 'Monospace', '-fs', '11', '-title', TERMINAL];
    spawn('xterm', [...args, '-e', 'bash', '--rcfile', rc, '-i'], {
      cwd: folder,
      env: { ...process.env, ...this.#env },
      stdio: 'ignore',
    });
    await eventually('the terminal is in front', () => this.activeTitle() === TERMINAL);
    await sleep(500);
  }

  /** Types a command into the terminal, and waits until that program has ended. */
  async enter(line: string): Promise<void> {
    const [program = ''] = line.split(' ');
    this.type(`${line}\n`);
    await sleep(500);
    await eventually(`${program} has ended`, () => spawnSync('pgrep', ['-x', program]).status !== 0, 120_000);
    await sleep(500);
  }

  /** The panel's menu, as a click on it opens it. */
  async openMenu(): Promise<void> {
    this.start(['xfce4-popup-applicationsmenu']);
    await sleep(1_500);
  }

  /** Titles of the windows that are to be seen. */
  windows(): { id: string; title: string }[] {
    const ids = this.run(['xdotool', 'search', '--onlyvisible', '--name', '.+'])
      .out.split('\n')
      .filter((id) => /^\d+$/.test(id));
    return ids.map((id) => ({ id, title: this.run(['xdotool', 'getwindowname', id]).out.trim() }));
  }

  activeTitle(): string {
    return this.run(['xdotool', 'getactivewindow', 'getwindowname']).out.trim();
  }

  async key(...keys: string[]): Promise<void> {
    this.run(['xdotool', 'key', '--delay', '40', ...keys]);
    await sleep(300);
  }

  type(text: string): void {
    this.run(['xdotool', 'type', '--delay', '40', text]);
  }

  /** Clicks at a place of a window, in parts of its size. */
  async click(id: string, across: number, down: number): Promise<void> {
    const size = this.run(['xdotool', 'getwindowgeometry', '--shell', id]).out;
    const of = (name: string): number =>
      Number(
        size
          .split('\n')
          .find((line) => line.startsWith(`${name}=`))
          ?.slice(name.length + 1),
      );
    const [x, y] = [Math.round(of('WIDTH') * across), Math.round(of('HEIGHT') * down)];
    this.run(['xdotool', 'mousemove', '--window', id, String(x), String(y), 'click', '1']);
    await sleep(300);
  }

  /** Bus names and paths of what stands in the tray; undefined while there is none. */
  trayItems(): string[] | undefined {
    const { status, out } = this.run([
      ...['dbus-send', '--session', '--print-reply', '--dest=org.kde.StatusNotifierWatcher', '/StatusNotifierWatcher'],
      ...[
        'org.freedesktop.DBus.Properties.Get',
        'string:org.kde.StatusNotifierWatcher',
        'string:RegisteredStatusNotifierItems',
      ],
    ]);
    return status === 0 ? [...out.matchAll(/string "([^"]+)"/g)].map(([, item = '']) => item) : undefined;
  }

  /** What the panel sends when somebody clicks the icon. */
  clickTray(item: string): void {
    const [bus = '', path] = item.split(/(?=\/)/);
    this.run([
      'dbus-send',
      '--session',
      '--print-reply',
      `--dest=${bus}`,
      path ?? '/StatusNotifierItem',
      'org.kde.StatusNotifierItem.Activate',
      'int32:0',
      'int32:0',
    ]);
  }

  /** How many notifications stand on the screen now. */
  notificationsShown(): number {
    return Number(this.run(['dunstctl', 'count', 'displayed']).out);
  }

  closeNotifications(): void {
    this.run(['dunstctl', 'close-all']);
  }

  /** What the notification daemon has shown and put away so far. */
  notifications(): string {
    return this.run(['dunstctl', 'history']).out;
  }

  picture(name: string): void {
    const file = join(this.#user.home, 'picture.png');
    this.run(['import', '-window', 'root', file]);
    spawnSync('cp', [file, join(this.#pictures, `${name}.png`)]);
  }

  #readEnvironment(): boolean {
    const text = readIfThere(join(this.#user.home, 'session-env'));
    const pairs = text.split('\n').map((line) => /^(DISPLAY|XAUTHORITY|DBUS_SESSION_BUS_ADDRESS)=(.*)$/.exec(line));
    this.#env = Object.fromEntries(pairs.flatMap((pair) => (pair ? [[pair[1], pair[2]]] : [])) as [string, string][]);
    return Object.keys(this.#env).length >= 2;
  }
}

/** Waits until it is so; the name tells what was waited for. */
export async function eventually(
  what: string,
  isSo: () => boolean | Promise<boolean>,
  limitMs = 30_000,
): Promise<void> {
  const end = performance.now() + limitMs;
  while (!(await isSo())) {
    if (performance.now() > end) throw new Error(`${what}: not within ${limitMs / 1000} s`);
    await sleep(200);
  }
}

function readIfThere(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
