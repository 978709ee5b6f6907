import { readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { whyNoLock } from '../../../../src/main/files/lock.ts';
import { tempFolder } from '../../../support/temp-folder.ts';

describe('a start that does not get the lock on its folder', () => {
  it('finds no fault where another process holds it', async () => {
    const folder = await tempFolder();
    symlinkSync('computer-1234', join(folder, 'SingletonLock')); // leads nowhere, as Chromium's does
    expect(whyNoLock(folder)).toBeUndefined();
  });

  it('finds no fault in a folder that can be written, and leaves nothing in it', async () => {
    const folder = join(await tempFolder(), 'data');
    expect(whyNoLock(folder)).toBeUndefined();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('says that something else lies where the folder should be', async () => {
    const path = join(await tempFolder(), 'data');
    writeFileSync(path, '');
    expect(whyNoLock(path)).toMatchObject({ code: 'ENOTDIR' });
  });
});
