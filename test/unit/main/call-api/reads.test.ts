import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { CallApi } from '../../../../src/main/call-api/call-api.ts';
import { faultOf } from '../../../support/fault-of.ts';
import { json, refusal, reply, type RawAnswer } from '../../../support/raw-server.ts';
import { AGENT, rawForTest } from '../../../support/sessions.ts';

function apiAt(host: string, readMs = 5000): CallApi {
  return new CallApi({ host, readToken: () => Promise.resolve('a-token') }, { readMs, callMs: 5000 });
}

const page = reply(200, '<!doctype html><title>Sign in</title>', { 'Content-Type': 'text/html' });

describe.concurrent('a read that meets a fault which may pass', () => {
  it.for<[string, string, RawAnswer]>([
    ['a reset', 'bad-answer', (_request, socket) => void socket.resetAndDestroy()],
    ['a closed connection', 'bad-answer', (_request, socket) => void socket.end()],
    ['500', 'server-error', reply(500, '')],
    ['502 with a page', 'server-error', reply(502, '<html></html>')],
    ['503 with a sentence', 'server-error', refusal(503, 'Unavailable', '服务不可用')],
    ['429', 'server-error', refusal(429, 'ResourceExhausted', '请求过于频繁')],
  ])('is tried three times in all and then given up: %s', async ([, code, answer], { expect, onTestFinished }) => {
    const server = await rawForTest(answer, onTestFinished);
    expect(await faultOf(apiAt(server.host).listNumbers())).toMatchObject({ code });
    expect(server.requests).toHaveLength(3);
  });

  it('is tried three times in all and then given up: silence', async ({ expect, onTestFinished }) => {
    const server = await rawForTest(() => undefined, onTestFinished);
    expect(await faultOf(apiAt(server.host, 100).listSips())).toEqual({ code: 'timeout' });
    expect(server.requests).toHaveLength(3);
  });

  it('gives up on a body that drips for ever', async ({ expect, onTestFinished }) => {
    const server = await rawForTest((_request, socket) => {
      socket.write('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n');
      const drip = setInterval(() => socket.write('1\r\n \r\n'), 20);
      socket.on('close', () => clearInterval(drip));
    }, onTestFinished);
    expect(await faultOf(apiAt(server.host, 100).listSips())).toEqual({ code: 'timeout' });
  });

  it('keeps the words of the server when it has failed', async ({ expect, onTestFinished }) => {
    const server = await rawForTest(refusal(503, 'Unavailable', '服务不可用'), onTestFinished);
    expect(await faultOf(apiAt(server.host).listNumbers())).toEqual({
      code: 'server-error',
      message: '服务不可用',
      status: 503,
    });
  });

  it('goes well when the third try does', async ({ expect, onTestFinished }) => {
    let tries = 0;
    const server = await rawForTest((request, socket) => {
      (++tries < 3 ? reply(502, '') : json([]))(request, socket);
    }, onTestFinished);
    expect(await apiAt(server.host).listSips()).toEqual([]);
    expect(tries).toBe(3);
  });

  it('asks for the token at every try', async ({ expect, onTestFinished }) => {
    let asked = 0;
    const server = await rawForTest(reply(500, ''), onTestFinished);
    const api = new CallApi({ host: server.host, readToken: () => Promise.resolve(`token-${++asked}`) });
    await faultOf(api.listNumbers());
    expect(server.requests.map(({ headers }) => headers['authorization'])).toEqual([
      'Bearer token-1',
      'Bearer token-2',
      'Bearer token-3',
    ]);
  });

  it.for([301, 302, 307, 308])(
    'follows no redirect, and the token stays here: %i',
    async (status, { expect, onTestFinished }) => {
      const elsewhere = await rawForTest(json([]), onTestFinished);
      const server = await rawForTest(reply(status, '', { Location: `${elsewhere.host}/sips` }), onTestFinished);
      expect(await faultOf(apiAt(server.host).listSips())).toMatchObject({ code: 'bad-answer' });
      expect(elsewhere.requests).toHaveLength(0);
    },
  );

  it('ends with the reason of its signal, whether it waits for an answer or for the next try', async ({
    expect,
    onTestFinished,
  }) => {
    const reason = new Error('the agent has left the page');
    const silent = new AbortController();
    const silence = await rawForTest(() => silent.abort(reason), onTestFinished);
    await expect(apiAt(silence.host).listRecords({}, silent.signal)).rejects.toBe(reason);
    expect(silence.requests).toHaveLength(1);

    const between = new AbortController();
    const failing = await rawForTest((request, socket) => {
      reply(500, '')(request, socket);
      socket.on('close', () => setTimeout(() => between.abort(reason), 50));
    }, onTestFinished);
    await expect(apiAt(failing.host).listRecords({}, between.signal)).rejects.toBe(reason);
    expect(failing.requests).toHaveLength(1);

    await expect(apiAt(failing.host).listRecords({}, AbortSignal.abort(reason))).rejects.toBe(reason);
    expect(failing.requests).toHaveLength(1);
  });
});

describe('a read that meets a fault which stays', () => {
  it.each<[string, object, RawAnswer]>([
    ['400', { code: 'refused', message: '参数错误', status: 400 }, refusal(400, 'InvalidArgument', '参数错误')],
    ['404', { code: 'refused', message: '接口不存在', status: 404 }, refusal(404, 'NotFound', '接口不存在')],
    ['404 with a page', { code: 'bad-answer', status: 404 }, reply(404, '<html></html>')],
    ['403 without words', { code: 'refused', status: 403 }, reply(403, '')],
    ['200 with a page', { code: 'bad-answer', status: 200 }, page],
    ['200 with nothing', { code: 'bad-answer', status: 200 }, reply(200, '')],
    ['204', { code: 'bad-answer', status: 204 }, reply(204, '')],
    ['garbage', { code: 'bad-answer', status: 200 }, reply(200, '\u0000\u0001\u0002')],
    ['invalid UTF-8', { code: 'bad-answer', status: 200 }, reply(200, Buffer.from([0xff, 0xfe, 0x7b]))],
    ['another shape', { code: 'bad-answer', status: 200 }, json({ data: 'none' })],
    ['null', { code: 'bad-answer', status: 200 }, json(null)],
    ['40 levels', { code: 'bad-answer', status: 200 }, reply(200, '['.repeat(40) + ']'.repeat(40))],
    [
      'more than 5 MB',
      { code: 'bad-answer', status: 200, message: 'too large' },
      reply(200, `[${' '.repeat(5 * 1024 * 1024)}]`),
    ],
    [
      'a gzip bomb',
      { code: 'bad-answer', status: 200, message: 'too large' },
      reply(200, gzipSync(`[${' '.repeat(60 * 1024 * 1024)}]`), { 'Content-Encoding': 'gzip' }),
    ],
  ])('is not tried again: %s', async (_name, expected, answer) => {
    const server = await rawForTest(answer);
    expect(await faultOf(apiAt(server.host).listSips())).toEqual(expected);
    expect(server.requests).toHaveLength(1);
  });

  it('takes nearly 5 MB', async () => {
    const server = await rawForTest(reply(200, `[${' '.repeat(5 * 1024 * 1024 - 2)}]`));
    expect(await apiAt(server.host).listSips()).toEqual([]);
  });
});

describe('what a read makes of its answer', () => {
  it('takes missing optional fields, nulls and null arrays', async () => {
    const server = await rawForTest(
      json({ data: [{}, { agent_id: null, duration: null, call_uuid: null }], total: null }),
    );
    const { data, total } = await apiAt(server.host).listRecords({});
    expect(data).toHaveLength(2);
    expect(data.flatMap((row) => Object.values(row)).filter((part) => part !== undefined)).toEqual([]);
    expect(total).toBeUndefined();
  });

  it('takes null for a list of records, of numbers and of a group’s numbers', async () => {
    const records = await rawForTest(json({ data: null, total: 0 }));
    expect((await apiAt(records.host).listRecords({})).data).toEqual([]);
    const numbers = await rawForTest(json({ groups: [{ id: 1, numbers: null }], numbers: null }));
    expect(await apiAt(numbers.host).listNumbers()).toMatchObject({ groups: [{ id: '1', numbers: [] }], numbers: [] });
  });

  it('strips fields that are not documented', async () => {
    const server = await rawForTest(json([{ sip: '8001', secret: 'x', constructor: 1 }]));
    const [seat = {}] = await apiAt(server.host).listSips();
    expect(Object.hasOwn(seat, 'secret')).toBe(false);
    expect(Object.hasOwn(seat, 'constructor')).toBe(false);
  });

  it('strips control and bidi characters from texts', async () => {
    const server = await rawForTest(json([{ agent_name: '\u202e张\u0000三\u2066\u200f\ufeff ', sip: '80\u200b01' }]));
    expect(await apiAt(server.host).listSips()).toMatchObject([{ agent_name: '张三', sip: '8001' }]);
  });

  it('keeps a password to the letter', async () => {
    const password = ' p\u200ba\u202es\u0007s ';
    const server = await rawForTest(json([{ sip: '8001', password }]));
    expect((await apiAt(server.host).listSips())[0]?.password).toBe(password);
  });

  it('keeps a long signed recording address whole', async () => {
    const record_path = `https://oss.example/r.mp3?Signature=${'s'.repeat(1500)}`;
    const server = await rawForTest(json({ data: [{ record_path }] }));
    expect((await apiAt(server.host).listRecords({})).data[0]?.record_path).toBe(record_path);
  });

  it('keeps an id beyond 2^53 exact, and one that a server puts in quotes', async () => {
    const server = await rawForTest(reply(200, `[{"agent_id":${AGENT}},{"agent_id":"${AGENT}"}]`));
    expect((await apiAt(server.host).listSips()).map(({ agent_id }) => agent_id)).toEqual([AGENT, AGENT]);
  });
});
