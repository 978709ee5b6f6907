import { cp, mkdir, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import type { Product } from '../product.ts';
import { run } from '../run.ts';

export interface MacContainer {
  product: Product;
  /** The folder with the .app. */
  assembled: string;
  work: string;
  file: string;
}

/** A disk image to drag the app from. `hdiutil` is a part of macOS; elsewhere this fails. */
export async function makeDmg({ product, assembled, work, file }: MacContainer): Promise<void> {
  const app = `${product.title}.app`;
  const volume = join(work, 'dmg');
  await rm(volume, { recursive: true, force: true });
  await mkdir(volume, { recursive: true });
  await cp(join(assembled, app), join(volume, app), { recursive: true, verbatimSymlinks: true });
  await symlink('/Applications', join(volume, 'Applications'));
  run('hdiutil', ['create', '-volname', product.title, '-srcfolder', volume, '-format', 'ULFO', '-ov', file]);
}

/** For device management. `ditto` keeps what a signature covers: links, modes and extended attributes. */
export function makeMacZip({ product, assembled, file }: MacContainer): void {
  run('ditto', ['-c', '-k', '--sequesterRsrc', '--keepParent', join(assembled, `${product.title}.app`), file]);
}
