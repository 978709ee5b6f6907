import { chmod, mkdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { moveToLocal } from '../../../../src/main/files/local-data.ts';
import { restrictOncePerVersion, restrictToOwner } from '../../../../src/main/files/owner-only.ts';
import { tempFolder } from '../../../support/temp-folder.ts';

describe.runIf(process.platform !== 'win32')('files that an earlier version made', () => {
  it('are for their owner only afterwards, folders and what lies beside a database too', async () => {
    const root = await tempFolder();
    await mkdir(join(root, 'calls'), { mode: 0o755 });
    const names = ['settings.json', 'calls/own.sqlite', 'calls/own.sqlite-wal', 'calls/own.sqlite-shm'];
    for (const name of names) {
      await writeFile(join(root, name), 'x');
      await chmod(join(root, name), 0o644);
    }
    await restrictToOwner(root);
    const modes = await Promise.all(
      [...names, 'calls'].map(async (name) => (await stat(join(root, name))).mode & 0o777),
    );
    expect(modes).toEqual([0o600, 0o600, 0o600, 0o600, 0o700]);
  });

  it('are looked at once for each version of the app', async () => {
    const folder = await tempFolder();
    const file = join(folder, 'settings.json');
    const modeAfter = async (version: string): Promise<number> => {
      await writeFile(file, 'x');
      await chmod(file, 0o644);
      await restrictOncePerVersion(folder, version);
      return (await stat(file)).mode & 0o777;
    };
    expect(await modeAfter('1.0.0')).toBe(0o600);
    expect(await modeAfter('1.0.0')).toBe(0o644);
    expect(await modeAfter('1.1.0')).toBe(0o600);
  });

  it('are not looked for behind links', async () => {
    const [root, elsewhere] = [await tempFolder(), await tempFolder()];
    const file = join(elsewhere, 'shared.txt');
    await writeFile(file, 'x');
    await chmod(file, 0o644);
    await symlink(elsewhere, join(root, 'link'));
    await restrictToOwner(root);
    expect((await stat(file)).mode & 0o777).toBe(0o644);
  });
});

describe('the data of a roaming profile', () => {
  it('moves to the local one, once', async () => {
    const root = await tempFolder();
    const [roaming, local] = [join(root, 'Roaming/App'), join(root, 'Local/App')];
    await mkdir(join(roaming, 'calls'), { recursive: true });
    await writeFile(join(roaming, 'calls/own.sqlite'), 'notes');
    expect(moveToLocal(roaming, local)).toBe(local);
    expect(await readFile(join(local, 'calls/own.sqlite'), 'utf8')).toBe('notes');
    expect(existsSync(roaming)).toBe(false);
    await mkdir(roaming);
    expect(moveToLocal(roaming, local)).toBe(local);
    expect(existsSync(join(local, 'calls/own.sqlite'))).toBe(true);
  });

  it('stays where it is, and in use, when it cannot be moved', async () => {
    const root = await tempFolder();
    const [roaming, blocked] = [join(root, 'Roaming'), join(root, 'file')];
    await mkdir(roaming);
    await writeFile(blocked, '');
    expect(moveToLocal(roaming, join(blocked, 'App'))).toBe(roaming);
    expect(existsSync(roaming)).toBe(true);
  });

  it('begins in the local one where there is none', async () => {
    const root = await tempFolder();
    expect(moveToLocal(join(root, 'Roaming'), join(root, 'Local'))).toBe(join(root, 'Local'));
  });
});
