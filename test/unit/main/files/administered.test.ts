import { chmod, chown, mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isAdministered } from '../../../../src/main/files/administered.ts';
import { isWritableByOthers } from '../../../../src/main/files/security-descriptor.ts';
import { folderInRegistry } from '../../../../src/main/files/windows-security.ts';
import { tempFolder } from '../../../support/temp-folder.ts';

const NOBODY = 65_534;

// Only root can make files that belong to root and to others.
describe.runIf(process.platform !== 'win32' && process.getuid?.() === 0)('a file of the company', () => {
  async function companyFile(): Promise<{ folder: string; path: string }> {
    const folder = join(await tempFolder(), 'company');
    await mkdir(folder, { mode: 0o755 });
    const path = join(folder, 'settings.json');
    await writeFile(path, '{}', { mode: 0o644 });
    return { folder, path };
  }

  it('counts when it and its folder belong to root, and only root may write', async () => {
    const { path } = await companyFile();
    expect(await isAdministered(path)).toBe(true);
  });

  it.each([
    ['the file belongs to somebody else', ({ path }) => chown(path, NOBODY, NOBODY)],
    ['the folder belongs to somebody else', ({ folder }) => chown(folder, NOBODY, NOBODY)],
    ['everybody may write to the file', ({ path }) => chmod(path, 0o646)],
    ['the group may write to the file', ({ path }) => chmod(path, 0o664)],
    ['everybody may write to the folder', ({ folder }) => chmod(folder, 0o777)],
    ['everybody may make files in the folder', ({ folder }) => chmod(folder, 0o1777)],
  ] as [string, (place: { folder: string; path: string }) => Promise<void>][])(
    'does not when %s',
    async (_what, spoil) => {
      const place = await companyFile();
      await spoil(place);
      expect(await isAdministered(place.path)).toBe(false);
    },
  );

  it('does not when a folder above is one that others may replace', async () => {
    const above = join(await tempFolder(), 'above');
    await mkdir(join(above, 'company'), { recursive: true, mode: 0o755 });
    const path = join(above, 'company', 'settings.json');
    await writeFile(path, '{}', { mode: 0o644 });
    expect(await isAdministered(path)).toBe(true);
    await chmod(above, 0o1777);
    expect(await isAdministered(path)).toBe(true);
    await chmod(above, 0o777);
    expect(await isAdministered(path)).toBe(false);
    await chmod(above, 0o755);
    await chown(above, NOBODY, NOBODY);
    expect(await isAdministered(path)).toBe(false);
  });

  it('does not when it leads to a file that others may replace', async () => {
    const { folder } = await companyFile();
    const elsewhere = await companyFile();
    await chmod(elsewhere.folder, 0o777);
    const link = join(folder, 'phone.json');
    await symlink(elsewhere.path, link);
    expect(await isAdministered(link)).toBe(false);
  });

  it('does not when it is not there', async () => {
    expect(await isAdministered(join(await tempFolder(), 'missing.json'))).toBe(false);
  });
});

describe('the access list of a file on Windows', () => {
  it.each([
    ['administrators and SYSTEM only', 'O:BAG:SYD:PAI(A;;FA;;;SY)(A;;FA;;;BA)'],
    ['users may read and start', 'O:BAG:SYD:PAI(A;;FA;;;SY)(A;;FA;;;BA)(A;;0x1200a9;;;BU)(A;;FR;;;WD)'],
    [
      'TrustedInstaller owns it',
      'O:S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464G:SYD:(A;ID;FA;;;SY)',
    ],
    ['a domain’s administrators may write', 'O:BAG:DUD:(A;;FA;;;S-1-5-21-1-2-3-512)'],
    ['the creator’s entry is for later files only', 'O:SYG:SYD:(A;OICIIO;GA;;;CO)(A;;FA;;;SY)'],
    ['users are denied', 'O:BAG:SYD:(D;;FW;;;BU)(A;;FA;;;BA)'],
  ])('keeps others from changing it: %s', (_what, sddl) => {
    expect(isWritableByOthers(sddl)).toBe(false);
  });

  it.each([
    ['a user owns it', 'O:S-1-5-21-1-2-3-1001G:SYD:(A;;FA;;;SY)(A;;FA;;;BA)'],
    ['users may write', 'O:BAG:SYD:(A;;FA;;;BA)(A;;FW;;;BU)'],
    ['users may create files', 'O:BAG:SYD:(A;;FA;;;BA)(A;CI;LC;;;BU)'],
    ['users may modify', 'O:BAG:SYD:(A;;FA;;;BA)(A;;0x1301bf;;;BU)'],
    ['everybody has generic write', 'O:BAG:SYD:(A;;GRGW;;;WD)'],
    ['everybody has all', 'O:BAG:SYD:(A;;GA;;;WD)'],
    ['somebody may change the list', 'O:BAG:SYD:(A;;WD;;;AU)'],
    ['somebody may take it', 'O:BAG:SYD:(A;;WO;;;AU)'],
    ['a right that nobody knows', 'O:BAG:SYD:(A;;ZZ;;;AU)'],
    ['there is no list', 'O:BAG:SY'],
    ['a null list', 'O:BAG:SYD:NO_ACCESS_CONTROL'],
    ['nothing to read', ''],
  ])('lets others change it: %s', (_what, sddl) => {
    expect(isWritableByOthers(sddl)).toBe(true);
  });

  it('is looked for in the folder that the registry names', () => {
    const output = '\r\nHKEY_LOCAL_MACHINE\\SOFTWARE\r\n    Common AppData    REG_SZ    D:\\Shared Data\r\n\r\n';
    expect(folderInRegistry(output)).toBe(String.raw`D:\Shared Data`);
    expect(folderInRegistry('ERROR: not found')).toBeUndefined();
    expect(folderInRegistry('    Common AppData    REG_SZ    \\\\server\\share\r\n')).toBeUndefined();
  });
});
