import { readFileSync } from 'node:fs';
import type { Product } from '../../packaging/product.ts';

/** What `npm run test:package` has made before the tests begin. */
export interface Packages {
  product: Product;
  /** The folder that every Linux package was made of. */
  assembled: string;
  /** The same app as the version before; to upgrade from. */
  olderDeb: string;
  deb: string;
  rpm: string;
  uos: string;
  /** For pictures of every step. */
  pictures: string;
  work: string;
}

export function readPackages(): Packages {
  const path = process.env['COMPANION_PACKAGES'];
  if (path === undefined) throw new Error('Start these tests with `npm run test:package`');
  return JSON.parse(readFileSync(path, 'utf8')) as Packages;
}
