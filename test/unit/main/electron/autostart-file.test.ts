import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { writeAutostart } from '../../../../src/main/electron/autostart-file.ts';
import { tempFolder } from '../../../support/temp-folder.ts';

it('an autostart entry is written, replaced and removed, and nobody else’s is touched', async () => {
  const config = await tempFolder();
  const folder = join(config, 'autostart');
  await writeAutostart(config, undefined);
  await writeAutostart(config, 'first');
  await writeFile(join(folder, 'other.desktop'), 'theirs');
  await writeAutostart(config, 'second');
  expect(await readFile(join(folder, 'softphone-companion.desktop'), 'utf8')).toBe('second');
  await writeAutostart(config, undefined);
  expect(await readdir(folder)).toEqual(['other.desktop']);
});

it('a folder that cannot be written says so', async () => {
  const config = await tempFolder();
  await mkdir(join(config, 'x'));
  await writeFile(join(config, 'x', 'autostart'), '');
  await expect(writeAutostart(join(config, 'x'), 'entry')).rejects.toMatchObject({ code: 'EEXIST' });
});
