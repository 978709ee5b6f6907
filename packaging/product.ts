import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export const ROOT = join(import.meta.dirname, '..');

/** What every package says about the app. package.json is the one place where it is written. */
export interface Product {
  /** Reverse-DNS id: desktop file, AppStream, AUMID, bundle id. Letters, digits and dots only, which every system accepts. */
  id: string;
  /** Name of packages, of the executable and of folders. */
  name: string;
  title: string;
  version: string;
  description: string;
  licence: string;
  electronVersion: string;
}

export function readProduct(): Product {
  const { name, productName, version, description, license, desktopName } = readJson('package.json');
  const electron = readJson('node_modules/electron/package.json');
  return {
    id: String(desktopName).replace(/\.desktop$/, ''),
    name: String(name),
    title: String(productName),
    version: String(version),
    description: String(description),
    licence: String(license),
    electronVersion: String(electron['version']),
  };
}

/** Who answers for a package; lists and reports of the systems want a name. */
export const PUBLISHER = 'Softphone Companion contributors';
export const SUMMARY = { en: 'Dial and see your calls beside your SIP phone', 'zh-CN': '坐席拨号与通话记录' } as const;
export const TITLES = { en: 'Softphone Companion', 'zh-CN': '坐席伴侣' } as const;
/** Links that other programs may hand over; `softphone-companion` is our own. */
export const SCHEMES = ['tel', 'callto', 'sip', 'sips', 'softphone-companion'] as const;

function readJson(path: string): Record<string, unknown> {
  return JSON.parse(readFileSync(join(ROOT, path), 'utf8')) as Record<string, unknown>;
}
