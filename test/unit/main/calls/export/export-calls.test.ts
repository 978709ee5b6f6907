import { execFile } from 'node:child_process';
import { mkdir, readdir, readFile, stat, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import type { CallRecord } from '../../../../../src/preload/contract/index.ts';
import { exportCalls } from '../../../../../src/main/calls/export/export-calls.ts';
import type { ExportCall, ExportOptions } from '../../../../../src/main/calls/export/export-row.ts';
import { faultOf } from '../../../../support/fault-of.ts';
import { smallDisk } from '../../../../support/small-disk.ts';
import { tempFolder } from '../../../../support/temp-folder.ts';
import { isFormula, readCsv } from './strict-csv.ts';

const AT = Date.UTC(2026, 10, 22, 3, 19, 49);
const shown: ExportOptions = { areNumbersMasked: false, language: 'zh-CN' };
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

function listOf(copies: ExportCall[]) {
  return { count: copies.length, slice: (from: number, count: number) => copies.slice(from, from + count) };
}

/** Many calls, made as they are asked for. */
function many(count: number, onAsk: (from: number, count: number) => void = () => undefined) {
  return {
    count,
    slice(from: number, size: number) {
      onAsk(from, size);
      return Array.from({ length: size }, (_, i) =>
        call({ uuid: `call-${from + i}`, startedAt: AT - (from + i) * 60_000 }),
      );
    },
  };
}

async function exported(copies: ExportCall[], options = shown) {
  const path = join(await tempFolder(), 'calls.csv');
  await exportCalls(listOf(copies), path, options, never, () => undefined);
  const text = await readFile(path, 'utf8');
  const [header = [], ...rows] = readCsv(text.replace(/^\ufeff/, ''));
  const objects = rows.map((row) => Object.fromEntries(row.map((cell, at) => [header[at] ?? at, cell] as const)));
  return { path, text, header, rows, objects };
}

describe('the file', () => {
  it('is UTF-8 with a byte order mark, lines end in CRLF, and only its owner may read it', async () => {
    const { text, path } = await exported([call()]);
    expect([...(await readFile(path)).subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(text.split('\r\n')).toHaveLength(3);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  it('has everything that is known of a call', async () => {
    const full = call(
      {
        customerRegion: '浙江 杭州',
        trunkNumber: '057188888888',
        trunkName: '总机',
        talkSeconds: 61,
        totalSeconds: 75,
        waitSeconds: 14,
        queueSeconds: 0,
        hungUpBy: '客户',
        answerWay: 'SIP',
        score: 5,
        reference: '0012',
        isRecorded: true,
      },
      { note: '第一行\n"第二行"', tags: ['急', '回访'] },
    );
    const { objects } = await exported([full]);
    const time = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'medium' }).format(AT);
    expect(objects).toEqual([
      {
        ...{ 时间: time, 方向: '呼出', 结果: '已接听', 客户号码: '138 0013 8000', 联系人: '', 归属地: '浙江 杭州' },
        ...{ 外显号码: '0571 8888 8888', 号码名称: '总机', '通话时长(秒)': '61', '总时长(秒)': '75', '等待(秒)': '14' },
        ...{
          '排队(秒)': '0',
          挂断方: '客户',
          接听方式: 'SIP',
          评分: '5',
          备注信息: "'0012",
          通话小结: '',
          我的备注: '第一行\n"第二行"',
        },
        ...{ 我的标签: '急, 回访', 录音: '有', '通话 ID': '5c0de3a2-1111-4000-8000-000000000001' },
      },
    ]);
  });

  it('names the contact, and no number in the name of a masked file', async () => {
    const contactOf = (number: string): string | undefined =>
      number === '13800138000' ? '沈若琳 13800138000' : undefined;
    const rows = [call(), call({ customerNumber: '13700137000' })];
    const plain = await exported(rows, { ...shown, contactOf });
    expect(plain.objects.map((row) => row['联系人'])).toEqual(['沈若琳 13800138000', '']);
    const masked = await exported(rows, { ...shown, areNumbersMasked: true, contactOf });
    expect(masked.objects[0]?.['联系人']).toBe('沈若琳 138****8000');
  });

  it('leaves empty what nobody knows, and shows the server’s own words where we have none', async () => {
    const { startedAt, ...timeless } = call().call;
    expect(startedAt).toBe(AT);
    const unknown = { ...timeless, direction: 'unknown' as const, state: 'other' as const, stateText: '=转接' };
    const { objects } = await exported([{ call: unknown, startText: '昨天', note: '', tags: [] }]);
    expect(objects[0]).toMatchObject({
      时间: '昨天',
      方向: '',
      结果: "'=转接",
      归属地: '',
      '通话时长(秒)': '',
      录音: '无',
    });
  });

  it('speaks English too, with as many columns', async () => {
    const zh = await exported([call()]);
    const en = await exported([call()], { ...shown, language: 'en' });
    expect(en.header).toHaveLength(zh.header.length);
    expect(en.text).not.toMatch(/[\u4e00-\u9fff]/);
    expect(en.objects[0]).toMatchObject({
      Direction: 'Outgoing',
      Result: 'Answered',
      'Customer number': '138 0013 8000',
    });
  });

  it('holds no customer’s number when it is masked, not even in a note', async () => {
    const copy = call({ reference: '13800138000' }, { note: '改打 138 0013 8000', tags: ['13800138000'] });
    const { text, objects } = await exported([copy], { ...shown, areNumbersMasked: true });
    expect(objects[0]).toMatchObject({
      客户号码: '138****8000',
      备注信息: '138****8000',
      我的备注: '改打 138****8000',
    });
    expect(text.replaceAll(/[ -]/g, '')).not.toContain('13800138000');
  });

  it('has no formula in any column that somebody else can fill', async () => {
    const evil = '=HYPERLINK("https://evil.example","x")';
    const parts = { customerNumber: evil, customerRegion: evil, trunkNumber: evil, trunkName: evil, hungUpBy: evil };
    const copy = call({
      ...parts,
      uuid: evil,
      answerWay: evil,
      reference: evil,
      stateText: evil,
      state: 'other',
      score: -1,
    });
    const { rows } = await exported([{ ...copy, note: evil, tags: [evil] }]);
    expect(rows.flat().filter((cell) => cell.includes('HYPERLINK'))).toHaveLength(11);
    expect(rows.flat().filter(isFormula)).toEqual([]);
  });

  it('reads the same in Python’s csv module', async () => {
    const notes = ['a,b', '"', '""', 'a\nb', '=1', ' x ', ';', "'", '录音', '😀'];
    const { path, header, rows } = await exported(notes.map((note) => call({}, { note, tags: [note, note] })));
    const script =
      'import csv,json,sys;print(json.dumps(list(csv.reader(open(sys.argv[1],encoding="utf-8-sig",newline=""),strict=True))))';
    const python = await promisify(execFile)('python3', ['-c', script, path]).catch((error: unknown) => {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
      throw error;
    });
    if (python) expect(JSON.parse(python.stdout)).toEqual([header, ...rows]);
    else console.warn('NOT PROVEN HERE: there is no python3 to read the CSV a second time');
  });
});

describe('a large export', () => {
  it('asks for a slice at a time, and lets others have their turn between two', async () => {
    const path = join(await tempFolder(), 'calls.csv');
    let turns = 0;
    const turning = setInterval(() => turns++, 0);
    const seen: { size: number; turns: number }[] = [];
    const done: number[] = [];
    await exportCalls(
      many(20_050, (_from, size) => seen.push({ size, turns })),
      path,
      shown,
      never,
      (count) => done.push(count),
    );
    clearInterval(turning);
    expect(Math.max(...seen.map(({ size }) => size))).toBe(200);
    expect(seen.reduce((sum, { size }) => sum + size, 0)).toBe(20_050);
    expect(turns).toBeGreaterThan(20);
    expect(done.at(-1)).toBe(20_050);
    expect(done).toEqual([...done].sort((a, b) => a - b));
    expect(readCsv(await readFile(path, 'utf8'))).toHaveLength(20_051);
  });

  it('goes on where calls have gone since the list was made', async () => {
    const path = join(await tempFolder(), 'calls.csv');
    const source = { count: 500, slice: (from: number) => (from === 0 ? [call()] : [call(), call()]) };
    await exportCalls(source, path, shown, never, () => undefined);
    expect(readCsv(await readFile(path, 'utf8'))).toHaveLength(1 + 1 + 2 + 2);
  });
});

describe('an export that does not come to its end', () => {
  async function withOlderFile() {
    const folder = await tempFolder();
    const path = join(folder, 'calls.csv');
    await writeFile(path, 'older');
    const left = async () => ({ files: await readdir(folder), text: await readFile(path, 'utf8') });
    return { path, left };
  }

  it.each(['before it begins', 'in the middle', 'at the last call'])(
    'cancelled %s, it leaves only the older file',
    async (when) => {
      const { path, left } = await withOlderFile();
      const stop = new AbortController();
      const reason = new Error('enough');
      if (when === 'before it begins') stop.abort(reason);
      const limit = when === 'in the middle' ? 600 : 1000;
      const onDone = (done: number) => {
        if (done >= limit) stop.abort(reason);
      };
      await expect(exportCalls(many(1000), path, shown, stop.signal, onDone)).rejects.toBe(reason);
      expect(await left()).toEqual({ files: ['calls.csv'], text: 'older' });
    },
  );

  it('leaves only the older file where the store fails', async () => {
    const { path, left } = await withOlderFile();
    const failure = new Error('the store is gone');
    const source = many(1000, (from) => {
      if (from > 300) throw failure;
    });
    await expect(exportCalls(source, path, shown, never, () => undefined)).rejects.toBe(failure);
    expect(await left()).toEqual({ files: ['calls.csv'], text: 'older' });
  });

  it('replaces the older file only when all is written', async () => {
    const { path, left } = await withOlderFile();
    const texts: string[] = [];
    const source = many(600, () => undefined);
    const copies = async (from: number, count: number) => (texts.push((await left()).text), source.slice(from, count));
    await exportCalls({ count: 600, slice: copies }, path, shown, never, () => undefined);
    expect(texts).toEqual(['older', 'older', 'older']);
    const { files, text } = await left();
    expect(files).toEqual(['calls.csv']);
    expect(readCsv(text)).toHaveLength(601);
  });

  it('goes at the next export into its folder when it was killed, and nothing else does', async () => {
    const { path, left } = await withOlderFile();
    const folder = dirname(path);
    const { text } = await exported([call()]);
    const old = new Date(Date.now() - 2 * 3_600_000);
    const put = async (name: string, content: string, at = old) => {
      await writeFile(join(folder, name), content);
      await utimes(join(folder, name), at, at);
    };
    await put('.0123456789abcdef.part', text);
    await put('.1123456789abcdef.part', text, new Date());
    await put('.2123456789abcdef.part', 'of another program');
    await put('calls.part', text);
    await exportCalls(many(1), path, shown, never, () => undefined);
    const others = ['.1123456789abcdef.part', '.2123456789abcdef.part', 'calls.part'];
    expect((await left()).files.sort()).toEqual([...others, 'calls.csv'].sort());
  });

  it('says what the disk said, by the name of the file', async () => {
    const folder = await tempFolder();
    await mkdir(join(folder, 'calls.csv'));
    const into = (path: string) => faultOf(exportCalls(many(1), path, shown, never, () => undefined));
    expect(await into(join(folder, 'calls.csv'))).toEqual({ code: 'disk', message: 'calls.csv: EISDIR' });
    expect(await into(join(folder, 'no', 'x.csv'))).toEqual({ code: 'disk', message: 'x.csv: ENOENT' });
    expect(await readdir(folder)).toEqual(['calls.csv']);
  });

  it('leaves the older file on a disk that is really full', async () => {
    const folder = await smallDisk(256);
    if (folder === undefined) return;
    const path = join(folder, 'calls.csv');
    await writeFile(path, 'older');
    const error = await faultOf(exportCalls(many(20_000), path, shown, never, () => undefined));
    expect(error).toEqual({ code: 'disk', message: 'calls.csv: ENOSPC' });
    expect(await readdir(folder)).toEqual(['calls.csv']);
    expect(await readFile(path, 'utf8')).toBe('older');
  });
});
