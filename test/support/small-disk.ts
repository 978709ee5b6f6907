import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { onTestFinished } from 'vitest';
import { tempFolder } from './temp-folder.ts';

const run = promisify(execFile);

/** A real disk of a few hundred kilobytes that goes with the test; undefined, and said aloud, where this user may not mount one. */
export async function smallDisk(kilobytes: number): Promise<string | undefined> {
  const folder = await tempFolder();
  try {
    await run('mount', ['-t', 'tmpfs', '-o', `size=${kilobytes}k,mode=700`, 'tmpfs', folder], { timeout: 5000 });
  } catch (error) {
    console.warn(`NOT PROVEN HERE: no small disk can be mounted (${String(error).split('\n')[0]})`);
    return undefined;
  }
  onTestFinished(async () => {
    await run('umount', [folder], { timeout: 5000 });
  });
  return folder;
}
