import { createHash } from 'node:crypto';
import { chmod, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { packager, type Options } from '@electron/packager';
import { APP_SOURCE, archiveApp, type AppSource } from './app-archive.ts';
import { burnFuses } from './fuses.ts';
import { writeIcons } from './icons.ts';
import { macOptions } from './macos/options.ts';
import { signMacApp } from './macos/sign-app.ts';
import { PUBLISHER, type Product } from './product.ts';
import { windowsOptions } from './windows/options.ts';
import type { Target } from './target.ts';

export interface AssembleOptions {
  product: Product;
  target: Target;
  /** Everything is made below it. */
  work: string;
  /** Folder with `electron-v<version>-<platform>-<arch>.zip`; undefined: Electron's own download. */
  electronZips: string | undefined;
  source?: AppSource;
}

/** Joins Electron, the app and its icons into a folder (on macOS an .app in a folder) that starts; returns the folder. */
export async function assemble(options: AssembleOptions): Promise<string> {
  const { product, target, work, source = APP_SOURCE } = options;
  const [archived, icon] = [
    await archiveApp(join(work, 'archive'), target, source),
    await writeIcons(join(work, 'icons')),
  ];
  const [folder] = await packager({
    ...common(product),
    platform: target.platform,
    arch: target.arch,
    dir: join(work, 'archive/app'),
    prebuiltAsar: archived.archive,
    extraResource: [archived.unpacked],
    icon,
    out: join(work, 'assembled'),
    tmpdir: join(work, 'tmp'),
    ...(options.electronZips !== undefined && { electronZipDir: options.electronZips }),
    ...(target.platform === 'darwin' && macOptions(product)),
    ...(target.platform === 'win32' && windowsOptions(product)),
  });
  if (folder === undefined) throw new Error(`Nothing was assembled for ${target.platform} ${target.arch}`);
  await finish(folder, options);
  return folder;
}

function common(product: Product): Omit<Options, 'dir'> {
  return {
    name: product.title,
    executableName: product.name,
    appVersion: product.version,
    appBundleId: product.id,
    appCopyright: `Copyright © ${PUBLISHER}. ${product.licence} licence`,
    electronVersion: product.electronVersion,
    overwrite: true,
    quiet: true,
    prune: false,
  };
}

/** The program inside an assembled folder. */
export function programIn(folder: string, { name, title }: Product, { platform }: Target): string {
  if (platform === 'darwin') return join(folder, `${title}.app`);
  return join(folder, platform === 'win32' ? `${name}.exe` : name);
}

/** After both halves of a universal app are one: a fuse that is burnt into a half, or after signing, would not hold. */
async function finish(folder: string, { product, target }: AssembleOptions): Promise<void> {
  const program = programIn(folder, product, target);
  await burnFuses(program);
  if (target.platform === 'darwin') await signMacApp(program, process.env);
  if (target.platform !== 'linux') return;
  const archive = join(folder, 'resources/app.asar');
  const digest = createHash('sha256')
    .update(await readFile(archive))
    .digest('hex');
  await writeFile(`${archive}.sha256`, `${digest}\n`);
  await chmod(archive, 0o644);
}
