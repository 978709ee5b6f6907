import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { AppSource } from '../../packaging/app-archive.ts';
import { assemble } from '../../packaging/assemble.ts';
import { writeDocuments } from '../../packaging/documents.ts';
import { makePackage } from '../../packaging/make.ts';
import { readProduct, type Product } from '../../packaging/product.ts';
import { run } from '../../packaging/run.ts';
import type { Format } from '../../packaging/target.ts';
import { ROOT, type Runtime } from '../../scripts/runtime.ts';

/** The app put together around the Electron that runs here, and what makes Linux packages of it. */
export interface PackageMaker {
  product: Product;
  source: AppSource;
  /** The folder that every package is made of. */
  assembled: string;
  /** Makes a package and returns its path. */
  make: (format: Format, product?: Product) => Promise<string>;
}

/** Assembles the app in `folder`. Packages are marked as made for tests, and packed quickly. */
export async function assembleForTests(runtime: Runtime, folder: string): Promise<PackageMaker> {
  const product = { ...readProduct(), electronVersion: runtime.version };
  const target = { platform: 'linux', arch: 'x64' } as const;
  const electronZips = await zipOf(runtime, folder);
  const source = sourceOf(runtime);
  const assembled = await assemble({ product, target, work: folder, electronZips, source });
  const documents = await writeDocuments(join(folder, 'documents'), product, new Date());
  const make = async (format: Format, of = product): Promise<string> => {
    const file = await makePackage(format, {
      target,
      assembled,
      documents,
      work: folder,
      out: join(folder, 'packages'),
      date: new Date(),
      product: of,
      compression: 'gzip',
      isTest: true,
    });
    console.log(`${basename(file)}: ${((await stat(file)).size / 1e6).toFixed(1)} MB`);
    return file;
  };
  return { product, source, assembled, make };
}

/** Why packages cannot be installed on this computer; undefined if they can. */
export function whyNotInstall(): string | undefined {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get'))
    return 'installing needs Debian or Ubuntu and root, as in a container or on a machine of CI.';
  const left = leftovers();
  if (left.length > 0)
    return `this would remove what is here already (${left.join(', ')}). Remove it yourself first, if you want that.`;
  return undefined;
}

/** What installing for a test brings, and has to take away again. */
export function leftovers(): string[] {
  const { name, id } = readProduct();
  const installed = spawnSync('dpkg-query', ['-W', '-f', '${db:Status-Status}', name], { encoding: 'utf8' });
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('companion-test-'));
  return [
    ...(installed.status === 0 && installed.stdout !== 'not-installed' ? [`the package ${name}`] : []),
    ...[`/etc/${name}`, `/usr/lib/${name}`, `/opt/apps/${id}`].filter((path) => existsSync(path)),
    ...users.map((line) => `the user ${line.split(':')[0] ?? ''}`),
  ];
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
