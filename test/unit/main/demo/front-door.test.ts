import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { ask, BASE, open, raw, records } from './visit.ts';

const endpoints = [
  ['POST', '/agent/outnumber_group'],
  ['POST', '/records'],
  ['GET', '/rule_outnumber_group'],
  ['POST', '/sip_bind_agent'],
  ['GET', '/sips'],
  ['POST', '/callout'],
] as const;

describe('who is let in', () => {
  it.each(endpoints)('refuses %s %s without a token, in the documented words', async (method, path) => {
    const server = await open();
    for (const header of ['', 'Bearer wrong', server.token, `Basic ${server.token}`]) {
      const answer = await ask(server, method, path, method === 'POST' ? {} : undefined, { Authorization: header });
      expect(answer.status).toBe(401);
      expect(answer.json).toEqual({ error: { code: 'Unauthenticated', message: 'access token 无效' } });
    }
  });

  it('kills the old token when a new one is made', async () => {
    const server = await open({ token: 'first' });
    const old = server.token;
    expect(old).toBe('first');
    const fresh = server.rotateToken();
    expect((await ask(server, 'GET', '/sips', undefined, { Authorization: `Bearer ${old}` })).status).toBe(401);
    expect(server.token).toBe(fresh);
    expect((await ask(server, 'GET', '/sips')).status).toBe(200);
  });

  it('makes a different token at every start', async () => {
    const [one, two] = [await open(), await open()];
    expect(one.token).not.toBe(two.token);
    expect(one.token.length).toBeGreaterThan(20);
  });

  it('answers only when it is called 127.0.0.1 or localhost, with its port', async () => {
    const server = await open();
    const { port } = new URL(server.host);
    const status = async (host: string, path = `${BASE}/sips`) =>
      (await raw(server, path, { Host: host, Authorization: `Bearer ${server.token}` })).status;
    expect(await status(`127.0.0.1:${port}`)).toBe(200);
    expect(await status(`localhost:${port}`)).toBe(200);
    expect(await status('127.0.0.1')).toBe(403);
    expect(await status(`evil.example:${port}`)).toBe(403);
    expect(await status(`127.0.0.1.evil.example:${port}`)).toBe(403);
    expect(await status(`evil.example:${port}`, '/recordings/x.wav')).toBe(403);
  });

  it('gives no page of another origin leave to read', async () => {
    const server = await open();
    const answer = await ask(server, 'GET', '/sips', undefined, { Origin: 'https://evil.example' });
    expect([...answer.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
    expect((await ask(server, 'OPTIONS', '/sips')).status).toBe(405);
  });
});

describe('what is not there', () => {
  it.each(endpoints)('knows %s %s by that method only', async (method, path) => {
    const server = await open();
    for (const other of ['GET', 'POST', 'PUT', 'DELETE', 'PATCH'].filter((name) => name !== method)) {
      const answer = await ask(server, other, path, other === 'GET' ? undefined : {});
      expect(answer.status).toBe(405);
      expect(answer.headers.get('allow')).toBe(method);
      expect(answer.json).toMatchObject({ error: { code: 'Unimplemented' } });
    }
  });

  it('answers 404 with a JSON error to every other path', async () => {
    const server = await open();
    for (const path of ['/nothing', '/records/', '/Records', '/%72ecords', '/sips/../records/x', '']) {
      const answer = await ask(server, 'POST', path, {});
      expect([path, answer.status]).toEqual([path, 404]);
      expect(answer.json).toMatchObject({ error: { code: 'NotFound' } });
    }
  });
});

describe('bodies that are none', () => {
  it('refuses a POST that is not said to be JSON', async () => {
    const server = await open();
    expect((await ask(server, 'POST', '/records', '{}', { 'Content-Type': 'text/plain' })).status).toBe(415);
    expect((await ask(server, 'POST', '/records', '{}', { 'Content-Type': 'application/jsonp' })).status).toBe(415);
    const withCharset = { 'Content-Type': 'application/json; charset=utf-8' };
    expect((await ask(server, 'POST', '/records', '{}', withCharset)).status).toBe(200);
  });

  it.each([
    ['nothing', ''],
    ['half an object', '{'],
    ['null', 'null'],
    ['a list', '[]'],
    ['a text', '"text"'],
    ['a number', '12'],
    ['something after its end', '{"page_size":1}x'],
    ['100,000 levels', '['.repeat(100_000)],
    ['20,000 levels that close', `{"states":${'['.repeat(20_000)}${']'.repeat(20_000)}}`],
    ['a number with a leading zero', '{"agent_id":01}'],
  ])('answers 400 to %s', async (_name, body) => {
    const server = await open();
    const answer = await ask(server, 'POST', '/records', body);
    expect(answer.status).toBe(400);
    expect(answer.json).toMatchObject({ error: { code: 'InvalidArgument' } });
    expect((await records(server)).total).toBe(300);
  });

  it('answers 400 to bytes that are not UTF-8', async () => {
    const server = await open();
    const response = await fetch(`${server.host}${BASE}/records`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${server.token}`, 'Content-Type': 'application/json' },
      body: Buffer.concat([Buffer.from('{"call_uuid":"'), Buffer.from([0xc3, 0x28]), Buffer.from('"}')]),
    });
    expect(response.status).toBe(400);
  });

  it('answers 413 to a body that is too large, and lives on', async () => {
    const server = await open();
    const answer = await ask(server, 'POST', '/records', `{"call_uuid":"${'x'.repeat(2_000_000)}"}`);
    expect(answer.status).toBe(413);
    expect((await records(server)).total).toBe(300);
  });

  it('is not changed by __proto__', async () => {
    const server = await open();
    expect((await records(server, '{"__proto__":{"page_size":1},"constructor":{"page_size":1}}')).data).toHaveLength(
      20,
    );
    expect((await records(server)).data).toHaveLength(20);
  });
});

describe('hostile sockets', () => {
  const throwAt = (port: number, bytes: string) =>
    new Promise<void>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => {
        socket.write(bytes);
        setTimeout(() => socket.destroy(), 20);
      });
      socket.on('error', () => undefined).on('close', () => resolve());
    });

  it('survives requests that are garbage, half, or left in the middle', async () => {
    const server = await open();
    const port = Number(new URL(server.host).port);
    const head = `POST ${BASE}/callout HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n`;
    const bytes = [
      '\0\0\0\0',
      'GET',
      'GET http://evil.example/ HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n',
      `GET //evil.example HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n\r\n`,
      `GET * HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n\r\n`,
      `CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example\r\n\r\n`,
      `${head}Content-Length: 1000\r\n\r\n{"agent`,
      `${head}Transfer-Encoding: chunked\r\n\r\nzz\r\n`,
      `${head}Content-Length: -1\r\n\r\n`,
      `GET ${BASE}/sips?agent_id=%E0%A4%A HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nAuthorization: Bearer ${server.token}\r\n\r\n`,
    ];
    await Promise.all(bytes.map((text) => throwAt(port, text)));
    expect((await records(server)).total).toBe(300);
    expect(server.counters.placed).toBe(0);
  });

  it('closes while a client still waits for an answer', async () => {
    const server = await open();
    const slow = ask(server, 'POST', '/callout', '{"agent_id":100003,"callee":"15405710005"}');
    const outcome = slow.then(
      () => 'answered',
      () => 'cut off',
    );
    while (server.liveCalls.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    await server.close();
    expect(await outcome).toBe('cut off');
  });
});

describe('the log of requests', () => {
  it('keeps method, path, body as it came and as JSON, and no token', async () => {
    const server = await open();
    await ask(server, 'POST', '/records', '{"agent_id": 9007199254740993}');
    await ask(server, 'GET', '/sips?occupied=n', undefined, { 'X-Trace': 'a' });
    expect(server.requests).toHaveLength(2);
    expect(server.requests[0]).toMatchObject({
      method: 'POST',
      path: `${BASE}/records`,
      text: '{"agent_id": 9007199254740993}',
      body: { agent_id: 9007199254740993n },
      hasAuthorization: true,
    });
    expect(server.requests[1]).toMatchObject({ method: 'GET', path: `${BASE}/sips?occupied=n`, body: undefined });
    expect(server.requests[1]?.headers['x-trace']).toBe('a');
    expect(JSON.stringify(server.requests[1])).not.toContain(server.token);
  });
});
