import { randomBytes } from 'node:crypto';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CallRecord, ErrorCode, SkippedItem } from '../../../../../src/preload/contract/index.ts';
import { systemDisk, type Disk } from '../../../../../src/main/calls/recordings/disk.ts';
import { saveRecordings, type SavingOptions } from '../../../../../src/main/calls/recordings/save-recordings.ts';
import { SkipRule } from '../../../../../src/main/calls/recordings/save-recordings.ts';
import type { StoredCall } from '../../../../../src/main/calls/call-queries.ts';
import { Fault } from '../../../../../src/main/fault.ts';
import { faultOf } from '../../../../support/fault-of.ts';
import { closedPort } from '../../../../support/raw-server.ts';
import { smallDisk } from '../../../../support/small-disk.ts';
import { tempFolder } from '../../../../support/temp-folder.ts';
import { recordingServer, sha256, type Manners } from './recording-server.ts';
import { checkSums, savingFrom } from './saving-parts.ts';

const AT = new Date(2026, 10, 22, 11, 19, 49).getTime();
const never = new AbortController().signal;
const masked: SavingOptions = { areNumbersMasked: true };

function copyOf(uuid: string, parts: Partial<CallRecord> = {}): StoredCall {
  const call: CallRecord = {
    uuid,
    direction: 'outbound',
    state: 'answered',
    stateText: '接听',
    customerNumber: '13800138000',
    startedAt: AT,
    talkSeconds: 10,
    isRecorded: true,
    ...parts,
  };
  return { call, recordPath: `/rec/${uuid}` };
}

/** Calls `c0`, `c1` … a minute apart, oldest last. */
const calls = (count: number): StoredCall[] =>
  Array.from({ length: count }, (_, i) => copyOf(`c${i}`, { startedAt: AT - i * 60_000 }));
const sourceOf = (copies: StoredCall[]) => ({
  count: copies.length,
  slice: (from: number, count: number) => Promise.resolve(copies.slice(from, from + count)),
});

/** What a window would have been told. */
function telling() {
  const told = { done: 0, total: 0, bytes: 0, skipped: [] as SkippedItem[] };
  const progress = {
    done: (count: number) => (told.done = count),
    total: (count: number) => (told.total = count),
    bytes: (count: number) => (told.bytes = count),
    skip: (item: SkippedItem) => told.skipped.push(item),
  };
  return { told, progress };
}

async function setting(manners: Partial<Manners> = {}, disk: Partial<Disk> = {}) {
  const server = await recordingServer(manners);
  const bodies = new Map<string, Buffer>();
  server.state.file = (path) => bodies.get(path) ?? (bodies.set(path, randomBytes(20_000)), server.state.file(path));
  const folder = await tempFolder();
  const parts = { ...savingFrom(server.host), disk: { ...systemDisk, ...disk } };
  const audio = async (into = folder) => (await readdir(into)).filter((name) => /\.(mp3|wav)$/.test(name)).sort();
  const save = async (copies: StoredCall[], signal = never, into = folder) => {
    const { told, progress } = telling();
    await saveRecordings(parts, sourceOf(copies), into, masked, signal, progress);
    return told;
  };
  return { ...server, folder, parts, audio, save, bodies };
}

describe('recordings of a filter', () => {
  it('are saved two at a time, under names that say what they are, with their hashes', async () => {
    const { save, audio, folder, state, bodies } = await setting({ waitsMs: 20 });
    const told = await save([...calls(30), copyOf('silent', { isRecorded: false })]);
    expect(told).toEqual({ done: 30, total: 30, bytes: 30 * 20_000, skipped: [] });
    expect(state.most).toBe(2);
    const names = await audio();
    expect(names).toHaveLength(30);
    expect(names.at(-1)).toBe('2026-11-22 11.19.49 138xxxx8000 out.mp3');
    expect(sha256(await readFile(join(folder, names.at(-1) ?? '')))).toBe(sha256(bodies.get('/rec/c0') ?? Buffer.of()));
    expect(await checkSums(folder, 'SHA256SUMS')).toEqual(names.map((name) => `${name}: OK`));
    expect(await readdir(folder)).toHaveLength(31);
  });

  it('show whole numbers in names where that is wanted', async () => {
    const { parts, folder, audio } = await setting({ type: 'audio/wav' });
    const { progress } = telling();
    await saveRecordings(parts, sourceOf(calls(1)), folder, { areNumbersMasked: false }, never, progress);
    expect(await audio()).toEqual(['2026-11-22 11.19.49 13800138000 out.wav']);
  });

  it('are numbered where calls have the same name, and known apart afterwards', async () => {
    const { save, audio, asked } = await setting();
    await save([copyOf('a'), copyOf('b')]);
    const names = ['2026-11-22 11.19.49 138xxxx8000 out (2).mp3', '2026-11-22 11.19.49 138xxxx8000 out.mp3'];
    expect(await audio()).toEqual(names);
    await save([copyOf('b')]);
    expect(asked).toHaveLength(2);
    await save([copyOf('c')]);
    expect(await audio()).toEqual([names[0], '2026-11-22 11.19.49 138xxxx8000 out (3).mp3', names[1]]);
  });

  it('do not overwrite a file of somebody else', async () => {
    const { save, folder, audio } = await setting();
    const name = '2026-11-22 11.19.49 138xxxx8000 out.mp3';
    await writeFile(join(folder, name), 'theirs');
    await save(calls(1));
    expect(await audio()).toEqual(['2026-11-22 11.19.49 138xxxx8000 out (2).mp3', name]);
    expect(await readFile(join(folder, name), 'utf8')).toBe('theirs');
  });

  it('are not fetched again where they are there', async () => {
    const { save, asked, folder } = await setting();
    await save(calls(5));
    expect(await save(calls(5))).toMatchObject({ done: 5, total: 5, bytes: 0 });
    expect(asked).toHaveLength(5);
    expect(await checkSums(folder, 'SHA256SUMS')).toHaveLength(5);
  });

  it('are fetched again where they have gone or are no longer what was written down', async () => {
    const { save, asked, audio, folder } = await setting();
    await save(calls(3));
    const [first = '', second = '', third = ''] = await audio();
    await rm(join(folder, first));
    await writeFile(join(folder, second), 'cut by the agent');
    await save(calls(3));
    expect(asked).toHaveLength(5);
    expect(await audio()).toEqual([first, second.replace('.mp3', ' (2).mp3'), second, third].sort());
    expect(await readFile(join(folder, second), 'utf8')).toBe('cut by the agent');
  });

  it('are not looked for outside the folder, whatever its list says', async () => {
    const { save, folder, asked } = await setting();
    await save(calls(1));
    const list = join(folder, 'SHA256SUMS');
    const outside = join(await tempFolder(), 'x.mp3');
    await writeFile(outside, 'x');
    const text = await readFile(list, 'utf8');
    await writeFile(
      list,
      text.replace(/[0-9a-f]{64} {2}.*/, `${sha256(Buffer.from('x'))}  ${relative(folder, outside)}`),
    );
    await save(calls(1));
    expect(asked).toHaveLength(2);
  });
});

describe('a recording that cannot be had', () => {
  it('is told with its reason, masked, and the rest goes on', async () => {
    const statuses: Record<string, number> = { '/rec/c1': 410, '/rec/c2': 403, '/rec/c3': 503, '/rec/c4': 404 };
    const { save, audio } = await setting({ status: (path) => statuses[path] ?? 200 });
    const { skipped, done, total } = await save(calls(7));
    expect([done, total]).toEqual([7, 7]);
    const byTime = skipped.toSorted((a, b) => b.name.localeCompare(a.name));
    expect(byTime).toEqual([
      { name: '2026-11-22 11:18:49 138****8000', error: { code: 'not-found', status: 410 } },
      { name: '2026-11-22 11:17:49 138****8000', error: { code: 'not-found', status: 403 } },
      { name: '2026-11-22 11:16:49 138****8000', error: { code: 'server-error', status: 503 } },
      { name: '2026-11-22 11:15:49 138****8000', error: { code: 'not-found', status: 404 } },
    ]);
    expect(await audio()).toHaveLength(3);
  });

  it('lies on a host that is not allowed, or nowhere', async () => {
    const { host, folder } = await setting();
    const paths: Record<string, string | undefined> = { c0: 'https://foreign.example/r.mp3', c2: undefined };
    const parts = savingFrom(host, (uuid) => (uuid in paths ? paths[uuid] : `/rec/${uuid}`));
    const { told, progress } = telling();
    await saveRecordings(parts, sourceOf(calls(3)), folder, masked, never, progress);
    expect(told.skipped.map(({ error }) => error)).toContainEqual({
      code: 'recording-host',
      message: 'foreign.example',
    });
    expect(told.skipped.map(({ error }) => error)).toContainEqual({ code: 'not-found' });
    expect(told.skipped).toHaveLength(2);
  });

  it('leaves its part where only the way was broken, and is whole the next time', async () => {
    const { save, state, asked, audio } = await setting();
    state.cutsAt = (path) => (path === '/rec/c1' ? 5_000 : undefined);
    const { skipped } = await save(calls(2));
    expect(skipped).toEqual([
      { name: '2026-11-22 11:18:49 138****8000', error: expect.objectContaining({ code: 'bad-answer' }) as object },
    ]);
    state.cutsAt = () => undefined;
    expect((await save(calls(2))).skipped).toEqual([]);
    expect(asked.at(-1)).toMatchObject({ path: '/rec/c1', ifRange: '"one"' });
    expect(await audio()).toHaveLength(2);
  });
});

describe('what ends it all', () => {
  it('is a network that is gone, after a few that failed in a row', async () => {
    const { folder } = await setting();
    let asked = 0;
    const dead = savingFrom(`http://127.0.0.1:${await closedPort()}`, (uuid) => (asked++, `/rec/${uuid}`));
    const { told, progress } = telling();
    const saving = saveRecordings(dead, sourceOf(calls(500)), folder, masked, never, progress);
    expect(await faultOf(saving)).toEqual({ code: 'offline', message: 'ECONNREFUSED' });
    expect(told.skipped.length).toBeLessThanOrEqual(3);
    expect(asked).toBeLessThanOrEqual(5 * 3);
    expect(await readdir(folder)).toEqual([]);
  });

  it('is not a bad host between good ones', async () => {
    const { save, state } = await setting();
    state.cutsAt = (path) => (Number(path.slice('/rec/c'.length)) % 3 === 0 ? 0 : undefined);
    const { done, skipped } = await save(calls(12));
    expect([done, skipped.length]).toEqual([12, 4]);
  });

  it('is not a network that answers now and then, if only with a no', () => {
    const rule = new SkipRule();
    const skip = (code: ErrorCode, status?: number) =>
      rule.skippable(new Fault(code, status === undefined ? {} : { status })).code;
    const failures = () => [skip('timeout'), skip('bad-answer'), skip('not-found', 410), skip('offline'), skip('tls')];
    expect(failures()).toEqual(['timeout', 'bad-answer', 'not-found', 'offline', 'tls']);
    expect(() => skip('offline')).toThrow(Fault);
  });

  it('is a certificate that nobody can trust, by its own name', () => {
    const rule = new SkipRule();
    const bad = () => rule.skippable(new Fault('tls', { message: 'CERT_HAS_EXPIRED' }));
    expect([bad().code, bad().code]).toEqual(['tls', 'tls']);
    expect(bad).toThrow('tls: CERT_HAS_EXPIRED');
  });

  it.each(['signed-out', 'token-rejected'] as const)('is %s', async (code) => {
    const { parts, folder, asked } = await setting();
    let opened = 0;
    const open: typeof parts.recordings.open = (...args) =>
      ++opened > 4 ? Promise.reject(new Fault(code)) : parts.recordings.open(...args);
    const saving = saveRecordings(
      { ...parts, recordings: { open } },
      sourceOf(calls(50)),
      folder,
      masked,
      never,
      telling().progress,
    );
    expect(await faultOf(saving)).toEqual({ code });
    expect(asked.length).toBeLessThanOrEqual(6);
  });

  it('is the agent, and what is complete stays', async () => {
    const { parts, folder, audio } = await setting();
    const stop = new AbortController();
    const reason = new Error('enough');
    const { progress } = telling();
    const done = (count: number) => {
      if (count === 10) stop.abort(reason);
    };
    const stopping = { ...progress, done };
    await expect(saveRecordings(parts, sourceOf(calls(50)), folder, masked, stop.signal, stopping)).rejects.toBe(
      reason,
    );
    const names = await audio();
    expect(names.length).toBeGreaterThanOrEqual(10);
    expect(names.length).toBeLessThan(15);
    expect((await checkSums(folder, 'SHA256SUMS')).filter((line) => line.endsWith(': OK'))).toHaveLength(names.length);
  });

  it('is a folder that is not there', async () => {
    const { save, folder } = await setting();
    const error = await faultOf(save(calls(1), never, join(folder, 'gone')));
    expect(error).toEqual({ code: 'disk', message: 'gone: ENOENT' });
  });
});

describe('a disk without room', () => {
  it('is told before anything is asked for', async () => {
    const { save, asked } = await setting({}, { freeBytes: () => Promise.resolve(40_000_000) });
    const long = Array.from({ length: 20 }, (_, i) => copyOf(`c${i}`, { talkSeconds: 3600 }));
    const error = await faultOf(save(long));
    expect(error.message).toMatch(/^companion-test-\w+: ENOSPC, 76\.8 MB needed, 40\.0 MB free$/);
    expect([error.code, asked.length]).toEqual(['disk', 0]);
  });

  it('is told when what is to come no longer fits, and what is complete stays', async () => {
    let free = 32 * 1024 * 1024 + 90_000;
    const { save, audio, state, folder } = await setting({}, { freeBytes: () => Promise.resolve((free -= 10_000)) });
    const silent = calls(50).map(({ call }) => copyOf(call.uuid, { startedAt: AT, talkSeconds: 0 }));
    const error = await faultOf(save(silent));
    expect(error).toMatchObject({ code: 'disk', message: expect.stringContaining('ENOSPC') as string });
    expect((await checkSums(folder, 'SHA256SUMS')).length).toBe((await audio()).length);
    expect((await audio()).length).toBeGreaterThan(0);
    expect(state.open).toBe(0);
  });

  it('is told when writing fails in spite of it, by a disk edge that is full', async () => {
    const { parts, folder, audio } = await setting();
    let written = 0;
    const open: Disk['open'] = async (path, flags, mode) => {
      const handle = await systemDisk.open(path, flags, mode);
      const write = handle.write.bind(handle) as (...args: unknown[]) => Promise<unknown>;
      const full = () => Promise.reject(Object.assign(new Error('ENOSPC'), { code: 'ENOSPC' }));
      return Object.assign(handle, {
        write: (...args: unknown[]) => (path.endsWith('.part') && ++written > 8 ? full() : write(...args)),
      });
    };
    const saving = saveRecordings(
      { ...parts, disk: { ...systemDisk, open } },
      sourceOf(calls(50)),
      folder,
      masked,
      never,
      telling().progress,
    );
    expect(await faultOf(saving)).toMatchObject({
      code: 'disk',
      message: expect.stringContaining('ENOSPC, ') as string,
    });
    expect((await checkSums(folder, 'SHA256SUMS')).length).toBe((await audio()).length);
  });

  it('is survived on a real disk that is full, and gone on with when there is room', async () => {
    const disk = await smallDisk(256);
    if (disk === undefined) return;
    const { parts, save, audio } = await setting({}, { freeBytes: () => Promise.resolve(1e12) });
    expect(await faultOf(save(calls(50), never, disk))).toMatchObject({ code: 'disk' });
    const complete = await audio(disk);
    expect(complete.length).toBeGreaterThan(5);
    expect((await checkSums(disk, 'SHA256SUMS')).filter((line) => line.endsWith(': OK'))).toHaveLength(complete.length);
    const honest = { ...parts, disk: systemDisk };
    const error = await faultOf(saveRecordings(honest, sourceOf(calls(50)), disk, masked, never, telling().progress));
    expect(error).toMatchObject({ code: 'disk', message: expect.stringMatching(/needed, 0\.\d MB free$/) as string });
  });
});
