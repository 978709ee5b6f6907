import { readFileSync } from 'node:fs';
import type { AppSource } from '../../packaging/app-archive.ts';
import type { Product } from '../../packaging/product.ts';

/** What `npm run test:package` has made before the tests begin. */
export interface Packages {
  product: Product;
  /** The build that all of them are made of. */
  source: AppSource;
  /** The folder that every Linux package was made of. */
  assembled: string;
  deb: string;
  /** The same app as a version that comes later; to upgrade to. */
  newerDeb: string;
  newerVersion: string;
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
