import { chmod, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { join, relative } from 'node:path';
import { run } from '../run.ts';
import type { Product } from '../product.ts';
import { ARCH_NAMES } from '../target.ts';
import { MAINTAINER } from './documents.ts';
import { DEB_DEPENDS, DEB_RECOMMENDS } from './requirements.ts';

export interface DebOptions {
  product: Product;
  /** What `layOutTree` or `layOutUosTree` made; `DEBIAN` is added to it. */
  root: string;
  arch: 'x64' | 'arm64';
  /** The finished package. */
  file: string;
  /** Lower-case name of the package. */
  packageName: string;
  /** `xz` is small, `gzip` quick, for tests; the dpkg of UOS 20 reads no zstd. */
  compression: 'xz' | 'gzip';
  /** Made around something else than a released Electron. */
  isTest: boolean;
}

/** Makes a .deb with dpkg-deb, as any user: what is inside belongs to root. */
export async function makeDeb(options: DebOptions): Promise<void> {
  const { root, file, compression } = options;
  const files = await filesIn(root);
  const sizes = await Promise.all(files.map(async (path) => [path, await readFile(path)] as const));
  const md5 = sizes.map(([path, bytes]) => `${createHash('md5').update(bytes).digest('hex')}  ${relative(root, path)}`);
  const kilobytes = sizes.reduce((sum, [, { length }]) => sum + Math.ceil(length / 1024), 0);
  const folder = join(root, 'DEBIAN');
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder);
  await chmod(folder, 0o755);
  await writeFile(join(folder, 'control'), control(options, kilobytes), { mode: 0o644 });
  await writeFile(join(folder, 'md5sums'), `${md5.join('\n')}\n`, { mode: 0o644 });
  const level = compression === 'gzip' ? ['-Zgzip', '-z1'] : ['-Zxz', '-z6'];
  run('dpkg-deb', ['--root-owner-group', ...level, '--build', root, file]);
}

function control({ product, arch, packageName, isTest }: DebOptions, kilobytes: number): string {
  const mark = isTest ? [' .', ' This package is a test, built around an older Electron; never to be released.'] : [];
  return `${[
    `Package: ${packageName}`,
    `Version: ${product.version}`,
    `Architecture: ${ARCH_NAMES.deb[arch]}`,
    `Maintainer: ${MAINTAINER}`,
    `Installed-Size: ${kilobytes}`,
    `Depends: ${DEB_DEPENDS.join(', ')}`,
    `Recommends: ${DEB_RECOMMENDS.join(', ')}`,
    'Section: net',
    'Priority: optional',
    'Description: companion for call-centre agents with a SIP phone of their own',
    ' The phone carries the sound; this app is everything around it: the seat and its',
    ' SIP credentials, dialling with the number that the customer sees, the own calls',
    ' with their recordings, and a quick dial in the tray.',
    ' .',
    ' It works with the Meiqia cloud call centre; a demo call centre is inside.',
    ...mark,
  ].join('\n')}\n`;
}

async function filesIn(root: string): Promise<string[]> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !path.startsWith(join(root, 'DEBIAN')))
    .sort();
}
