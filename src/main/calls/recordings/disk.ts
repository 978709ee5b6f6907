import { open, statfs, type FileHandle } from 'node:fs/promises';
import { basename } from 'node:path';
import { Fault } from '../../fault.ts';

/** What saving asks of the file system beyond plain files; a test can make it full. */
export interface Disk {
  open(path: string, flags: string | number, mode: number): Promise<FileHandle>;
  /** What this person may still write into the folder, in bytes. */
  freeBytes(folder: string): Promise<number>;
}

export const systemDisk: Disk = {
  open: (path, flags, mode) => open(path, flags, mode),
  async freeBytes(folder) {
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize;
  },
};

/** Left free for everything else on the computer, our own journal first. */
const SPARED = 32 * 1024 * 1024;

/** Throws `disk` (ENOSPC) with what is needed and what there is, unless `bytes` fit and 32 MB stay free. */
export async function assertRoom(disk: Disk, folder: string, bytes: number): Promise<void> {
  const free = await disk.freeBytes(folder);
  if (free < bytes + SPARED) throw noRoom(folder, bytes + SPARED, free);
}

export function noRoom(folder: string, needed: number, free: number): Fault {
  const message = `${basename(folder)}: ENOSPC, ${megabytes(needed)} needed, ${megabytes(free)} free`;
  return new Fault('disk', { message });
}

function megabytes(bytes: number): string {
  return `${(Math.max(0, bytes) / 1_000_000).toFixed(1)} MB`;
}
