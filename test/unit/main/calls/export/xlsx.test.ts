import { execFile } from 'node:child_process';
import { readdir, readFile, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { readXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import type { CallRecord } from '../../../../../src/preload/contract/index.ts';
import { exportCalls } from '../../../../../src/main/calls/export/export-calls.ts';
import type { ExportCall, ExportOptions } from '../../../../../src/main/calls/export/export-row.ts';
import { tempFolder } from '../../../../support/temp-folder.ts';
import { BENT_TEXTS } from './bent-texts.ts';

const AT = new Date(2026, 10, 22, 11, 19, 49).getTime();
const shown: ExportOptions = { areNumbersMasked: false, language: 'en', format: 'xlsx' };
const never = new AbortController().signal;

function call(parts: Partial<CallRecord> = {}, own: Partial<ExportCall> = {}): ExportCall {
  const record: CallRecord = {
    uuid: '5c0de3a2-1111-4000-8000-000000000001',
    direction: 'outbound',
    state: 'answered',
    stateText: '接听',
    customerNumber: '13800138000',
    startedAt: AT,
    isRecorded: false,
    ...parts,
  };
  return { call: record, note: '', tags: [], ...own };
}

function many(count: number) {
  const copies = (from: number, size: number) =>
    Array.from({ length: size }, (_, at) =>
      call({ uuid: `call-${from + at}`, talkSeconds: at }, { note: `note ${at}` }),
    );
  return { count, slice: copies };
}

async function exported(copies: ExportCall[], options = shown) {
  const path = join(await tempFolder(), 'calls.xlsx');
  await exportCalls(
    { count: copies.length, slice: (from, count) => copies.slice(from, from + count) },
    path,
    options,
    never,
    () => undefined,
  );
  const workbook = await readXlsx(await readFile(path));
  const [sheet] = workbook.sheets;
  const [header = [], ...rows]: unknown[][] = sheet?.rows ?? [];
  return {
    path,
    name: sheet?.name,
    rows: rows.map((row): Record<string, unknown> =>
      Object.fromEntries(header.map((name, at) => [String(name), row[at] ?? null])),
    ),
  };
}

describe('the workbook', () => {
  it('has a type for every column', async () => {
    const { name, rows } = await exported([call({ talkSeconds: 12, score: 4, trunkNumber: '057100000001' })]);
    expect(name).toBe('Calls');
    expect(rows[0]).toMatchObject({
      'Customer number': '13800138000',
      'Caller ID': '057100000001',
      'Talk (s)': 12,
      Score: 4,
    });
    expect(rows[0]).toMatchObject({ Time: new Date(Date.UTC(2026, 10, 22, 11, 19, 49)) }); // sheets know the clock's time only
    expect(rows[0]?.['Whole call (s)']).toBeNull();
  });

  it('keeps every text as it was written', async () => {
    const texts = [...BENT_TEXTS, '=1+1', '+86 1', "'quoted", '_x000A_', 'a\nb', '<&>"', '客户 🙂', '12345', '007'];
    const { rows } = await exported(texts.map((text) => call({ reference: text }, { note: text, tags: [text] })));
    for (const column of ['Reference', 'My note', 'My tags']) expect(rows.map((row) => row[column])).toEqual(texts);
  });

  it('holds neither control characters nor more than a cell can', async () => {
    const { rows } = await exported([call({ reference: 'a\u0000b\u001fc\ud800' }, { note: 'x'.repeat(40_000) })]);
    expect(rows[0]).toMatchObject({ Reference: 'abc\ufffd' });
    expect(String(rows[0]?.['My note'])).toHaveLength(32_767);
  });

  it('masks numbers where that was chosen', async () => {
    const { rows } = await exported([call({}, { note: 'back to 138 0013 8000' })], {
      ...shown,
      areNumbersMasked: true,
    });
    expect(rows[0]).toMatchObject({ 'Customer number': '138****8000', 'My note': 'back to 138****8000' });
  });

  it('is whole or not there, and what a killed export left goes', async () => {
    const folder = await tempFolder();
    const path = join(folder, 'calls.xlsx');
    const stop = new AbortController();
    const reason = new Error('enough');
    const cancelled = exportCalls(many(2_000), path, shown, stop.signal, () => stop.abort(reason));
    await expect(cancelled).rejects.toBe(reason);
    expect(await readdir(folder)).toEqual([]);
    await exportCalls(many(2), path, shown, never, () => undefined);
    const left = join(folder, '.0123456789abcdef.part');
    await writeFile(left, (await readFile(path)).subarray(0, 500));
    await utimes(left, new Date(0), new Date(0));
    await exportCalls(many(1), path, shown, never, () => undefined);
    expect(await readdir(folder)).toEqual(['calls.xlsx']);
  });

  it('of 200,000 calls is written without holding them', async () => {
    const script = join(import.meta.dirname, 'big-export.ts');
    const path = join(await tempFolder(), 'big.xlsx');
    const { stdout } = await promisify(execFile)(process.execPath, ['--max-old-space-size=96', script, path]);
    expect(stdout.trim()).toBe('200000');
  }, 180_000);
});
