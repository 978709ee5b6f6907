import { realpath, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { readSecurity } from './windows-security.ts';
import { isWritableByOthers } from './security-descriptor.ts';

/** A file of the company's IT, which counts only when agents cannot change it. */
export interface ManagedFile {
  path: string;
  /** `isAdministered`, but for tests. */
  isAdministered: (path: string) => Promise<boolean>;
}

/** Bits of the mode that let the group or everybody write. */
const OTHERS_WRITE = 0o022;
/** In such a folder, as in /tmp, everybody may make something, but nobody may take away or rename what is another's. */
const STICKY = 0o1000;

/**
 * Whether only administrators can change this file: it and the folders that lead to it by name belong to root and nobody else may write to them
 * (on Windows: to Administrators, SYSTEM or TrustedInstaller, by owner and access list). A file that cannot be examined is not. Never throws.
 */
export async function isAdministered(path: string): Promise<boolean> {
  try {
    const real = await realpath(path);
    const places = [...new Set([real, dirname(real), dirname(path)])];
    if (process.platform === 'win32') {
      const descriptors = await Promise.all(places.map((place) => readSecurity(place)));
      return descriptors.every((descriptor) => !isWritableByOthers(descriptor));
    }
    const found = await Promise.all(places.map((place) => stat(place)));
    if (!found.every(({ uid, mode }) => uid === 0 && (mode & OTHERS_WRITE) === 0)) return false;
    const above = await Promise.all(places.flatMap(foldersAbove).map((folder) => stat(folder)));
    return above.every(({ uid, mode }) => uid === 0 && ((mode & OTHERS_WRITE) === 0 || (mode & STICKY) !== 0));
  } catch {
    return false;
  }
}

/** Whoever may rename one of them puts another folder in its place. */
function foldersAbove(path: string): string[] {
  const above = dirname(path);
  return above === path ? [] : [above, ...foldersAbove(above)];
}
