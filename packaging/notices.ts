import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, type Product } from './product.ts';

export interface Notice {
  name: string;
  version: string;
  licence: string;
  /** The licence's own words, and those of NOTICE files. */
  text: string;
}

const IMPORT = /(?:from|import|@import)\s*\(?\s*['"]([^'"]+)['"]/g;
const SOURCE = /\.(?:ts|vue|css|html)$/;
const LEGAL = /^(?:licen[cs]e|notice|copying)/i;

/**
 * Every package whose code may be part of the app: what the sources import and all that those depend on. Bundling leaves parts of them out;
 * naming one too many does no harm.
 */
export function thirdPartyNotices(): Notice[] {
  const found = new Map<string, Notice>();
  for (const name of importedPackages(join(ROOT, 'src'))) collect(name, ROOT, found);
  return [...found.values()].sort((a, b) => a.name.localeCompare(b.name, 'en'));
}

/** One text for people, which every package carries. */
export function noticesText({ title, electronVersion }: Product, notices: readonly Notice[]): string {
  const head = `${title} contains code of the packages below, and Electron ${electronVersion} with Chromium and Node.js, whose licences are in
LICENSE.electron.txt and LICENSES.chromium.html beside the program.`;
  const rule = '-'.repeat(78);
  const parts = notices.map(
    ({ name, version, licence, text }) => `${rule}\n${name} ${version} (${licence})\n\n${text.trim()}`,
  );
  return `${[head, ...parts].join('\n\n')}\n`;
}

function importedPackages(folder: string): Set<string> {
  const names = new Set<string>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !SOURCE.test(entry.name)) continue;
    for (const [, from = ''] of readFileSync(join(entry.parentPath, entry.name), 'utf8').matchAll(IMPORT)) {
      const name = packageOf(from);
      if (name !== undefined) names.add(name);
    }
  }
  return names;
}

/** `@scope/name/part` → `@scope/name`; undefined for our own files, Node's modules and Electron. */
function packageOf(from: string): string | undefined {
  if (/^(?:[./]|node:|electron$|virtual:)/.test(from)) return undefined;
  return from
    .split('/')
    .slice(0, from.startsWith('@') ? 2 : 1)
    .join('/');
}

function collect(name: string, from: string, found: Map<string, Notice>): void {
  const folder = folderOf(name, from);
  if (folder === undefined) return; // an optional or a types-only dependency that is not installed
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
  const key = `${manifest.name}@${manifest.version}`;
  if (found.has(key)) return;
  found.set(key, {
    name: manifest.name,
    version: manifest.version,
    licence: licenceOf(manifest),
    text: legalText(folder),
  });
  for (const dependency of Object.keys(manifest.dependencies ?? {})) collect(dependency, folder, found);
}

interface Manifest {
  name: string;
  version: string;
  license?: string | { type: string };
  dependencies?: Record<string, string>;
}

function licenceOf({ license, name }: Manifest): string {
  const licence = typeof license === 'object' ? license.type : license;
  if (licence === undefined) throw new Error(`${name} does not name its licence`);
  return licence;
}

/** Node's way of looking: in `node_modules` of the folder and of those above it. */
function folderOf(name: string, from: string): string | undefined {
  const folder = join(from, 'node_modules', name);
  if (existsSync(join(folder, 'package.json'))) return folder;
  return from === ROOT || from === join(from, '..') ? undefined : folderOf(name, join(from, '..'));
}

function legalText(folder: string): string {
  const files = readdirSync(folder, { withFileTypes: true }).filter(
    (entry) => entry.isFile() && LEGAL.test(entry.name),
  );
  return files.map(({ name }) => readFileSync(join(folder, name), 'utf8')).join('\n\n');
}
