import { chmod, mkdir, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { JsonFile } from '../../../../src/main/files/json-file.ts';
import { faultOf } from '../../../support/fault-of.ts';
import { tempFolder } from '../../../support/temp-folder.ts';

const schema = z.object({ name: z.string().default('nobody') });

async function fileIn(folder: string) {
  const path = join(folder, 'things.json');
  return Promise.resolve({ path, file: new JsonFile(path, schema, () => 1234) });
}

describe('loading', () => {
  it('gives the defaults where there is no file, and moves nothing', async () => {
    const folder = await tempFolder();
    const { file } = await fileIn(folder);
    expect(await file.load()).toEqual({ value: { name: 'nobody' } });
    expect(await readdir(folder)).toEqual([]);
  });

  it('gives the defaults where not even the folder exists', async () => {
    const { file } = await fileIn(join(await tempFolder(), 'not', 'there'));
    expect(await file.load()).toEqual({ value: { name: 'nobody' } });
  });

  it.each(['', '{', '{"name":', 'null', '[]', '"text"', '{"name":7}', '\u0000\u0000\u0000'])(
    'moves %j aside, keeps its content, and gives the defaults',
    async (content) => {
      const folder = await tempFolder();
      const { file, path } = await fileIn(folder);
      await writeFile(path, content);
      expect(await file.load()).toEqual({ value: { name: 'nobody' }, movedTo: 'things.json.unreadable-1234' });
      expect(await readdir(folder)).toEqual(['things.json.unreadable-1234']);
      expect(await readFile(join(folder, 'things.json.unreadable-1234'), 'utf8')).toBe(content);
    },
  );

  it('moves aside what is no file at all', async () => {
    const folder = await tempFolder();
    const { file, path } = await fileIn(folder);
    await mkdir(path);
    expect(await file.load()).toEqual({ value: { name: 'nobody' }, movedTo: 'things.json.unreadable-1234' });
    await file.save({ name: 'a' });
    expect((await file.load()).value).toEqual({ name: 'a' });
  });

  it('gives the defaults where a part of the path is no folder, and says that nothing was moved', async () => {
    const folder = await tempFolder();
    await writeFile(join(folder, 'in-the-way'), '');
    const { file } = await fileIn(join(folder, 'in-the-way'));
    expect(await file.load()).toEqual({ value: { name: 'nobody' } });
  });

  it('survives a link that leads to itself', async () => {
    const folder = await tempFolder();
    const { file, path } = await fileIn(folder);
    await symlink(path, path);
    expect((await file.load()).value).toEqual({ name: 'nobody' });
  });
});

describe('saving', () => {
  it('gives back what was saved, in a folder made for it', async () => {
    const { file } = await fileIn(join(await tempFolder(), 'new', 'folder'));
    await file.save({ name: '张三 "x"' });
    expect(await file.load()).toEqual({ value: { name: '张三 "x"' } });
  });

  it('is for the owner only, and leaves no temporary file', async () => {
    const folder = join(await tempFolder(), 'mine');
    const { file, path } = await fileIn(folder);
    await file.save({ name: 'a' });
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
    expect(await readdir(folder)).toEqual(['things.json']);
  });

  it('makes a file that others could read private again', async () => {
    const folder = await tempFolder();
    const { file, path } = await fileIn(folder);
    await writeFile(path, '{}');
    await chmod(path, 0o644);
    await file.save({ name: 'a' });
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  it('says which file and why when the disk refuses', async () => {
    const folder = await tempFolder();
    await writeFile(join(folder, 'in-the-way'), '');
    const { file } = await fileIn(join(folder, 'in-the-way'));
    const error = await faultOf(file.save({ name: 'a' }));
    expect(error).toEqual({ code: 'disk', message: expect.stringMatching(/^things\.json: E[A-Z]+$/) as string });
  });

  it('leaves the old content when the new cannot be put in its place', async () => {
    const folder = await tempFolder();
    const { file, path } = await fileIn(folder);
    await mkdir(path);
    await writeFile(join(path, 'old'), 'old content');
    expect(await faultOf(file.save({ name: 'a' }))).toMatchObject({ code: 'disk' });
    expect(await readFile(join(path, 'old'), 'utf8')).toBe('old content');
    expect(await readdir(folder)).toEqual(['things.json']);
  });

  it('keeps a whole value when many save at once', async () => {
    const { file } = await fileIn(await tempFolder());
    const names = Array.from({ length: 20 }, (_, index) => `${index}`.repeat(1000));
    await Promise.all(names.map((name) => file.save({ name })));
    expect(names).toContain((await file.load()).value.name);
  });
});

describe('what was moved aside', () => {
  it('is deleted when asked, and nothing else is', async () => {
    const folder = await tempFolder();
    const { file, path } = await fileIn(folder);
    await writeFile(path, '{}');
    await writeFile(`${path}.unreadable-1`, 'x');
    await writeFile(`${path}.unreadable-2`, 'x');
    await writeFile(join(folder, 'others.json.unreadable-1'), 'x');
    await file.removeMovedAside();
    expect((await readdir(folder)).sort()).toEqual(['others.json.unreadable-1', 'things.json']);
  });

  it('may be nothing at all', async () => {
    const { file } = await fileIn(join(await tempFolder(), 'not-there'));
    await expect(file.removeMovedAside()).resolves.toBeUndefined();
  });
});
