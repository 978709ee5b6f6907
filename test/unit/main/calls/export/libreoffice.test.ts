import { execFile, spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { readXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { exportCalls } from '../../../../../src/main/calls/export/export-calls.ts';
import type { ExportCall } from '../../../../../src/main/calls/export/export-row.ts';
import { tempFolder } from '../../../../support/temp-folder.ts';
import { BENT_TEXTS } from './bent-texts.ts';

const isInstalled = spawnSync('soffice', ['--version']).status === 0;
if (!isInstalled) console.warn('NOT RUN: LibreOffice reads the CSV export (soffice is not installed)');

/** Languages of Windows, by which LibreOffice chooses what it takes for a date. */
const LANGUAGES = [
  ['English', 1033],
  ['Chinese', 2052],
] as const;

describe.skipIf(!isInstalled)('LibreOffice, looking for special numbers', () => {
  it.each(LANGUAGES)(
    'keeps every text of the CSV export a text, in %s',
    async (_name, language) => {
      const folder = await tempFolder();
      const path = join(folder, 'calls.csv');
      const calls = [...BENT_TEXTS, '=1+1', '+86 1', '-5%', '@x'].map((text, at): ExportCall => {
        const words = { stateText: text, customerRegion: text, hungUpBy: text, answerWay: text, reference: text };
        const place = { uuid: `u${at}`, direction: 'outbound', state: 'other', customerNumber: '13800138000' } as const;
        return { call: { ...place, ...words, isRecorded: false }, note: text, tags: [text] };
      });
      const source = { count: calls.length, slice: (from: number, count: number) => calls.slice(from, from + count) };
      const options = { areNumbersMasked: false, language: 'en' } as const;
      await exportCalls(source, path, options, new AbortController().signal, () => undefined);
      const rows = await opened(folder, path, language);
      const cells = rows.slice(1).flat();
      expect(rows).toHaveLength(calls.length + 1);
      expect(cells.filter((cell) => cell !== null && typeof cell !== 'string')).toEqual([]);
    },
    120_000,
  );
});

async function opened(folder: string, path: string, language: number): Promise<unknown[][]> {
  await promisify(execFile)('soffice', [
    `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`,
    ...['--headless', `--infilter=CSV:44,34,76,1,,${language},false,true`],
    ...['--convert-to', 'xlsx', '--outdir', folder, path],
  ]);
  const { sheets } = await readXlsx(await readFile(join(folder, 'calls.xlsx')));
  return sheets[0]?.rows ?? [];
}
