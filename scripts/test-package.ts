/**
 * Packages, installed and used as people would: `npm run test:package`. Builds them around the Electron that runs here (an older one makes test
 * packages, marked as such), installs the deb with apt into this system, and removes it again. Needs Debian or Ubuntu and root.
 * Further arguments go to Vitest.
 */
import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assembleForTests, leftovers, whyNotInstall } from '../test/package/make-packages.ts';
import type { Packages } from '../test/package/packages.ts';
import { FOR_PACKAGES, requirePackages } from './packages.ts';
import { buildFor, chooseRuntime, ROOT } from './runtime.ts';

const obstacle = whyNotInstall();
if (obstacle !== undefined) {
  console.error(['!'.repeat(80), `NOT RUN: ${obstacle}`, '!'.repeat(80)].join('\n'));
  process.exit(1);
}
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

async function makeAll(folder: string): Promise<Packages> {
  const { product, source, assembled, make } = await assembleForTests(runtime, folder);
  const newerVersion = product.version.replace(/\d+$/, (patch) => String(Number(patch) + 1));
  return {
    product,
    source,
    assembled,
    pictures,
    work: folder,
    deb: await make('deb'),
    newerDeb: await make('deb', { ...product, version: newerVersion }),
    newerVersion,
    rpm: await make('rpm'),
    uos: await make('uos'),
  };
}
