import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { LinkOpener } from '../../preload/contract/index.ts';
import { plainText } from '../call-api/plain-text.ts';
import type { LinkSystem } from './link-openers.ts';

/** Runs a program of xdg-utils and resolves with what it prints; rejects when it fails or is missing. */
export type RunXdg = (args: readonly string[]) => Promise<string>;

const LIMIT_MS = 10_000;
const run = promisify(execFile);
const runXdgMime: RunXdg = async (args) => (await run('xdg-mime', [...args], { timeout: LIMIT_MS })).stdout;

/** Linux: `xdg-mime` asks and changes what every desktop keeps in `mimeapps.list` (freedesktop.org: Association between MIME types and applications). */
export function xdgLinks(ownEntry: string, folders: readonly string[], xdgMime: RunXdg = runXdgMime): LinkSystem {
  return {
    changes: 'here',
    opener: async (scheme) => {
      const entry = await xdgMime(['query', 'default', typeOf(scheme)]).catch(() => '');
      return openerOf(entry.trim(), ownEntry, folders);
    },
    // One after the other: each run reads and writes the same file.
    change: async (schemes) => {
      for (const scheme of schemes) await xdgMime(['default', ownEntry, typeOf(scheme)]).catch(() => undefined);
    },
  };
}

/** Where desktop entries lie, the user's first (freedesktop.org: XDG Base Directory). */
export function entryFolders({ HOME = '', XDG_DATA_HOME, XDG_DATA_DIRS }: NodeJS.ProcessEnv): string[] {
  const own = filled(XDG_DATA_HOME) ?? join(HOME, '.local/share');
  const shared = (filled(XDG_DATA_DIRS) ?? '/usr/local/share:/usr/share').split(':');
  return [own, ...shared].map((folder) => join(folder, 'applications'));
}

/** The specification takes an empty variable for one that is not set. */
function filled(variable: string | undefined): string | undefined {
  return variable === '' ? undefined : variable;
}

function typeOf(scheme: string): string {
  return `x-scheme-handler/${scheme}`;
}

async function openerOf(entry: string, ownEntry: string, folders: readonly string[]): Promise<LinkOpener> {
  if (entry === '') return { is: 'none' };
  return entry === ownEntry ? { is: 'this-app' } : { is: 'other', name: await nameOf(entry, folders) };
}

const NAME = /^Name=(.+)$/m;
const LONGEST_NAME = 60;

/** What the entry calls its program; without a readable one, the entry's own name. */
async function nameOf(entry: string, folders: readonly string[]): Promise<string> {
  const id = plainText(entry.replace(/\.desktop$/, ''), LONGEST_NAME);
  if (entry.includes('/')) return id;
  for (const folder of folders) {
    const name = NAME.exec(await readFile(join(folder, entry), 'utf8').catch(() => ''))?.[1]?.trim();
    if (name) return plainText(name, LONGEST_NAME);
  }
  return id;
}
