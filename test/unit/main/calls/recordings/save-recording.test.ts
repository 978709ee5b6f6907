import { randomBytes } from 'node:crypto';
import { readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { saveRecording } from '../../../../../src/main/calls/recordings/save-recording.ts';
import { faultOf } from '../../../../support/fault-of.ts';
import { closedPort } from '../../../../support/raw-server.ts';
import { tempFolder } from '../../../../support/temp-folder.ts';
import { recordingServer, sha256, type Manners } from './recording-server.ts';
import { checkSums, savingFrom } from './saving-parts.ts';

const CUT = 100_000;
const never = new AbortController().signal;

async function setting(manners: Partial<Manners> = {}, name = 'rec.mp3') {
  const server = await recordingServer(manners);
  const folder = await tempFolder();
  const path = join(folder, name);
  const parts = savingFrom(server.host);
  const whole = server.state.file('/rec/u');
  const files = async () => (await readdir(folder)).sort();
  return {
    ...server,
    folder,
    path,
    parts,
    whole,
    files,
    save: (signal = never) => saveRecording(parts, 'u', path, signal),
  };
}

/** Cancels once so many bytes have come. */
async function cancelledAt(bytes: number, { parts, path, state }: Awaited<ReturnType<typeof setting>>) {
  const stop = new AbortController();
  let come = 0;
  const onBytes = (count: number) => {
    if ((come += count) >= bytes) stop.abort(new Error('enough'));
  };
  state.stallsAt = () => bytes;
  await expect(saveRecording(parts, 'u', path, stop.signal, onBytes)).rejects.toThrow('enough');
  state.stallsAt = () => undefined;
}

describe('a recording that is saved', () => {
  it('is the server’s file to the last byte, owner-only, with its hash beside it', async () => {
    const { save, whole, path, files, folder } = await setting();
    const saved = await save();
    expect(saved).toEqual({ path, size: whole.length, sha256: sha256(whole) });
    expect((await readFile(path)).equals(whole)).toBe(true);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(await files()).toEqual(['rec.mp3', 'rec.mp3.sha256']);
    expect(await checkSums(folder, 'rec.mp3.sha256')).toEqual(['rec.mp3: OK']);
  });

  it.runIf(process.platform !== 'win32')('may have a name that has to be escaped in its hash', async () => {
    const { save, folder } = await setting({}, 'a\\b\nc.mp3');
    await save();
    expect(await checkSums(folder, 'a\\b\nc.mp3.sha256')).toHaveLength(1);
  });

  it('replaces an older file only when all of it is here', async () => {
    const { save, path, state, whole } = await setting();
    await writeFile(path, 'older');
    state.status = () => 404;
    expect(await faultOf(save())).toEqual({ code: 'not-found', status: 404 });
    expect(await readFile(path, 'utf8')).toBe('older');
    state.status = () => 200;
    await save();
    expect((await readFile(path)).equals(whole)).toBe(true);
  });

  it.each([`${'录'.repeat(83)}.mp3`, `${'x'.repeat(251)}.mp3`])('may have a name as long as may be', async (name) => {
    const { save, files } = await setting({}, name);
    await save();
    expect(await files()).toEqual([expect.stringMatching(/\.sha256$/), name].sort());
  });

  it('may come without a length', async () => {
    const { save, path, whole } = await setting({ isChunked: true });
    await save();
    expect((await readFile(path)).equals(whole)).toBe(true);
  });
});

describe('a transfer that breaks off', () => {
  it.each(['length', 'chunks'])('goes on where it ended, told its end by %s', async (end) => {
    const cuts = [CUT, 2 * CUT, undefined];
    const { save, asked, path, whole, files } = await setting({
      cutsAt: () => cuts.shift(),
      isChunked: end === 'chunks',
    });
    await save();
    expect(asked.map(({ ifRange }) => ifRange)).toEqual([undefined, '"one"', '"one"']);
    expect(asked[0]?.range).toBeUndefined();
    expect(Number(/\d+/.exec(asked[1]?.range ?? '')?.[0])).toBeGreaterThan(0);
    expect((await readFile(path)).equals(whole)).toBe(true);
    expect(await files()).toEqual(['rec.mp3', 'rec.mp3.sha256']);
  });

  it('is given up after three tries, and its part stays for another day', async () => {
    const { save, asked, files, state, path, whole } = await setting({ cutsAt: () => CUT });
    expect(await faultOf(save())).toMatchObject({ code: 'bad-answer' });
    expect(asked).toHaveLength(3);
    expect(await files()).toEqual([
      expect.stringMatching(/^rec\.mp3 [0-9a-f]{8}\.part$/),
      expect.stringMatching(/\.part\.json$/),
    ]);
    state.cutsAt = () => undefined;
    await save();
    expect(asked.at(-1)).toMatchObject({ ifRange: '"one"' });
    expect((await readFile(path)).equals(whole)).toBe(true);
  });

  it('counts as dead when nothing comes any more', async () => {
    const { parts, path, asked } = await setting({ stallsAt: () => CUT });
    expect(await faultOf(saveRecording({ ...parts, stallMs: 100 }, 'u', path, never))).toEqual({ code: 'timeout' });
    expect(asked).toHaveLength(3);
  });

  it('to a server that is not there is offline, and leaves nothing', async () => {
    const { path, files } = await setting();
    const nowhere = savingFrom(`http://127.0.0.1:${await closedPort()}`);
    expect(await faultOf(saveRecording(nowhere, 'u', path, never))).toMatchObject({ code: 'offline' });
    expect(await files()).toEqual([]);
  });
});

describe('a cancelled transfer', () => {
  it('goes on another time', async () => {
    const all = await setting();
    await cancelledAt(CUT, all);
    expect(await all.files()).toHaveLength(2);
    await all.save();
    expect(all.asked.at(-1)).toEqual({ path: '/rec/u', range: `bytes=${CUT}-`, ifRange: '"one"' });
    expect((await readFile(all.path)).equals(all.whole)).toBe(true);
    expect(await all.files()).toEqual(['rec.mp3', 'rec.mp3.sha256']);
  });

  it('goes on by the file’s date where the server gives no ETag', async () => {
    const date = 'Sun, 22 Nov 2026 03:19:49 GMT';
    const all = await setting({ etag: undefined, lastModified: date });
    await cancelledAt(CUT, all);
    await all.save();
    expect(all.asked.at(-1)).toMatchObject({ ifRange: date });
    expect((await readFile(all.path)).equals(all.whole)).toBe(true);
  });

  it.each([
    ['no validator', { etag: undefined }],
    ['a weak one', { etag: 'W/"one"' }],
  ])('leaves nothing with %s: the rest could not be asked for', async (_name, manners) => {
    const all = await setting(manners);
    await cancelledAt(CUT, all);
    expect(await all.files()).toEqual([]);
  });

  it.each([
    ['has another file since', { etag: '"two"' }],
    ['ignores ranges', { ranges: 'ignored' as const }],
    ['has another file and honours ranges regardless', { etag: '"two"', ranges: 'unconditional' as const }],
    ['gives another part than was asked for', { ranges: 'shifted' as const }],
    ['has a shorter file', { etag: '"two"', ranges: 'unconditional' as const, size: 50_000 }],
    ['has no rest', { size: CUT }],
  ])('begins again from the first byte where the server %s', async (_name, given) => {
    const { size = 280_000, ...change }: Partial<Manners> & { size?: number } = given;
    const all = await setting();
    await cancelledAt(CUT, all);
    const now = randomBytes(size);
    Object.assign(all.state, change, { file: () => now });
    const { sha256: saved } = await all.save();
    expect(saved).toBe(sha256(now));
    expect(all.asked.length).toBeLessThanOrEqual(3);
    expect((await readFile(all.path)).equals(now)).toBe(true);
    expect(await all.files()).toEqual(['rec.mp3', 'rec.mp3.sha256']);
  });

  it('goes on part by part where the server gives no more at once', async () => {
    const all = await setting();
    await cancelledAt(CUT, all);
    all.state.longestPart = CUT;
    await all.save();
    expect(all.asked.slice(1).map(({ range }) => range)).toEqual([`bytes=${CUT}-`, `bytes=${2 * CUT}-`]);
    expect((await readFile(all.path)).equals(all.whole)).toBe(true);
  });

  it('leaves nothing once the recording has gone', async () => {
    const all = await setting();
    await cancelledAt(CUT, all);
    all.state.status = () => 410;
    expect(await faultOf(all.save())).toEqual({ code: 'not-found', status: 410 });
    expect(await all.files()).toEqual([]);
  });

  it.each([
    ['another call', '{"call":"ffff","validator":"\\"one\\""}'],
    ['nobody', 'garbage'],
  ])('is not taken up where its part belongs to %s', async (_name, note) => {
    const all = await setting();
    await cancelledAt(CUT, all);
    const [, noteFile = ''] = await all.files();
    await writeFile(join(all.folder, noteFile), note);
    await all.save();
    expect(all.asked.at(-1)).toEqual({ path: '/rec/u' });
    expect((await readFile(all.path)).equals(all.whole)).toBe(true);
  });
});

describe('what is no recording', () => {
  it.each<[string, Partial<Manners>, object]>([
    ['a page', { type: 'text/html' }, { code: 'bad-answer', status: 200 }],
    ['an expired link', { status: () => 410 }, { code: 'not-found', status: 410 }],
    ['a broken server', { status: () => 503 }, { code: 'server-error', status: 503 }],
  ])('leaves nothing: %s', async (_name, manners, error) => {
    const { save, files } = await setting(manners);
    expect(await faultOf(save())).toEqual(error);
    expect(await files()).toEqual([]);
  });

  it('leaves nothing: an empty file', async () => {
    const { save, files, state } = await setting();
    state.file = () => Buffer.alloc(0);
    expect(await faultOf(save())).toEqual({ code: 'bad-answer', status: 200, message: 'empty' });
    expect(await files()).toEqual([]);
  });
});

describe('a trap in the folder', () => {
  it('that leads elsewhere under the part’s name is not followed', async () => {
    const all = await setting();
    await cancelledAt(CUT, all);
    const [part = ''] = await all.files();
    const victim = join(await tempFolder(), 'victim');
    await writeFile(victim, 'precious');
    const other = await setting();
    await symlink(victim, join(other.folder, part));
    expect(await faultOf(other.save())).toEqual({ code: 'disk', message: 'rec.mp3: ELOOP' });
    expect(await readFile(victim, 'utf8')).toBe('precious');
  });
});
