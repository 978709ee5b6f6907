import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { createPackageWithOptions } from '@electron/asar';
import { ROOT } from './product.ts';
import { slicesOf, type Target } from './target.ts';

export interface AppSource {
  /** What electron-vite has built: `main`, `preload`, `renderer`. */
  out: string;
  /** A node_modules folder and the packages of it that stay outside the bundle, with all that they need when the app runs. */
  modules: string;
  packages: readonly string[];
}

export const APP_SOURCE: AppSource = {
  out: join(ROOT, 'out'),
  modules: join(ROOT, 'node_modules'),
  packages: ['keytar'],
};

export interface ArchivedApp {
  /** `app.asar`; `app.asar.unpacked` lies beside it. */
  archive: string;
  unpacked: string;
}

/** What Electron and package scanners read of package.json; scripts and dev dependencies stay at home. */
const KEPT = ['name', 'productName', 'version', 'description', 'license', 'type', 'main', 'desktopName'];
const BUILT = ['main', 'preload', 'renderer'];
const CODE = /\.(?:[cm]?js|json)$/;
const LEGAL = /^(?:licen[cs]e|notice|copying)/i;
const SOURCES = /^(?:src|script|scripts|test|tests|docs|deps)$/;

/** Puts what the app needs to run, and nothing else, into `<folder>/app.asar`. Native modules lie unpacked beside it: the system loads them as files. */
export async function archiveApp(folder: string, target: Target, source: AppSource = APP_SOURCE): Promise<ArchivedApp> {
  const app = join(folder, 'app');
  await rm(folder, { recursive: true, force: true });
  await mkdir(app, { recursive: true });
  for (const part of BUILT)
    await cp(join(source.out, part), join(app, 'out', part), { recursive: true, filter: isRun });
  await cp(join(ROOT, 'resources/icons'), join(app, 'resources/icons'), { recursive: true });
  for (const name of source.packages) await copyPackage(name, app, target, source);
  const all = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8')) as Record<string, unknown>;
  const kept = Object.fromEntries(KEPT.map((key) => [key, all[key]]));
  await writeFile(join(app, 'package.json'), `${JSON.stringify(kept, null, 2)}\n`);
  const archive = join(folder, 'app.asar');
  await createPackageWithOptions(app, archive, { unpack: '**/*.node' });
  return { archive, unpacked: `${archive}.unpacked` };
}

/** Source maps hold the sources. */
function isRun(path: string): boolean {
  return !path.endsWith('.map');
}

async function copyPackage(name: string, app: string, target: Target, { modules }: AppSource): Promise<void> {
  const from = join(modules, name);
  const binaries = slicesOf(target.arch).map((arch) => `${target.platform}-${arch}`);
  await cp(from, join(app, 'node_modules', name), {
    recursive: true,
    filter: (path) => {
      const parts = relative(from, path).split(sep);
      const [top = '', platform] = parts;
      const last = parts.at(-1) ?? '';
      if (top === 'prebuilds')
        return (platform === undefined || binaries.includes(platform)) && !last.includes('.musl.');
      return !SOURCES.test(top) && (last === '' || !last.includes('.') || CODE.test(last) || LEGAL.test(last));
    },
  });
}
