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
  isThere: () => boolean;
}

const onPath = (program: string) => (): boolean =>
  (process.env['PATH'] ?? '').split(delimiter).some((folder) => isExecutable(join(folder, program)));

const library = (prefix: string) => (): boolean =>
  ['/usr/lib', '/usr/lib64', '/lib', `/usr/lib/${process.arch === 'arm64' ? 'aarch64' : 'x86_64'}-linux-gnu`].some(
    (folder) => existsSync(folder) && readdirSync(folder).some((file) => file.startsWith(prefix)),
  );

const MODULES = ['x86_64', 'aarch64'].map((machine) => `/usr/lib/${machine}-linux-gnu/kamailio/modules/tls.so`);
const chromium: SystemPackage = { name: 'chromium', isThere: onPath('chromium') };
const cjkFonts: SystemPackage = { name: 'fonts-noto-cjk', isThere: hasChineseFont };

/** To see the windows without Electron's own binary. */
export const FOR_STAND_IN: readonly SystemPackage[] = [chromium, cjkFonts];

/** For the end-to-end tests: a display and a keychain besides. */
export const FOR_TESTS: readonly SystemPackage[] = [
  ...FOR_STAND_IN,
  { name: 'xvfb', isThere: onPath('xvfb-run') },
  { name: 'xauth', isThere: onPath('xauth') },
  { name: 'dbus', isThere: onPath('dbus-daemon') },
  { name: 'dbus-tests', isThere: onPath('dbus-test-tool') },
  { name: 'gnome-keyring', isThere: onPath('gnome-keyring-daemon') },
  { name: 'libsecret-1-0', isThere: library('libsecret-1.so') },
];

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

/** Makes sure that they are there. Ends the process with the line to type where it may not install them. */
export function requirePackages(wanted: readonly SystemPackage[]): void {
  if (process.platform !== 'linux') return;
  const missing = wanted.filter(({ isThere }) => !isThere()).map(({ name }) => name);
  if (missing.length === 0) return;
  const mayInstall = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (mayInstall && install(missing)) return;
  console.error(
    `Missing system packages. Please run:\n\n  sudo apt-get update && sudo apt-get install -y ${missing.join(' ')}\n`,
  );
  process.exit(1);
}

function install(names: string[]): boolean {
  console.log(`Installing system packages: ${names.join(' ')}`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const run = (...args: string[]) =>
    spawnSync('apt-get', args, { env, stdio: ['ignore', 'ignore', 'inherit'] }).status === 0;
  run('update', '-q');
  return run('install', '-y', '-q', '--no-install-recommends', ...names);
}

function hasChineseFont(): boolean {
  const asked = spawnSync('fc-list', [':lang=zh', 'family'], { encoding: 'utf8' });
  return asked.status === 0 && asked.stdout.trim() !== '';
}

if (import.meta.main) {
  requirePackages([...FOR_TESTS, ...FOR_PHONE]);
  console.log('All system packages are there.');
}
