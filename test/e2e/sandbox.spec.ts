import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readlinkSync, readFileSync, readdirSync } from 'node:fs';
import { chmod, chown, copyFile, cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { chromium, type Page } from 'playwright';
import { expect, numberField, onLinux, test } from './companion.ts';

onLinux('namespaces and seccomp are looked at in /proc');
test.skip(process.getuid?.() !== 0, 'only root can set up the SUID helper and become another user');

const NOBODY = 65534;
const MODULES = ['keytar', '@photostructure/sqlite', 'node-gyp-build'];

test('started by an unprivileged user, its windows live in Chromium’s sandbox', async ({ display }) => {
  const folder = await mkdtemp(join(tmpdir(), 'companion-sandbox-'));
  const [dist, app, home] = [join(folder, 'dist'), join(folder, 'app'), join(folder, 'home')];
  let child: ChildProcess | undefined;
  try {
    await copyElectron(dist);
    await copyApp(app);
    await mkdir(home);
    for (const path of [folder, home]) await chown(path, NOBODY, NOBODY);
    child = spawn(join(dist, 'electron'), ['--disable-gpu', '--remote-debugging-port=0', app, '--demo'], {
      ...{ uid: NOBODY, gid: NOBODY, cwd: home, stdio: ['ignore', 'ignore', 'pipe'] },
      env: {
        ...{ PATH: process.env['PATH'], HOME: home, XDG_RUNTIME_DIR: home, DISPLAY: display?.name },
        ...{ LANG: 'zh_CN.UTF-8', LANGUAGE: 'zh_CN', DBUS_SESSION_BUS_ADDRESS: 'disabled:' },
      },
    });
    const browser = await chromium.connectOverCDP(await debuggerOf(child));
    const pages = (): Page[] => browser.contexts().flatMap((context) => context.pages());
    await expect.poll(() => pages().some((page) => page.url().includes('index.html'))).toBe(true);
    const page = pages().find((one) => one.url().includes('index.html'));
    if (page) await expect(numberField(page)).toBeVisible();

    const renderers = processes().filter(({ words }) => words.includes('--type=renderer') && words.includes(dist));
    expect(renderers.length).toBeGreaterThan(0);
    for (const { pid, words } of renderers) {
      expect(words).not.toContain('--no-sandbox');
      expect(readFileSync(`/proc/${pid}/status`, 'utf8')).toMatch(/^Seccomp:\t2$/m);
      for (const namespace of ['pid', 'net'])
        expect(readlinkSync(`/proc/${pid}/ns/${namespace}`)).not.toBe(readlinkSync(`/proc/self/ns/${namespace}`));
    }
    await browser.close();
  } finally {
    if (child?.exitCode === null) {
      const ended = once(child, 'exit');
      child.kill();
      await ended;
    }
    await rm(folder, { recursive: true, force: true });
  }
});

/** A copy that everybody may run, with the helper as an installer sets it up. */
async function copyElectron(to: string): Promise<void> {
  const executable = createRequire(import.meta.url)('electron') as string;
  await cp(dirname(executable), to, { recursive: true });
  await chown(join(to, 'chrome-sandbox'), 0, 0);
  await chmod(join(to, 'chrome-sandbox'), 0o4755);
}

/** The build and what it loads from outside: the checkout may be nobody else's to read. */
async function copyApp(to: string): Promise<void> {
  const from = process.env['COMPANION_APP'] ?? '';
  await mkdir(join(to, 'resources'), { recursive: true });
  await copyFile(join(from, 'package.json'), join(to, 'package.json'));
  for (const part of ['main', 'preload', 'renderer'])
    await cp(join(from, 'out', part), join(to, 'out', part), { recursive: true });
  await cp(join(from, 'resources/icons'), join(to, 'resources/icons'), { recursive: true });
  for (const name of MODULES)
    await cp(join(import.meta.dirname, '../../node_modules', name), join(to, 'node_modules', name), {
      recursive: true,
    });
}

async function debuggerOf(child: ChildProcess): Promise<string> {
  let said = '';
  for await (const line of createInterface(child.stderr ?? process.stdin)) {
    const address = /^DevTools listening on (ws:.*)$/.exec(line)?.[1];
    if (address !== undefined) return address;
    said += `${line}\n`;
  }
  throw new Error(`the app ended: ${said}`);
}

function processes(): { pid: string; words: string }[] {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return pids.map((pid) => ({ pid, words: wordsOf(pid) }));
}

/** Empty where the process has ended meanwhile. */
function wordsOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return '';
  }
}
