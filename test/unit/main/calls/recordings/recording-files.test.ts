import fc from 'fast-check';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { extensionAs, extensionOf } from '../../../../../src/main/calls/recordings/audio-extension.ts';
import { capped } from '../../../../../src/main/calls/recordings/capped-body.ts';
import { Checksums } from '../../../../../src/main/calls/recordings/checksums.ts';
import { systemDisk } from '../../../../../src/main/calls/recordings/disk.ts';
import { recordingLabel, recordingName } from '../../../../../src/main/calls/recordings/recording-name.ts';
import { tempFolder } from '../../../../support/temp-folder.ts';

const startedAt = new Date(2026, 10, 22, 11, 19, 49).getTime();

describe('the name of a recording', () => {
  it.each([
    ['13800138000', 'outbound', true, '2026-11-22 11.19.49 138xxxx8000 out'],
    ['13800138000', 'inbound', false, '2026-11-22 11.19.49 13800138000 in'],
    ['', 'unknown', false, '2026-11-22 11.19.49 unknown'],
    ['../../etc/passwd', 'outbound', false, '2026-11-22 11.19.49 etcpasswd out'],
  ] as const)('of a call with %j is plain: %s, masked %s', (customerNumber, direction, isMasked, name) => {
    expect(recordingName({ customerNumber, direction, startedAt }, isMasked)).toBe(name);
  });

  it('is safe on every system, whatever the server calls the number', () => {
    const call = fc.record({
      customerNumber: fc.oneof(
        fc.string({ unit: 'binary', maxLength: 80 }),
        fc.constantFrom('CON', 'a:b', '..', 'x\\y', 'nul.'),
      ),
      direction: fc.constantFrom('outbound' as const, 'inbound' as const, 'unknown' as const),
    });
    const property = fc.property(
      call,
      fc.option(fc.integer({ min: 0, max: 4e12 })),
      fc.boolean(),
      (given, at, isMasked) => {
        const name = recordingName({ ...given, ...(at !== null && { startedAt: at }) }, isMasked);
        expect(name).toMatch(/^(\d{4}-\d\d-\d\d \d\d\.\d\d\.\d\d|unknown-time) [\w-]{1,32}( out| in)?$/);
      },
    );
    fc.assert(property, { numRuns: 5000 });
  });

  it('is told with the number as it is shown elsewhere', () => {
    const call = { customerNumber: '13800138000', direction: 'outbound' as const };
    expect(recordingLabel({ ...call, startedAt }, true)).toBe('2026-11-22 11:19:49 138****8000');
    expect(recordingLabel(call, false)).toBe('13800138000');
  });
});

describe('the ending of its file', () => {
  it.each([
    ['audio/mpeg', '/r.wav', 'mp3'],
    ['audio/x-wav; charset=binary', '/r', 'wav'],
    ['AUDIO/OGG', '/r', 'ogg'],
    ['video/mp4', '/r', 'm4a'],
    ['application/octet-stream', '/a/r.WAV', 'wav'],
    ['application/octet-stream', '/r.exe', 'mp3'],
    ['audio/unheard-of', '/r.sh', 'mp3'],
    ['audio/unheard-of', '/r.amr', 'amr'],
    ['__proto__', '/constructor', 'mp3'],
    ['audio/basic', '/r', 'au'],
    ['', '/r.gsm', 'gsm'],
  ])('of %s at %s is %s', (type, path, ending) => {
    expect(extensionOf(type, path)).toBe(ending);
  });
});

describe('the ending in the name that the server gives', () => {
  it.each([
    ['attachment; filename=call.gsm', 'gsm'],
    ['attachment; filename="a;b.AMR"', 'amr'],
    ["attachment; filename=x.mp3; filename*=UTF-8''%E5%BD%95%E9%9F%B3.g729", 'g729'],
    ['attachment; filename="run.exe"', 'wav'],
    ['attachment', 'wav'],
  ])('counts before type and address: %s', (disposition, ending) => {
    expect(extensionOf('audio/wav', '/r.ogg', disposition)).toBe(ending);
  });

  it('may name what the bytes leave open, and nothing else', () => {
    expect(extensionAs('ogg', '/r', 'attachment; filename=r.opus')).toBe('opus');
    expect(extensionAs('wav', '/r.mp3', 'attachment; filename=r.mp3')).toBe('wav');
  });
});

describe('the size cap', () => {
  const tenBytes = new Blob([new Uint8Array(10)]);

  it('lets pass what fits exactly', async () => {
    const bytes = await new Response(capped(tenBytes.stream(), 10)).arrayBuffer();
    expect(bytes.byteLength).toBe(10);
  });

  it('counts what comes, and stops the sender at the first byte too many', async () => {
    let sent = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent++;
        controller.enqueue(new Uint8Array(4));
      },
    });
    const reading = new Response(capped(endless, 10)).arrayBuffer();
    await expect(reading).rejects.toMatchObject({ error: { code: 'bad-answer', message: 'too large' } });
    const atTheEnd = sent;
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(sent).toBe(atTheEnd);
  });
});

describe('the list of hashes', () => {
  const HASH = 'a'.repeat(64);
  const entry = (name: string) => ({ name, sha256: HASH });

  it('is remembered by call, also when it is read again', async () => {
    const folder = await tempFolder();
    const first = await Checksums.read(folder, systemDisk);
    await Promise.all([first.add('u1', entry('a.mp3')), first.add('u\n2', entry('b.mp3'))]);
    const again = await Checksums.read(folder, systemDisk);
    expect([again.of('u1'), again.of('u\n2'), again.of('u3')]).toEqual([entry('a.mp3'), entry('b.mp3'), undefined]);
  });

  it.each(['', '\n'])('keeps what others have written, ended with %j', async (end) => {
    const folder = await tempFolder();
    const path = join(folder, 'SHA256SUMS');
    const foreign = `# mine\n${HASH} *theirs.iso${end}`;
    await writeFile(path, foreign);
    const checksums = await Checksums.read(folder, systemDisk);
    await checksums.add('u1', entry('a.mp3'));
    const text = await readFile(path, 'utf8');
    expect(text).toMatch(/^# mine\na{64} \*theirs\.iso\n# call [0-9a-f]{32}\na{64} {2}a\.mp3\n$/);
  });

  it('has one line for a name, and takes the old one’s comment with it', async () => {
    const folder = await tempFolder();
    const checksums = await Checksums.read(folder, systemDisk);
    await checksums.add('u1', entry('a.mp3'));
    await checksums.add('u2', entry('b.mp3'));
    await checksums.add('u3', entry('a.mp3'));
    const lines = (await readFile(join(folder, 'SHA256SUMS'), 'utf8')).trim().split('\n');
    expect(lines.filter((line) => line.startsWith('# call'))).toHaveLength(2);
    expect(lines.filter((line) => line.endsWith('a.mp3'))).toHaveLength(1);
    const again = await Checksums.read(folder, systemDisk);
    expect([again.of('u1'), again.of('u2')?.name, again.of('u3')?.name]).toEqual([undefined, 'b.mp3', 'a.mp3']);
  });

  it('loses no line when many are written at once', async () => {
    const folder = await tempFolder();
    const checksums = await Checksums.read(folder, systemDisk);
    await checksums.add('first', entry('a.mp3'));
    const names = Array.from({ length: 20 }, (_, i) => (i % 2 ? 'a.mp3' : `${i}.mp3`));
    await Promise.all(names.map((name, i) => checksums.add(`u${i}`, entry(name))));
    const lines = (await readFile(join(folder, 'SHA256SUMS'), 'utf8'))
      .split('\n')
      .filter((line) => line.startsWith(HASH));
    expect(lines.map((line) => line.slice(66)).sort()).toEqual([...new Set(names)].sort());
  });
});
