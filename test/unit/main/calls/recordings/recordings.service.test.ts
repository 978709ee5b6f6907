import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { RecordingStream } from '../../../../../src/main/calls/recordings/recording-stream.ts';
import { RecordingsService } from '../../../../../src/main/calls/recordings/recordings.service.ts';
import { toWireTime } from '../../../../../src/main/calls/wire-time.ts';
import { storedSettings } from '../../../../../src/main/settings/settings-shape.ts';
import { faultOf } from '../../../../support/fault-of.ts';
import { reply, type RawAnswer } from '../../../../support/raw-server.ts';
import { selfSigned } from '../../../../support/self-signed.ts';
import { AGENT, demoForTest, rawForTest, sessionAt } from '../../../../support/sessions.ts';
import { SOUNDS } from './sounds.ts';

const DAY = 86_400_000;
const audio = reply(200, 'RIFF', { 'Content-Type': 'audio/wav' });

function recordingsAt(
  server: { host: string; token?: string },
  recordingHosts: string[] = [],
  kept?: string,
  answerMs?: number,
) {
  const session = sessionAt(server);
  const settings = () => ({ ...storedSettings.parse({}), recordingHosts });
  const calls = {
    /** `kept` is what the stored history says, until the server is asked. */
    async known(uuid: string, isFresh = false) {
      if (kept !== undefined && !isFresh) return { recordPath: kept };
      const { data } = await session.api.listRecords({ agentId: AGENT, callUuid: uuid });
      const path = data.find((row) => row.call_uuid === uuid)?.record_path;
      return path === undefined ? {} : { recordPath: path };
    },
  };
  const asked: string[] = [];
  const readToken = (host: string) => Promise.resolve((asked.push(host), 'the-token'));
  const parts = { session: () => session, settings, calls, readToken, ...(answerMs !== undefined && { answerMs }) };
  return { recordings: new RecordingsService(parts), session, asked };
}

/** A call centre with one call, whose recording lies at `path`; everything but `/records` is answered by `other`. */
async function withRecordingAt(path: string | null, other: RawAnswer = audio) {
  const server = await rawForTest((request, socket) => {
    const row = `{"call_uuid":"u","agent_id":${AGENT},"record_path":${JSON.stringify(path)}}`;
    const records = reply(200, `{"data":[${row}],"total":1}`);
    (request.path.endsWith('/records') ? records : other)(request, socket);
  });
  const fetched = () => server.requests.filter(({ path: asked }) => !asked.endsWith('/records'));
  return { server, fetched };
}

async function textOf(stream: RecordingStream): Promise<string> {
  return new Response(stream.body).text();
}

describe('a recording of the demo call centre', () => {
  async function recordedCall(recordPath: 'absolute' | 'relative', isExpired = false) {
    const demo = await demoForTest({ recordPath, calls: 400 });
    const all = recordingsAt(demo);
    const limit = Date.now() - 60 * DAY;
    const period = isExpired ? { endTime: toWireTime(limit - DAY) } : { startTime: toWireTime(limit + DAY) };
    const { data } = await all.session.api.listRecords({ agentId: AGENT, pageSize: 50, ...period });
    return { demo, ...all, uuid: data.find((row) => row.record_path !== undefined)?.call_uuid ?? 'none' };
  }

  it.each(['absolute', 'relative'] as const)('plays, with the path %s', async (recordPath) => {
    const { recordings, uuid } = await recordedCall(recordPath);
    await recordings.check(uuid);
    const stream = await recordings.open(uuid);
    expect(stream).toMatchObject({ status: 200, headers: { 'content-type': 'audio/wav', 'accept-ranges': 'bytes' } });
    const bytes = Buffer.from(await new Response(stream.body).arrayBuffer());
    expect(bytes.subarray(0, 4).toString('latin1')).toBe('RIFF');
    expect(bytes.length).toBe(Number(stream.headers['content-length']));
  });

  it('passes a range on as it is', async () => {
    const { recordings, uuid, demo } = await recordedCall('absolute');
    const stream = await recordings.open(uuid, { range: 'bytes=4-11' });
    expect(demo.requests.at(-1)?.headers['range']).toBe('bytes=4-11');
    expect(demo.requests.at(-1)?.headers['if-range']).toBeUndefined();
    expect(stream).toMatchObject({ status: 206, headers: { 'content-length': '8' } });
    expect(stream.headers['content-range']).toMatch(/^bytes 4-11\/\d+$/);
    expect(await textOf(stream)).toHaveLength(8);
  });

  it('says that a range lies beyond the end', async () => {
    const { recordings, uuid } = await recordedCall('absolute');
    const stream = await recordings.open(uuid, { range: 'bytes=999999999-' });
    expect(stream.status).toBe(416);
    expect(stream.headers['content-range']).toMatch(/^bytes \*\/\d+$/);
    await stream.body?.cancel();
  });

  it('is not found once it has expired', async () => {
    const { recordings, uuid } = await recordedCall('absolute', true);
    expect(uuid).not.toBe('none');
    expect(await faultOf(recordings.check(uuid))).toEqual({ code: 'not-found', status: 410 });
  });

  it('is not found for a call that the server does not know', async () => {
    const { recordings } = recordingsAt(await demoForTest());
    expect(await faultOf(recordings.check('00000000-0000-4000-8000-000000000000'))).toEqual({ code: 'not-found' });
  });
});

describe('a demo call centre with other manners', () => {
  async function opened(options: Parameters<typeof demoForTest>[0], recordPath?: (now: string) => string) {
    const demo = await demoForTest({ calls: 400, recordPath: 'relative', ...options });
    const { session } = recordingsAt(demo);
    const startTime = toWireTime(Date.now() - 50 * DAY);
    const { data } = await session.api.listRecords({ agentId: AGENT, pageSize: 50, startTime });
    const row = data.find((one) => one.record_path !== undefined);
    const kept = row?.record_path === undefined ? undefined : recordPath?.(row.record_path);
    return { recordings: recordingsAt(demo, [], kept).recordings, uuid: row?.call_uuid ?? 'none' };
  }

  it.each([
    ['octet-stream', 'wav', true],
    ['unlabelled', 'wav', true],
    ['plain-text', 'wav', true],
    ['named', 'wav', true],
    ['no-ranges', 'wav', true],
    ['no-length', 'wav', true],
    ['au', 'au', false],
    ['amr', 'amr', false],
  ] as const)('plays or offers for saving what comes as %s', async (recordings, extension, isPlayable) => {
    const { recordings: service, uuid } = await opened({ recordings });
    expect(await service.check(uuid)).toEqual({ extension, isPlayable });
    const whole = Buffer.from(await new Response((await service.open(uuid)).body).arrayBuffer());
    const part = await service.open(uuid, { range: 'bytes=20-' });
    expect(part.status).toBe(206);
    expect(Buffer.from(await new Response(part.body).arrayBuffer()).equals(whole.subarray(20))).toBe(true);
  });

  it('refuses an error that is labelled as a recording', async () => {
    const { recordings, uuid } = await opened({ recordings: 'error-as-audio' });
    expect(await faultOf(recordings.check(uuid))).toEqual({ code: 'bad-answer', status: 206 });
  });

  it.each(['400', '401', '403', '409', 'json', 'login'] as const)(
    'gets a new link where the old one ends in %s',
    async (links) => {
      const { recordings, uuid } = await opened({ links }, (path) => path.replace(/until=\d+/, 'until=1'));
      expect(await recordings.check(uuid)).toEqual({ extension: 'wav', isPlayable: true });
    },
  );
});

describe('where a recording may lie', () => {
  it('is nowhere for a call without one', async () => {
    const { server } = await withRecordingAt(null);
    expect(await faultOf(recordingsAt(server).recordings.check('u'))).toEqual({ code: 'not-found' });
  });

  it.each([
    ['https://foreign.example/r.wav', [], 'foreign.example'],
    ['https://rec.example.evil.example/r.wav', ['rec.example'], 'rec.example.evil.example'],
    ['https://sub.rec.example/r.wav', ['rec.example'], 'sub.rec.example'],
    ['http://rec.example/r.wav', ['rec.example'], 'rec.example'],
    ['//rec.example/r.wav', ['rec.example'], 'rec.example'],
    ['ftp://rec.example/r.wav', ['rec.example'], 'rec.example'],
    ['https://127.0.0.1/r.wav', ['127.0.0.1'], '127.0.0.1'],
    ['https://0x7f000001/r.wav', ['127.0.0.1'], '127.0.0.1'],
    ['https://192.168.1.1/r.wav', ['192.168.1.1'], '192.168.1.1'],
    ['https://[::1]/r.wav', ['[::1]'], '[::1]'],
    ['https://[::ffff:10.0.0.1]/r.wav', ['[::ffff:a00:1]'], '[::ffff:a00:1]'],
    ['file:///etc/passwd', [], ''],
    ['data:audio/wav;base64,AAAA', [], ''],
  ])('is not %s with %j allowed', async (path, hosts, message) => {
    const { server } = await withRecordingAt(path);
    const { recordings, asked } = recordingsAt(server, hosts);
    const error = await faultOf(recordings.check('u'));
    expect(error).toEqual({ code: 'recording-host', ...(error.message !== undefined && { message }) });
    expect(error.message ?? '').toBe(message);
    expect(asked).toEqual([]);
  });

  it('is not another port of the API’s own host', async () => {
    const other = await rawForTest(audio);
    const { server } = await withRecordingAt(`${other.host}/r.wav`);
    expect(await faultOf(recordingsAt(server, ['127.0.0.1']).recordings.check('u'))).toMatchObject({
      code: 'recording-host',
    });
    expect(other.requests).toHaveLength(0);
  });

  it('is not a listed name that leads to a private address', async () => {
    let arrived = 0;
    const inside = createServer(selfSigned, (_request, response) => void response.end(String(arrived++)));
    await new Promise<void>((resolve) => inside.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void inside.close());
    let connections = 0;
    inside.on('connection', () => connections++);
    const { port } = inside.address() as AddressInfo;
    const { server } = await withRecordingAt(`https://localhost:${port}/r.wav`);
    const { recordings, asked } = recordingsAt(server, ['localhost']);
    expect(await faultOf(recordings.check('u'))).toEqual({ code: 'recording-host', message: 'localhost' });
    expect([connections, arrived, asked]).toEqual([0, 0, []]);
  });
});

describe('the token', () => {
  it('goes to the API’s own origin', async () => {
    const { server, fetched } = await withRecordingAt('/r.wav');
    const { recordings, asked } = recordingsAt(server);
    await recordings.check('u');
    expect(fetched().map(({ headers }) => headers['authorization'])).toEqual(['Bearer the-token']);
    expect(asked).toEqual([server.host]);
  });

  it('goes nowhere else, not even along a redirect', async () => {
    const other = await rawForTest(audio);
    const { server, fetched } = await withRecordingAt('/r.wav', reply(302, '', { Location: `${other.host}/r.wav` }));
    const { recordings } = recordingsAt(server, ['127.0.0.1']);
    expect(await faultOf(recordings.check('u'))).toMatchObject({ code: 'recording-host', message: '127.0.0.1' });
    expect(fetched()).toHaveLength(1);
    expect(other.requests).toHaveLength(0);
  });
});

describe('a redirect', () => {
  it('is followed on the API’s own origin', async () => {
    const { server } = await withRecordingAt('/r.wav', (request, socket) => {
      const isFirst = request.path === '/r.wav';
      (isFirst ? reply(302, '', { Location: '/real.wav' }) : audio)(request, socket);
    });
    expect(await textOf(await recordingsAt(server).recordings.open('u'))).toBe('RIFF');
  });

  it.each([
    ['http://169.254.169.254/latest/meta-data', '169.254.169.254'],
    ['https://10.0.0.1/r.wav', '10.0.0.1'],
    ['https://[::1]/r.wav', '[::1]'],
    ['https://foreign.example/r.wav', 'foreign.example'],
    ['//foreign.example/r.wav', 'foreign.example'],
  ])('to %s is refused by the name of its host', async (location, message) => {
    const { server } = await withRecordingAt('/r.wav', reply(302, '', { Location: location }));
    const { recordings } = recordingsAt(server, ['10.0.0.1', '[::1]']);
    expect(await faultOf(recordings.check('u'))).toEqual({ code: 'recording-host', message });
  });

  it('in a circle ends', async () => {
    const { server, fetched } = await withRecordingAt('/r.wav', reply(302, '', { Location: '/r.wav' }));
    expect(await faultOf(recordingsAt(server).recordings.check('u'))).toMatchObject({ code: 'bad-answer' });
    expect(fetched()).toHaveLength(4);
  });
});

describe('a link that no longer holds', () => {
  it.each([401, 403, 404, 410])('is replaced by the one that the server has now (%i)', async (status) => {
    const { server, fetched } = await withRecordingAt('/new.wav', (request, socket) => {
      (request.path === '/old.wav' ? reply(status, '') : audio)(request, socket);
    });
    expect(await textOf(await recordingsAt(server, [], '/old.wav').recordings.open('u'))).toBe('RIFF');
    expect(fetched().map(({ path }) => path)).toEqual(['/old.wav', '/new.wav']);
  });

  it('is not asked for again where the server has no other', async () => {
    const { server, fetched } = await withRecordingAt('/old.wav', reply(410, ''));
    const { recordings } = recordingsAt(server, [], '/old.wav');
    expect(await faultOf(recordings.open('u'))).toEqual({ code: 'not-found', status: 410 });
    expect(fetched()).toHaveLength(1);
  });

  it('stays what it is where the server cannot be asked', async () => {
    const { server } = await withRecordingAt(null, reply(403, ''));
    const { recordings } = recordingsAt(server, [], '/old.wav');
    expect(await faultOf(recordings.open('u'))).toEqual({ code: 'not-found', status: 403 });
  });
});

describe('a link that has run out in other words', () => {
  it.each<[string, RawAnswer]>([
    ['400', reply(400, '<Error><Code>ExpiredToken</Code></Error>', { 'Content-Type': 'application/xml' })],
    ['409', reply(409, '')],
    ['419', reply(419, '')],
    ['JSON with 200', reply(200, '{"code":40101}')],
    ['a page with 200', reply(200, '<html></html>', { 'Content-Type': 'text/html' })],
    ['XML that is called audio', reply(200, '<?xml version="1.0"?><Error/>', { 'Content-Type': 'audio/mpeg' })],
    ['the way to a login page elsewhere', reply(302, '', { Location: 'https://login.example/' })],
    [
      'the way to a login page here',
      (request, socket) =>
        (request.path === '/old.wav'
          ? reply(302, '', { Location: '/login' })
          : reply(200, '<html>', { 'Content-Type': 'text/html' }))(request, socket),
    ],
    ['the way in a circle', reply(302, '', { Location: '/old.wav' })],
    ['two words as text', reply(200, 'link expired', { 'Content-Type': 'text/plain' })],
    ['a word without a label', reply(200, 'expired', { 'Content-Type': 'application/octet-stream' })],
    ['a word that is called audio', reply(200, 'false', { 'Content-Type': 'audio/mpeg' })],
    ['two signs that are called audio', reply(200, '过期', { 'Content-Type': 'audio/mpeg' })],
    ['nothing with 200', reply(200, '', { 'Content-Type': 'audio/wav' })],
    ['nothing yet', reply(202, '', { 'Content-Type': 'text/plain' })],
    ['a range that nobody asked for', reply(416, '', { 'Content-Range': 'bytes */0' })],
  ])('is asked for anew once (%s)', async (_name, old) => {
    const { server, fetched } = await withRecordingAt('/new.wav', (request, socket) => {
      (request.path === '/new.wav' ? audio : old)(request, socket);
    });
    expect(await textOf(await recordingsAt(server, [], '/old.wav').recordings.open('u'))).toBe('RIFF');
    expect(fetched().filter(({ path }) => path === '/new.wav')).toHaveLength(1);
  });

  it.each([
    ['of nothing', reply(416, '', { 'Content-Range': 'bytes */0' })],
    ['in a page', reply(416, '<html></html>', { 'Content-Type': 'text/html' })],
  ])('is asked for anew where the end of it comes before anything: a range %s', async (_name, old) => {
    const { server } = await withRecordingAt('/new.wav', (request, socket) => {
      (request.path === '/new.wav' ? audio : old)(request, socket);
    });
    const stream = await recordingsAt(server, [], '/old.wav').recordings.open('u', { range: 'bytes=1-' });
    expect([stream.status, await textOf(stream)]).toEqual([206, 'IFF']);
  });

  it('is not asked for without end', async () => {
    const { server, fetched } = await withRecordingAt('/new.wav', reply(400, ''));
    const { recordings } = recordingsAt(server, [], '/old.wav');
    expect(await faultOf(recordings.open('u'))).toEqual({ code: 'bad-answer', status: 400 });
    expect(fetched().map(({ path }) => path)).toEqual(['/old.wav', '/new.wav']);
  });

  it.each([429, 500, 503])('is not meant by %i', async (status) => {
    const { server, fetched } = await withRecordingAt('/new.wav', reply(status, ''));
    await faultOf(recordingsAt(server, [], '/old.wav').recordings.open('u'));
    expect(fetched()).toHaveLength(1);
  });
});

describe('whatever a recording is labelled', () => {
  const LABELS = [
    'application/octet-stream',
    'application/force-download',
    'text/plain',
    'text/html; charset=utf-8',
    undefined,
  ];

  it.each(SOUNDS.flatMap((sound) => LABELS.map((label) => ({ ...sound, label }))))(
    'its bytes decide: $name as $label',
    async ({ bytes, label, extension, isPlayable }) => {
      const headers = label === undefined ? {} : { 'Content-Type': label };
      const { server } = await withRecordingAt('/r', (_request, socket) => {
        const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
        socket.write(
          `HTTP/1.1 200 OK\r\n${lines.join('')}Content-Length: ${bytes.length}\r\nConnection: close\r\n\r\n`,
        );
        socket.end(bytes);
      });
      const { recordings } = recordingsAt(server);
      expect(await recordings.check('u')).toEqual({ extension, isPlayable });
      const stream = await recordings.open('u');
      expect(stream.extension).toBe(extension);
      expect(Buffer.from(await new Response(stream.body).arrayBuffer()).equals(bytes)).toBe(true);
    },
  );

  it('is saved with the ending of the name that the server gives where the bytes say nothing', async () => {
    const headers = {
      'Content-Type': 'application/octet-stream',
      'Content-Disposition': 'attachment; filename="r.g729"',
    };
    const { server } = await withRecordingAt('/r.wav', reply(200, Buffer.from([1, 2, 3]), headers));
    expect((await recordingsAt(server).recordings.check('u')).extension).toBe('g729');
  });
});

describe('a range that the server does not keep to', () => {
  const FILE = Buffer.from(Array.from({ length: 2_000 }, (_, at) => (at * 7) % 251));
  const at = async (answer: RawAnswer, range: string) => {
    const { server } = await withRecordingAt('/r.wav', answer);
    const stream = await recordingsAt(server).recordings.open('u', { range });
    const bytes = Buffer.from(await new Response(stream.body).arrayBuffer());
    return {
      status: stream.status,
      range: stream.headers['content-range'],
      length: stream.headers['content-length'],
      bytes,
    };
  };
  const whole = reply(200, FILE, { 'Content-Type': 'audio/mpeg' });
  const unmeasured: RawAnswer = (_request, socket) => {
    socket.write('HTTP/1.1 200 OK\r\nContent-Type: audio/mpeg\r\nConnection: close\r\n\r\n');
    socket.end(FILE);
  };

  it.each([
    ['bytes=700-', 700, 1_999],
    ['bytes=1-', 1, 1_999],
    ['bytes=1999-', 1_999, 1_999],
    ['bytes=700-799', 700, 799],
    ['bytes=700-99999', 700, 1_999],
    ['bytes=0-99', 0, 99],
    ['bytes=-500', 1_500, 1_999],
    ['bytes=-5000', 0, 1_999],
  ])('is cut out of the whole file: %s', async (range, first, last) => {
    const expected = {
      status: 206,
      range: `bytes ${first}-${last}/2000`,
      length: String(last - first + 1),
      bytes: FILE.subarray(first, last + 1),
    };
    expect(await at(whole, range)).toEqual(expected);
    expect(await at(unmeasured, range)).toEqual(expected);
  });

  it.each(['bytes=2000-', 'bytes=99999-100000', 'bytes=-0'])(
    'is told when it lies behind the end: %s',
    async (range) => {
      const expected = { status: 416, range: 'bytes */2000', length: '0', bytes: Buffer.alloc(0) };
      expect(await at(whole, range)).toEqual(expected);
      expect(await at(unmeasured, range)).toEqual(expected);
    },
  );

  it.each(['bytes=0-', 'bytes=0-1,5-6', 'bytes=9-3', 'seconds=1-2'])(
    'is the whole file where that was asked for: %s',
    async (range) => {
      expect(await at(whole, range)).toMatchObject({ status: 200, bytes: FILE });
    },
  );

  it('is cut out of a part that begins too early', async () => {
    const early = reply(206, FILE.subarray(690), {
      'Content-Type': 'audio/mpeg',
      'Content-Range': 'bytes 690-1999/2000',
    });
    expect(await at(early, 'bytes=700-')).toMatchObject({
      status: 206,
      range: 'bytes 700-1999/2000',
      bytes: FILE.subarray(700),
    });
  });

  it('is what it is where somebody on the way calls the part the whole', async () => {
    const part = reply(200, FILE.subarray(700), {
      'Content-Type': 'audio/mpeg',
      'Content-Range': 'bytes 700-1999/2000',
    });
    expect(await at(part, 'bytes=700-')).toEqual({
      status: 206,
      range: 'bytes 700-1999/2000',
      length: '1300',
      bytes: FILE.subarray(700),
    });
  });

  it('is cut out of the whole, too, where that is called a part and the end was asked for', async () => {
    const all = reply(206, FILE, { 'Content-Type': 'audio/mpeg', 'Content-Range': 'bytes 0-1999/2000' });
    expect(await at(all, 'bytes=-500')).toMatchObject({ range: 'bytes 1500-1999/2000', bytes: FILE.subarray(1500) });
  });

  it('is an error where the part begins too late', async () => {
    const late = reply(206, FILE.subarray(710), {
      'Content-Type': 'audio/mpeg',
      'Content-Range': 'bytes 710-1999/2000',
    });
    const { server } = await withRecordingAt('/r.wav', late);
    expect(await faultOf(recordingsAt(server).recordings.open('u', { range: 'bytes=700-' }))).toMatchObject({
      code: 'bad-answer',
    });
  });

  it('is left to whoever continues a file', async () => {
    const { server } = await withRecordingAt('/r.wav', whole);
    const stream = await recordingsAt(server).recordings.open('u', { range: 'bytes=700-', ifRange: '"e"' });
    expect(stream.status).toBe(200);
    await stream.body?.cancel();
  });
});

describe('what is no recording', () => {
  it.each<[string, RawAnswer, object]>([
    ['a page', reply(200, '<html></html>', { 'Content-Type': 'text/html' }), { code: 'bad-answer', status: 200 }],
    ['JSON', reply(200, '{}'), { code: 'bad-answer', status: 200 }],
    ['a page in a range', reply(206, 'x', { 'Content-Type': 'text/html' }), { code: 'bad-answer', status: 206 }],
    ['204', reply(204, ''), { code: 'bad-answer', status: 204 }],
    ['401', reply(401, ''), { code: 'not-found', status: 401 }],
    ['403', reply(403, ''), { code: 'not-found', status: 403 }],
    ['404', reply(404, ''), { code: 'not-found', status: 404 }],
    ['410', reply(410, ''), { code: 'not-found', status: 410 }],
    ['400', reply(400, ''), { code: 'bad-answer', status: 400 }],
    ['500', reply(500, ''), { code: 'server-error', status: 500 }],
    [
      'a gigabyte',
      reply(200, '', { 'Content-Type': 'audio/wav', 'Content-Length': '1073741824' }),
      { code: 'bad-answer', status: 200 },
    ],
    [
      'a part of a gigabyte',
      reply(206, 'x', { 'Content-Type': 'audio/wav', 'Content-Range': 'bytes 0-0/1073741824' }),
      { code: 'bad-answer', status: 206 },
    ],
    [
      'a part that is packed',
      reply(206, 'x', { 'Content-Type': 'audio/wav', 'Content-Encoding': 'gzip' }),
      { code: 'bad-answer', status: 206 },
    ],
    ['429', reply(429, ''), { code: 'server-error', status: 429 }],
    ['a reset', (_request, socket) => void socket.resetAndDestroy(), { code: 'bad-answer', message: 'ECONNRESET' }],
  ])('is an error: %s', async (_name, answer, expected) => {
    const { server } = await withRecordingAt('/r.wav', answer);
    expect(await faultOf(recordingsAt(server).recordings.check('u'))).toEqual(expected);
  });

  it('shows a window only a few harmless headers', async () => {
    const headers = { 'Content-Type': 'audio/mpeg', 'Set-Cookie': 'a=b', 'X-Secret': 's', ETag: '"e"' };
    const { server } = await withRecordingAt('/r.wav', reply(200, 'x', headers));
    const stream = await recordingsAt(server).recordings.open('u');
    expect(Object.keys(stream.headers).sort()).toEqual(['content-length', 'content-type', 'etag']);
    await stream.body?.cancel();
  });

  it('does not say how long the body is where it comes packed although nobody asked', async () => {
    const headers = { 'Content-Type': 'audio/mpeg', 'Content-Encoding': 'gzip' };
    const { server } = await withRecordingAt('/r.wav', reply(200, gzipSync('RIFF'), headers));
    const stream = await recordingsAt(server).recordings.open('u');
    expect(stream.headers).toEqual({ 'content-type': 'audio/mpeg' });
    expect(await textOf(stream)).toBe('RIFF');
  });

  it.each([
    ['application/octet-stream', 'audio/mpeg'],
    ['audio/x-wav', 'audio/x-wav'],
    // Of two labels, a browser believes the last.
    ['audio/mpeg, text/html', 'audio/mpeg'],
    ['audio/ogg; codecs="x", text/javascript', 'audio/ogg'],
  ])('plays %s as %s', async (type, played) => {
    const { server } = await withRecordingAt('/r.wav', reply(200, 'x', { 'Content-Type': type }));
    const stream = await recordingsAt(server).recordings.open('u');
    expect(stream.headers['content-type']).toBe(played);
    await stream.body?.cancel();
  });
});

describe('a recording that nobody waits for any more', () => {
  it('ends with the reason of its signal', async () => {
    const stop = new AbortController();
    const reason = new Error('the window is gone');
    const { server } = await withRecordingAt('/r.wav', () => stop.abort(reason));
    await expect(recordingsAt(server).recordings.open('u', {}, stop.signal)).rejects.toBe(reason);
  });
});

describe('a server that says nothing', () => {
  it('is waited for no longer than for other reads', async () => {
    const { server } = await withRecordingAt('/r.wav', () => undefined);
    const { recordings } = recordingsAt(server, [], undefined, 50);
    expect(await faultOf(recordings.check('u'))).toEqual({ code: 'timeout' });
  });

  it('may take its time over the sound once it has begun', async () => {
    const head = 'HTTP/1.1 200 OK\r\nContent-Type: audio/wav\r\nContent-Length: 8\r\n\r\nRIFF';
    const { server } = await withRecordingAt('/r.wav', (_request, socket) => {
      socket.write(head);
      setTimeout(() => socket.end('WAVE'), 300);
    });
    const { recordings } = recordingsAt(server, [], undefined, 150);
    expect(await textOf(await recordings.open('u'))).toBe('RIFFWAVE');
  });
});
