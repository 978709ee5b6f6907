/**
 * Checks for the system packages that running and testing on Linux need, installs them where it may (root on Debian or Ubuntu),
 * and otherwise prints the one line to type: `npm run packages`. Other systems need none of them.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { isExecutable } from './chromium.ts';

interface SystemPackage {
  name: string;
  /** What it is called where `name` does not exist: Debian 13 and Ubuntu 24.04 have renamed some. */
  orElse?: string;
  isThere: () => boolean;
}

const onPath = (program: string) => (): boolean =>
  (process.env['PATH'] ?? '').split(delimiter).some((folder) => isExecutable(join(folder, program)));

const library = (prefix: string) => (): boolean =>
  ['/usr/lib', '/usr/lib64', '/lib', `/usr/lib/${process.arch === 'arm64' ? 'aarch64' : 'x86_64'}-linux-gnu`].some(
    (folder) => existsSync(folder) && readdirSync(folder).some((file) => file.startsWith(prefix)),
  );

const MODULES = ['x86_64', 'aarch64'].map((machine) => `/usr/lib/${machine}-linux-gnu/kamailio/modules/tls.so`);
const cjkFonts: SystemPackage = { name: 'fonts-noto-cjk', isThere: hasChineseFont };

/** What Electron's binary is linked to or loads, what unpacks the older one, and a font for Chinese. */
export const FOR_ELECTRON: readonly SystemPackage[] = [
  cjkFonts,
  { name: 'libgtk-3-0t64', orElse: 'libgtk-3-0', isThere: library('libgtk-3.so') },
  { name: 'libnss3', isThere: library('libnss3.so') },
  { name: 'libasound2t64', orElse: 'libasound2', isThere: library('libasound.so') },
  { name: 'libgbm1', isThere: library('libgbm.so') },
  { name: 'libnotify4', isThere: library('libnotify.so') },
  { name: 'libsecret-1-0', isThere: library('libsecret-1.so') },
  { name: 'dbus', isThere: onPath('dbus-daemon') },
  { name: 'unzip', isThere: onPath('unzip') },
];

/** For the end-to-end tests: a desktop that nobody looks at. */
export const FOR_TESTS: readonly SystemPackage[] = [
  ...FOR_ELECTRON,
  { name: 'xvfb', isThere: onPath('Xvfb') },
  { name: 'openbox', isThere: onPath('openbox') },
  { name: 'xdotool', isThere: onPath('xdotool') },
  { name: 'gnome-keyring', isThere: onPath('gnome-keyring-daemon') },
  { name: 'python3', isThere: onPath('python3') },
  { name: 'strace', isThere: onPath('strace') },
  { name: 'x11-utils', isThere: onPath('xprop') },
];

/** For pictures: a panel and a notification daemon besides, as people have them, and what takes the picture. */
export const FOR_SCREENSHOTS: readonly SystemPackage[] = [
  ...FOR_TESTS,
  { name: 'xfce4-panel', isThere: onPath('xfce4-panel') },
  { name: 'dunst', isThere: onPath('dunst') },
  { name: 'imagemagick', isThere: onPath('import') },
];

/** To compare the windows with bare pages, and to draw the icons. */
export const FOR_BENCH: readonly SystemPackage[] = [cjkFonts, { name: 'chromium', isThere: onPath('chromium') }];

/** Only to be compared with: what is measured says so where it is absent. */
export const FOR_COMPARISON: readonly SystemPackage[] = [{ name: 'linphone-desktop', isThere: onPath('linphone') }];

/**
 * For the phone tests: a registrar, two phones and what watches them. Where there is systemd, Debian starts Kamailio as a service of its
 * own; the tests do not need that one (`systemctl disable --now kamailio`).
 */
export const FOR_PHONE: readonly SystemPackage[] = [
  { name: 'kamailio', isThere: () => existsSync('/usr/sbin/kamailio') },
  { name: 'kamailio-tls-modules', isThere: () => MODULES.some((path) => existsSync(path)) },
  { name: 'baresip-core', isThere: onPath('baresip') },
  { name: 'linphone-cli', isThere: onPath('linphonec') },
  { name: 'tshark', isThere: onPath('tshark') },
  { name: 'openssl', isThere: onPath('openssl') },
];

/** For the package tests: what makes, checks, signs and reads packages, and the desktop that the installed app is used on. */
export const FOR_PACKAGES: readonly SystemPackage[] = [
  ...FOR_SCREENSHOTS,
  { name: 'xauth', isThere: onPath('xauth') },
  { name: 'xterm', isThere: onPath('xterm') },
  { name: 'chromium', isThere: onPath('chromium') },
  { name: 'chromium-sandbox', isThere: () => existsSync('/usr/lib/chromium/chrome-sandbox') },
  { name: 'xclip', isThere: onPath('xclip') },
  { name: 'xdg-utils', isThere: onPath('xdg-open') },
  { name: 'libglib2.0-bin', isThere: onPath('gio') },
  { name: 'python3-xdg', isThere: () => existsSync('/usr/lib/python3/dist-packages/xdg') }, // openbox reads autostart entries with it
  { name: 'zip', isThere: onPath('zip') },
  { name: 'lintian', isThere: onPath('lintian') },
  { name: 'desktop-file-utils', isThere: onPath('desktop-file-validate') },
  { name: 'appstream', isThere: onPath('appstreamcli') },
  { name: 'rpm', isThere: onPath('rpmbuild') },
  { name: 'nsis', isThere: onPath('makensis') },
  { name: 'wixl', isThere: onPath('wixl') },
  { name: 'msitools', isThere: onPath('msibuild') },
  { name: 'wine64', isThere: () => existsSync('/usr/lib/x86_64-linux-gnu/wine/x86_64-windows/notepad.exe') },
  { name: 'wine', isThere: onPath('wine') },
  { name: 'osslsigncode', isThere: onPath('osslsigncode') },
  { name: 'debsigs', isThere: onPath('debsigs') },
  { name: 'gpg', isThere: onPath('gpg') },
  { name: 'binutils', isThere: onPath('ar') },
  { name: 'openssl', isThere: onPath('openssl') },
];

/** Makes sure that they are there. Ends the process with the line to type where it may not install them. */
export function requirePackages(wanted: readonly SystemPackage[]): void {
  if (process.platform !== 'linux') return;
  const missing = wanted.filter(({ isThere }) => !isThere());
  if (missing.length === 0) return;
  if (install(missing)) return;
  console.error(
    `Missing system packages. Please run:\n\n  sudo apt-get update && sudo apt-get install -y ${missing.map(nameHere).join(' ')}\n`,
  );
  process.exit(1);
}

/** Whether they are there; installs what is missing where it may, and goes on without where it may not. */
export function havePackages(wanted: readonly SystemPackage[]): boolean {
  const missing = wanted.filter(({ isThere }) => !isThere());
  return missing.length === 0 || install(missing);
}

function install(missing: readonly SystemPackage[]): boolean {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false;
  console.log(`Installing system packages: ${missing.map(({ name }) => name).join(' ')}`);
  aptGet('update', '-q');
  return aptGet('install', '-y', '-q', '--no-install-recommends', ...missing.map(nameHere));
}

function aptGet(...args: string[]): boolean {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return spawnSync('apt-get', args, { env, stdio: ['ignore', 'ignore', 'inherit'] }).status === 0;
}

/** As this system's lists have it; where they cannot be asked, as it was always called. */
function nameHere({ name, orElse }: SystemPackage): string {
  if (orElse === undefined) return name;
  const asked = spawnSync('apt-cache', ['policy', name], { encoding: 'utf8' });
  return asked.status === 0 && /Candidate: \d/.test(asked.stdout) ? name : orElse;
}

function hasChineseFont(): boolean {
  const asked = spawnSync('fc-list', [':lang=zh', 'family'], { encoding: 'utf8' });
  return asked.status === 0 && asked.stdout.trim() !== '';
}

if (import.meta.main) {
  requirePackages([...FOR_SCREENSHOTS, ...FOR_PHONE, ...FOR_BENCH]);
  console.log('All system packages are there.');
}
