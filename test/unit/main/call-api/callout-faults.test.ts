import { createServer as createPlainServer } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { CallApi } from '../../../../src/main/call-api/call-api.ts';
import { Fault } from '../../../../src/main/fault.ts';
import { faultOf } from '../../../support/fault-of.ts';
import { closedPort, json, refusal, reply, type RawAnswer } from '../../../support/raw-server.ts';
import { selfSigned } from '../../../support/self-signed.ts';
import { AGENT, rawForTest } from '../../../support/sessions.ts';

const UUID = '5e0e5e9c-5d2b-4a7e-9d35-0f6ad2a4b6a1';
const CALL = { agentId: AGENT, callee: '15405710001', userData: 'sc:01ARZ3NDEKTSV4RRFFQ69G5FAV' };
const PAGE = '<!doctype html><title>Sign in to the hotel network</title>';
const HEAD = 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n';

function apiAt(host: string, callMs = 5000): CallApi {
  return new CallApi({ host, readToken: () => Promise.resolve('a-token') }, { readMs: 5000, callMs });
}

/** Writes, and once that has left does the rest. */
function after(text: string, then: (socket: Socket) => void): RawAnswer {
  return (_request, socket) => void socket.write(text, () => setTimeout(() => then(socket), 20));
}

const FAULTS: [string, RawAnswer][] = [
  ['the connection is reset before the headers', (_request, socket) => void socket.resetAndDestroy()],
  ['it is reset after the headers', after(`${HEAD}Content-Length: 48\r\n\r\n`, (socket) => socket.resetAndDestroy())],
  [
    'it is reset when the body is there but for its end',
    after(`${HEAD}Transfer-Encoding: chunked\r\n\r\n2f\r\n{"uuid":"${UUID}"}\r\n`, (socket) =>
      socket.resetAndDestroy(),
    ),
  ],
  ['it is closed without a word (FIN)', (_request, socket) => void socket.end()],
  ['it is closed inside the headers', (_request, socket) => void socket.end('HTTP/1.1 200 OK\r\nContent-')],
  [
    'the body is cut short',
    (_request, socket) => void socket.end(`${HEAD}Content-Length: 400\r\n\r\n{"uuid":"${UUID}"}`),
  ],
  ['the answer is no HTTP', (_request, socket) => void socket.end('220 mail.example ESMTP\r\n')],
  ['100 and then nothing', after('HTTP/1.1 100 Continue\r\n\r\n', (socket) => socket.end())],
  ['408', reply(408, '')],
  [
    '408 while the connection is kept',
    (_r, socket) => void socket.write('HTTP/1.1 408 X\r\nContent-Length: 0\r\n\r\n'),
  ],
  ['421', reply(421, '')],
  ['425', reply(425, '')],
  ['429 without words', reply(429, '', { 'Retry-After': '0' })],
  ['500 with a page', reply(500, PAGE, { 'Content-Type': 'text/html' })],
  ['502 with a page', reply(502, PAGE, { 'Content-Type': 'text/html' })],
  ['503 with Retry-After', reply(503, '{}', { 'Retry-After': '0' })],
  ['504 with nothing', reply(504, '')],
  ['401 with a page', reply(401, PAGE, { 'Content-Type': 'text/html' })],
  ['204', reply(204, '')],
  ['200 with nothing', reply(200, '')],
  ['200 with a page (a captive portal)', reply(200, PAGE, { 'Content-Type': 'text/html' })],
  ['200 with other JSON', json({ id: UUID })],
  ['200 with an empty uuid', json({ uuid: '' })],
  ['200 with a uuid of markup', json({ uuid: '<img src=x onerror=alert(1)>' })],
  ['200 with a word in place of a uuid', json({ uuid: 'failed' })],
  ['200 with a uuid too long for one', json({ uuid: 'x'.repeat(65) })],
  ['200 with a uuid that is a number', json({ uuid: 12345678 })],
  ['200 with the documented error', json({ error: { code: 'Internal', message: '呼叫失败' } })],
  ['200 too large', reply(200, JSON.stringify({ uuid: UUID, padding: 'x'.repeat(6 * 1024 * 1024) }))],
  ['200 too deep', reply(200, `{"uuid":"${UUID}","x":${'['.repeat(40)}${']'.repeat(40)}}`)],
  ['200 with gzip that is none', reply(200, `{"uuid":"${UUID}"}`, { 'Content-Encoding': 'gzip' })],
];

describe('a call whose answer is lost or useless', () => {
  it.each(FAULTS)('is an unknown outcome and was sent once: %s', async (_name, answer) => {
    const server = await rawForTest(answer);
    expect(await faultOf(apiAt(server.host).callOut(CALL))).toMatchObject({ code: 'unknown-outcome' });
    await aMoment();
    expect(server.requests.map(({ method, path }) => `${method} ${path.split('/').at(-1) ?? ''}`)).toEqual([
      'POST callout',
    ]);
    expect(JSON.parse(server.requests[0]?.body ?? '')).toMatchObject({ callee: '15405710001' });
  });

  it.each([
    ['dots', 'room.7.42'],
    ['a host', '84f1-22@10.0.0.1:5060'],
    ['the time of a PBX', '1700000000.25'],
  ])('is placed when its id is of another scheme: %s', async (_name, uuid) => {
    const server = await rawForTest(json({ uuid }));
    expect(await apiAt(server.host).callOut(CALL)).toEqual({ uuid });
  });

  it.each([301, 302, 303, 307, 308])('is an unknown outcome and goes nowhere else: redirect %i', async (status) => {
    const elsewhere = await rawForTest(json({ uuid: UUID }));
    const server = await rawForTest(reply(status, '', { Location: `${elsewhere.host}/callout` }));
    expect(await faultOf(apiAt(server.host).callOut(CALL))).toMatchObject({ code: 'unknown-outcome' });
    await aMoment();
    expect(server.requests).toHaveLength(1);
    expect(elsewhere.requests).toHaveLength(0);
  });

  it('is an unknown outcome and was sent once: redirect to itself', async () => {
    const server = await rawForTest(reply(307, '', { Location: '/unified-api/call/openapi/ent/v1/callout' }));
    expect(await faultOf(apiAt(server.host).callOut(CALL))).toMatchObject({ code: 'unknown-outcome' });
    expect(server.requests).toHaveLength(1);
  });

  it.each<[string, RawAnswer]>([
    ['silence', () => undefined],
    ['headers, then silence', (_r, socket) => void socket.write(`${HEAD}Content-Length: 48\r\n\r\n`)],
    [
      'a byte now and then',
      (_r, socket) => {
        socket.write(`${HEAD}Content-Length: 48\r\n\r\n`);
        const drip = setInterval(() => socket.write(' '), 20);
        socket.on('close', () => clearInterval(drip));
      },
    ],
  ])('is an unknown outcome and was sent once: time is up after %s', async (_name, answer) => {
    const server = await rawForTest(answer);
    expect(await faultOf(apiAt(server.host, 150).callOut(CALL))).toMatchObject({ code: 'unknown-outcome' });
    expect(server.requests).toHaveLength(1);
  });

  it('was sent once when the answer arrives whole and the connection is reset behind it', async () => {
    const body = JSON.stringify({ uuid: UUID });
    const whole = `${HEAD}Content-Length: ${body.length}\r\n\r\n${body}`;
    const server = await rawForTest(after(whole, (socket) => socket.resetAndDestroy()));
    expect(await apiAt(server.host).callOut(CALL)).toEqual({ uuid: UUID });
    expect(server.requests).toHaveLength(1);
  });

  it('is an unknown outcome when it is given up while it is on its way', async () => {
    const stop = new AbortController();
    const server = await rawForTest(() => stop.abort());
    expect(await faultOf(apiAt(server.host).callOut(CALL, stop.signal))).toMatchObject({ code: 'unknown-outcome' });
    expect(server.requests).toHaveLength(1);
  });

  it('gets a connection of its own, so that no second call can meet a stale one', async () => {
    const server = await rawForTest((_request, socket) => {
      const body = JSON.stringify({ uuid: UUID });
      socket.write(`${HEAD}Content-Length: ${body.length}\r\nConnection: keep-alive\r\n\r\n${body}`);
      socket.once('data', () => socket.resetAndDestroy()); // a second request on the same connection dies
    });
    const api = apiAt(server.host);
    await api.callOut(CALL);
    expect(await api.callOut(CALL)).toEqual({ uuid: UUID });
    expect(server.requests).toHaveLength(2);
  });

  it.each(['EHOSTUNREACH', 'ENETDOWN', 'EADDRNOTAVAIL'])(
    'is an unknown outcome when the network goes after it was sent: read %s',
    async (code) => {
      const cause = Object.assign(new Error(`read ${code}`), { code, syscall: 'read' });
      const fetch = () => Promise.reject(new TypeError('fetch failed', { cause }));
      const api = new CallApi({ host: 'http://127.0.0.1:1', readToken: () => Promise.resolve('t'), fetch });
      expect(await faultOf(api.callOut(CALL))).toMatchObject({ code: 'unknown-outcome' });
    },
  );
});

describe('a call that never left', () => {
  it('is offline when nothing listens', async () => {
    const port = await closedPort();
    expect(await faultOf(apiAt(`http://127.0.0.1:${port}`).callOut(CALL))).toEqual({
      code: 'offline',
      message: 'ECONNREFUSED',
    });
  });

  it('is offline when nothing listens on any address of the name', async () => {
    const port = await closedPort();
    expect(await faultOf(apiAt(`http://localhost:${port}`).callOut(CALL))).toMatchObject({ code: 'offline' });
  });

  it('is offline when nobody knows the host', async () => {
    expect(await faultOf(apiAt('https://nowhere.invalid').callOut(CALL))).toMatchObject({ code: 'offline' });
  });

  it('is tls when the certificate is nobody’s word but its own, and nothing arrives', async () => {
    let arrived = 0;
    const server = createServer(selfSigned, (_request, response) => {
      arrived++;
      response.end(JSON.stringify({ uuid: UUID }));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    const { port } = server.address() as AddressInfo;
    expect(await faultOf(apiAt(`https://127.0.0.1:${port}`).callOut(CALL))).toMatchObject({ code: 'tls' });
    expect(arrived).toBe(0);
  });

  it('is tls when the server does not speak it, and nothing arrives', async () => {
    let arrived = 0;
    const server = createPlainServer(() => arrived++);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    const { port } = server.address() as AddressInfo;
    expect(await faultOf(apiAt(`https://127.0.0.1:${port}`).callOut(CALL))).toMatchObject({ code: 'tls' });
    expect(arrived).toBe(0);
  });

  it('is the fault of the keychain when there is no token to be had', async () => {
    const server = await rawForTest(json({ uuid: UUID }));
    const api = new CallApi({ host: server.host, readToken: () => Promise.reject(new Fault('keychain-unavailable')) });
    expect(await faultOf(api.callOut(CALL))).toEqual({ code: 'keychain-unavailable' });
    expect(server.requests).toHaveLength(0);
  });
});

describe('a call that the server refuses', () => {
  it.each([
    [400, 'PermissionDenied', '号码在黑名单中'],
    [403, 'PermissionDenied', '没有权限'],
    [404, 'NotFound', '坐席不存在'],
    [408, 'DeadlineExceeded', '超时'],
    [429, 'ResourceExhausted', '请求过于频繁'],
    [500, 'Internal', '呼叫服务异常'],
    [503, 'Unavailable', '服务不可用'],
  ])('is refused with the words of the server, sent once: %i %s', async (status, code, message) => {
    const server = await rawForTest(refusal(status, code, message));
    expect(await faultOf(apiAt(server.host).callOut(CALL))).toEqual({ code: 'refused', message, status });
    expect(server.requests).toHaveLength(1);
  });

  it('is refused with the code where there is no sentence', async () => {
    const server = await rawForTest(reply(400, '{"error":{"code":"InvalidArgument","message":null}}'));
    expect(await faultOf(apiAt(server.host).callOut(CALL))).toEqual({
      code: 'refused',
      message: 'InvalidArgument',
      status: 400,
    });
  });

  it('shows the words of the server without marks that could repaint the screen', async () => {
    const server = await rawForTest(refusal(400, 'X', '号码\u202e黑\u0007名\u200b单 <b>x</b>'));
    expect(await faultOf(apiAt(server.host).callOut(CALL))).toMatchObject({ message: '号码黑名单 <b>x</b>' });
  });

  it('has no outcome to speak of when the error says nothing', async () => {
    const server = await rawForTest(reply(400, '{"error":{}}'));
    expect(await faultOf(apiAt(server.host).callOut(CALL))).toEqual({ code: 'unknown-outcome', status: 400 });
  });
});

/** Long enough for a second request to arrive, if somebody were to send one. */
async function aMoment(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 30));
}
