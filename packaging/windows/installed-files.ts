import { readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

export interface InstalledFile {
  full: string;
  /** Below the program's folder, with slashes. */
  path: string;
  folder: string;
}

/** Everything in a folder, in an order that stays: parents before what is in them. */
export async function filesOf(root: string): Promise<{ folders: string[]; files: InstalledFile[] }> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const below = (path: string): string => relative(root, path).split(sep).join('/');
  const folders = [
    '',
    ...entries.filter((entry) => entry.isDirectory()).map((entry) => below(join(entry.parentPath, entry.name))),
  ];
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const full = join(entry.parentPath, entry.name);
      return { full, path: below(full), folder: below(entry.parentPath) };
    });
  return { folders: folders.sort(), files: files.sort((a, b) => (a.path < b.path ? -1 : 1)) };
}
