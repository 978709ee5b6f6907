import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { billOfMaterials } from './bill-of-materials.ts';
import { noticesText, thirdPartyNotices } from './notices.ts';
import type { Product } from './product.ts';

/** Writes what every package says about what it is made of; returns the folder. */
export async function writeDocuments(folder: string, product: Product, date: Date): Promise<string> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'sbom.cdx.json'), billOfMaterials(product, date));
  await writeFile(join(folder, 'third-party-notices.txt'), noticesText(product, thirdPartyNotices()));
  return folder;
}
