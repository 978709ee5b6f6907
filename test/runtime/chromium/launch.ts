import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Duplex } from 'node:stream';
import { CdpConnection } from './cdp.ts';

export interface Chromium {
  cdp: CdpConnection;
  isHeadless: boolean;
  /** The program and its switches, without those of the DevTools protocol. */
  command: [program: string, ...args: string[]];
  ended: Promise<void>;
  /** Asks it to close, then makes sure that it and its profile folder are gone. */
  close: () => Promise<void>;
  /** The same for `process.on('exit')`, which cannot wait. */
  kill: () => void;
}

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/snap/bin/chromium'];

function findChromium(): string {
  const found = [process.env['STAND_IN_CHROMIUM'], ...places].find((place) => place !== undefined && existsSync(place));
  if (found === undefined) throw new Error('stand-in runtime: no Chromium found; install one or set STAND_IN_CHROMIUM');
  return found;
}

function switches(profile: string, locale: string, isHeadless: boolean): string[] {
  return [
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ...(isHeadless ? ['--headless=new'] : []),
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--test-type', // no bar across the window about the missing sandbox
    '--no-default-browser-check',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    // The app's pages need no network; what Chromium wants for itself must not show up at a test's proxy.
    '--no-proxy-server',
    '--disable-extensions',
    // Hidden windows keep their timers, as `backgroundThrottling: false` would; real throttling cannot be shown here.
    '--disable-background-timer-throttling',
    '--disable-backgrounding-occluded-windows',
    '--disable-renderer-backgrounding',
    // What Playwright asks of an Electron, too: input straight after a navigation counts, pages come anew and look alike.
    '--allow-pre-commit-input',
    '--disable-back-forward-cache',
    '--disable-hang-monitor',
    '--disable-ipc-flooding-protection',
    '--force-color-profile=srgb',
    '--disable-features=PaintHolding,HttpsUpgrades,HttpsFirstBalancedModeAutoEnable,MediaRouter',
    '--enable-features=CDPScreenshotNewSurface',
    '--autoplay-policy=no-user-gesture-required',
    '--password-store=basic',
    `--user-data-dir=${profile}`,
    `--lang=${locale}`,
    `--accept-lang=${locale}`,
  ];
}

/**
 * Outlives a SIGKILL of this process: when the pipe to it closes, it kills Chromium (which by then is ending by itself,
 * because its own pipe has closed too) and removes the profile.
 */
function startWatchdog(chromium: ChildProcess, profile: string): ChildProcess {
  const script = 'cat >/dev/null; kill -9 -"$1" 2>/dev/null; rm -rf "$2"; sleep 0.2; rm -rf "$2"';
  const args = ['-c', script, 'watchdog', String(chromium.pid), profile];
  const watchdog = spawn('/bin/sh', args, { stdio: ['pipe', 'ignore', 'ignore'], detached: true });
  watchdog.unref();
  (watchdog.stdin as unknown as { unref(): void }).unref();
  return watchdog;
}

/** Chromium's other words are noise on machines without D-Bus and GPU; STAND_IN_VERBOSE=1 shows them. */
function passOnStderr(chromium: ChildProcess): void {
  if (!chromium.stderr) return;
  createInterface({ input: chromium.stderr }).on('line', (line) => {
    if (line.startsWith('DevTools listening on ') || process.env['STAND_IN_VERBOSE']) process.stderr.write(`${line}\n`);
  });
}

/** A new profile that does not offer to translate the app. */
function createProfile(): string {
  const profile = mkdtempSync(join(tmpdir(), 'stand-in-chromium-'));
  mkdirSync(join(profile, 'Default'));
  writeFileSync(join(profile, 'Default/Preferences'), JSON.stringify({ translate: { enabled: false } }));
  return profile;
}

export function launchChromium(locale: string): Chromium {
  const profile = createProfile();
  const isHeadless = !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY'];
  // Its own process group: Ctrl-C in a terminal must reach the app first, and killing the group leaves no helpers.
  const [program, ...args]: Chromium['command'] = [findChromium(), ...switches(profile, locale, isHeadless)];
  const debugging = ['--no-startup-window', '--remote-debugging-port=0', '--remote-debugging-pipe'];
  const chromium = spawn(program, [...args, ...debugging], {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
    env: { ...process.env, LANGUAGE: locale.replace('-', '_') },
    detached: true,
  });
  const watchdog = startWatchdog(chromium, profile);
  passOnStderr(chromium);
  const ended = new Promise<void>((resolve) => chromium.once('exit', () => resolve()));
  const cdp = new CdpConnection(chromium.stdio[3] as Duplex, chromium.stdio[4] as Duplex);

  const kill = (): void => {
    try {
      process.kill(-Number(chromium.pid), 'SIGKILL');
    } catch {
      // It has ended already.
    }
    try {
      rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
      watchdog.kill('SIGKILL');
    } catch {
      // A helper is still writing: the watchdog has another go when this process has gone.
    }
  };
  const close = async (): Promise<void> => {
    void cdp.root.send('Browser.close').catch(() => undefined);
    await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 1500))]);
    kill();
  };
  return { cdp, isHeadless, command: [program, ...args], ended, close, kill };
}
