import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { replaceAutostart } from '../../../../src/main/electron/autostart-file.ts';
import { tempFolder } from '../../../support/temp-folder.ts';

it('an autostart entry is written, replaced and removed, and nobody else’s is touched', async () => {
  const config = await tempFolder();
  const folder = join(config, 'autostart');
  await replaceAutostart(config, '', '');
  await replaceAutostart(config, 'first', '');
  await writeFile(join(folder, 'other.desktop'), 'theirs');
  await replaceAutostart(config, 'second', 'first');
  expect(await readFile(join(folder, 'softphone-companion.desktop'), 'utf8')).toBe('second');
  await replaceAutostart(config, '', 'second');
  expect(await readdir(folder)).toEqual(['other.desktop']);
});

it('an entry that somebody has removed or switched off stays so when the program moves', async () => {
  const config = await tempFolder();
  const path = join(config, 'autostart', 'softphone-companion.desktop');
  await replaceAutostart(config, 'first', '');
  await writeFile(path, 'first, switched off');
  await replaceAutostart(config, 'second', 'first');
  expect(await readFile(path, 'utf8')).toBe('first, switched off');
  await rm(path);
  await replaceAutostart(config, 'second', 'first');
  expect(await readdir(join(config, 'autostart'))).toEqual([]);
});

it('a folder that cannot be written says so', async () => {
  const config = await tempFolder();
  await mkdir(join(config, 'x'));
  await writeFile(join(config, 'x', 'autostart'), '');
  await expect(replaceAutostart(join(config, 'x'), 'entry', '')).rejects.toMatchObject({ code: 'EEXIST' });
});
