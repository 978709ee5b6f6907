import { execFileSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { tableFileReader } from '../../../../src/main/table-files/table-file.ts';
import { readTableFile, startTableProcess } from '../../../support/table-process.ts';
import { tempFolder } from '../../../support/temp-folder.ts';
import { repack, type Unpacked } from './repack.ts';

const TOO_LARGE = { code: 'bad-input', error: { field: 'file', reason: 'file-too-large' } };
const UNREADABLE = { code: 'bad-input', error: { field: 'file', reason: 'file-unreadable' } };
const MB = 1024 * 1024;

async function fileOf(content: string | Uint8Array, name = 'a.csv'): Promise<string> {
  const path = join(await tempFolder(), name);
  await writeFile(path, content);
  return path;
}

async function workbook(change: (parts: Unpacked) => void = () => undefined): Promise<string> {
  const bytes = await writeXlsx({
    sheets: [
      {
        name: 'a',
        rows: [
          ['姓名', '手机'],
          ['张三', '15405710003'],
        ],
      },
    ],
  });
  return fileOf(repack(bytes, change), 'a.xlsx');
}

describe('a table in a file', () => {
  it('comes as its rows, in pieces, in their order', async () => {
    const lines = Array.from({ length: 3_001 }, (_, n) => `name ${n},${15_405_710_000 + n}`);
    const { rows, encoding } = await readTableFile(await fileOf(lines.join('\n')));
    expect(encoding).toBe('utf-8');
    expect(rows.map((row) => row.join(','))).toEqual(lines);
  });

  it('comes from a workbook as from a text', async () => {
    expect((await readTableFile(await workbook())).rows).toEqual([
      ['姓名', '手机'],
      ['张三', '15405710003'],
    ]);
  });

  it('comes with the people of a vCard file, one row each', async () => {
    const card = (name: string) => `BEGIN:VCARD\nFN:${name}\nTEL:15405710003\nEND:VCARD\n`;
    const { rows, cards } = await readTableFile(await fileOf(card('张三') + card('李四'), 'a.vcf'));
    expect(rows.map(([name]) => name)).toEqual(['张三', '李四']);
    expect(cards?.map(({ numbers }) => numbers[0]?.number)).toEqual(['15405710003', '15405710003']);
  });

  it.each([
    ['bytes', { bytes: 20 }],
    ['rows', { rows: 2 }],
    ['cells', { cells: 5 }],
    ['characters', { characters: 30 }],
  ])('is refused as too large beyond a number of %s', async (_, limits) => {
    const path = await fileOf('name,phone\na,15405710003\nb,15405710004\n');
    expect((await readTableFile(path)).rows).toHaveLength(3);
    await expect(readTableFile(path, limits)).rejects.toMatchObject(TOO_LARGE);
  });

  it('leaves out millions of empty lines, and lets the app go on meanwhile', async () => {
    const path = await fileOf(`name,phone\n${'\n'.repeat(4 * MB)}张三,15405710003\n`);
    let turns = 0;
    const timer = setInterval(() => turns++, 10);
    const { rows } = await readTableFile(path);
    clearInterval(timer);
    expect(rows).toHaveLength(2);
    // Read in this thread, it would be a handful.
    expect(turns).toBeGreaterThan(20);
  });

  it('is given up when reading takes too long', async () => {
    const path = await fileOf(`name,phone\n${'\n'.repeat(16 * MB)}`);
    await expect(readTableFile(path, { ms: 300 })).rejects.toMatchObject(TOO_LARGE);
  });

  it('is given up when its process has no more memory, and the app goes on', async () => {
    const path = await fileOf('x'.repeat(4 * MB)); // one cell, which takes twenty times as much while it is read
    expect((await readTableFile(path)).rows).toHaveLength(1);
    await expect(tableFileReader(() => startTableProcess(48))(path)).rejects.toMatchObject(TOO_LARGE);
    expect((await readTableFile(await workbook())).rows).toHaveLength(2);
  });
});

describe('a hostile workbook', () => {
  it.each([
    ['xl/sharedStrings.xml', 300, {}],
    ['xl/worksheets/sheet1.xml', 30, { unpackedBytes: 20 * MB }],
  ])('is refused where %s unpacks to %i MB', async (part, size, limits) => {
    const path = await workbook((parts) => {
      parts[part] = (parts[part] ?? '').replace('?>', `?>${' '.repeat(size * MB)}`);
    });
    await expect(readTableFile(path, limits)).rejects.toMatchObject(TOO_LARGE);
  });

  it('is bounded by all of its parts together', async () => {
    const path = await workbook();
    await expect(readTableFile(path, { unpackedBytes: 1_000 })).rejects.toMatchObject(TOO_LARGE);
    expect((await readTableFile(path, { unpackedBytes: 100_000 })).rows).toHaveLength(2);
  });

  it('is refused where a part cannot be unpacked', async () => {
    const bytes = repack(await writeXlsx({ sheets: [{ name: 'a', rows: [['a']] }] }), () => undefined);
    // The data of the first part: behind its header of 30 bytes and its name.
    bytes.fill(0xff, 30 + bytes.readUInt16LE(26), 40 + bytes.readUInt16LE(26));
    await expect(readTableFile(await fileOf(bytes))).rejects.toMatchObject(UNREADABLE);
  });
});

describe('what is no table', () => {
  it.each([
    ['a picture', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0x0d, 0, 0])],
    ['a broken workbook', Uint8Array.from([0x50, 0x4b, 3, 4, 1, 2, 3])],
  ])('is refused: %s', async (_, bytes) => {
    await expect(readTableFile(await fileOf(bytes))).rejects.toMatchObject(UNREADABLE);
  });

  it('is refused where it is a folder, or a pipe that never ends', async () => {
    const folder = await tempFolder();
    await expect(readTableFile(folder)).rejects.toMatchObject(UNREADABLE);
    if (process.platform === 'win32') return;
    execFileSync('mkfifo', [join(folder, 'pipe')]);
    await expect(readTableFile(join(folder, 'pipe'))).rejects.toMatchObject(UNREADABLE);
  });

  it('is named where it is gone', async () => {
    await expect(readTableFile(join(await tempFolder(), 'gone.csv'))).rejects.toMatchObject({
      code: 'disk',
      error: { message: 'gone.csv: ENOENT' },
    });
  });
});
