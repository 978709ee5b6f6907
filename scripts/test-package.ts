/**
 * Packages, installed and used as people would: `npm run test:package`. Builds them around the Electron that runs here (an older one makes test
 * packages, marked as such), installs the deb with apt into this system, and removes it again. Needs Debian or Ubuntu and root.
 * Further arguments go to Vitest.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import type { AppSource } from '../packaging/app-archive.ts';
import { assemble } from '../packaging/assemble.ts';
import { writeDocuments } from '../packaging/documents.ts';
import { makePackage, type MakeOptions } from '../packaging/make.ts';
import { readProduct, type Product } from '../packaging/product.ts';
import { run } from '../packaging/run.ts';
import type { Format } from '../packaging/target.ts';
import type { Packages } from '../test/package/packages.ts';
import { FOR_PACKAGES, requirePackages } from './packages.ts';
import { buildFor, chooseRuntime, ROOT, type Runtime } from './runtime.ts';

if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get'))
  doNotRun('installing needs Debian or Ubuntu and root, as in a container or on a machine of CI.');
if (leftovers().length > 0)
  doNotRun(
    `this would remove what is here already (${leftovers().join(', ')}). Remove it yourself first, if you want that.`,
  );
requirePackages(FOR_PACKAGES);
const runtime = await chooseRuntime();
buildFor(runtime);
const work = await mkdtemp(join(tmpdir(), 'companion-test-package-'));
const pictures = join(ROOT, 'out/package-pictures');
await rm(pictures, { recursive: true, force: true });
await mkdir(pictures, { recursive: true });
let status: number;
try {
  const packages = await makeAll(work);
  await writeFile(join(work, 'packages.json'), JSON.stringify(packages));
  const vitest = join(ROOT, 'node_modules/vitest/vitest.mjs');
  const args = [
    vitest,
    'run',
    '--config',
    'test/package/vitest.config.ts',
    '--reporter',
    'verbose',
    ...process.argv.slice(2),
  ];
  const env = { ...process.env, COMPANION_PACKAGES: join(work, 'packages.json') };
  status = spawnSync(process.execPath, args, { cwd: ROOT, stdio: 'inherit', env }).status ?? 1;
  console.log(`Pictures of every step are in ${pictures}`);
} finally {
  await rm(work, { recursive: true, force: true });
}
const left = leftovers();
if (left.length > 0) console.error(`LEFT BEHIND: ${left.join(', ')}`);
process.exit(left.length > 0 ? 1 : status);

/** What a run installs and makes, and has to take away again. */
function leftovers(): string[] {
  const { name } = readProduct();
  const installed = spawnSync('dpkg-query', ['-W', '-f', '${db:Status-Status}', name], { encoding: 'utf8' });
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('companion-test-'));
  return [
    ...(installed.status === 0 && installed.stdout !== 'not-installed' ? [`the package ${name}`] : []),
    ...[`/etc/${name}`, `/usr/lib/${name}`, `/opt/apps/${readProduct().id}`].filter((path) => existsSync(path)),
    ...users.map((line) => `the user ${line.split(':')[0] ?? ''}`),
  ];
}

function doNotRun(why: string): never {
  const line = `NOT RUN: ${why}`;
  console.error(['!'.repeat(80), line, '!'.repeat(80)].join('\n'));
  process.exit(1);
}

async function makeAll(folder: string): Promise<Packages> {
  const product = { ...readProduct(), electronVersion: runtime.version };
  const target = { platform: 'linux', arch: 'x64' } as const;
  const electronZips = await zipOf(runtime, folder);
  const assembled = await assemble({ product, target, work: folder, electronZips, source: sourceOf(runtime) });
  const documents = await writeDocuments(join(folder, 'documents'), product, new Date());
  const common = { target, assembled, documents, work: folder, out: join(folder, 'packages'), date: new Date() };
  const make = async (format: Format, of: Product, more: Partial<MakeOptions> = {}): Promise<string> => {
    const file = await makePackage(format, { ...common, product: of, compression: 'gzip', isTest: true, ...more });
    console.log(`${basename(file)}: ${((await stat(file)).size / 1e6).toFixed(1)} MB`);
    return file;
  };
  const newerVersion = product.version.replace(/\d+$/, (patch) => String(Number(patch) + 1));
  return {
    product,
    source: sourceOf(runtime),
    assembled,
    pictures,
    work: folder,
    deb: await make('deb', product),
    newerDeb: await make('deb', { ...product, version: newerVersion }),
    newerVersion,
    rpm: await make('rpm', product),
    uos: await make('uos', product),
  };
}

/** @electron/packager takes Electron from a zip only; this one is not compressed, and made in a second. */
async function zipOf({ executable, version }: Runtime, folder: string): Promise<string> {
  const zips = join(folder, 'zips');
  await mkdir(zips);
  const zip = join(zips, `electron-v${version}-linux-x64.zip`);
  run('zip', ['-q', '-0', '-r', '-y', zip, '.', '-x', 'resources/app/*', 'resources/app'], {
    cwd: dirname(executable),
  });
  return zips;
}

function sourceOf({ app, isOlder }: Runtime): AppSource {
  const older = isOlder ? ['@photostructure/sqlite', 'node-gyp-build'] : [];
  return { out: join(app, 'out'), modules: join(ROOT, 'node_modules'), packages: ['keytar', ...older] };
}
