import { connect, createServer, type AddressInfo } from 'node:net';
import { createSecureContext } from 'node:tls';
import { describe, expect, it, onTestFinished } from 'vitest';
import { RecordingsService } from '../../../../src/main/calls/recordings/recordings.service.ts';
import { Connections } from '../../../../src/main/network/connections.ts';
import type { Hop, Route } from '../../../../src/main/network/route.ts';
import { storedSettings } from '../../../../src/main/settings/settings-shape.ts';
import { connectProxyForTest } from '../../../support/connect-proxy-for-test.ts';
import { faultOf } from '../../../support/fault-of.ts';
import { companyRoot } from '../../../support/private-authority.ts';
import { json, reply } from '../../../support/raw-server.ts';
import { rawForTest, sessionAt } from '../../../support/sessions.ts';
import { tlsFront } from '../../../support/tls-front.ts';

const trust = createSecureContext({ ca: companyRoot });

function connectionsBy(route: () => Route): Connections {
  return new Connections({ route: () => Promise.resolve(route()), trust: () => trust });
}

function http(port: number): Hop {
  return { is: 'proxy', kind: 'http', host: '127.0.0.1', port };
}

async function get(connections: Connections, url: string): Promise<unknown> {
  // The tests' types are a browser's, which knows no dispatchers.
  const options: object = { dispatcher: await connections.kept(new URL(url).origin) };
  return (await fetch(url, options)).json();
}

describe('connections that are kept', () => {
  it('carry more than one read through a tunnel', async () => {
    const server = await rawForTest((_request, socket) => {
      socket.write('HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: keep-alive\r\n\r\n{}');
    });
    const proxy = await connectProxyForTest(await tlsFront(server.port));
    const connections = connectionsBy(() => [http(proxy.port)]);
    for (let n = 0; n < 4; n++) expect(await get(connections, 'https://api.test/x')).toEqual({});
    expect(server.requests).toHaveLength(4);
    expect(proxy.asked.length).toBeLessThan(4);
  });

  it('follow the system to another proxy', async () => {
    const server = await rawForTest(json({}));
    const front = await tlsFront(server.port);
    const [office, home] = [await connectProxyForTest(front), await connectProxyForTest(front)];
    let route: Route = [http(office.port)];
    const connections = connectionsBy(() => route);
    await get(connections, 'https://api.test/x');
    route = [http(home.port)];
    await get(connections, 'https://api.test/x');
    expect([office.asked.length, home.asked.length]).toEqual([1, 1]);
  });

  it('trust the company’s own root straight there too', async () => {
    const server = await rawForTest(json({ ok: 1 }));
    const port = await tlsFront(server.port);
    expect(
      await get(
        connectionsBy(() => [{ is: 'direct' }]),
        `https://localhost:${port}/x`,
      ),
    ).toEqual({ ok: 1 });
  });
});

describe('a SOCKS5 proxy', () => {
  /** Answers `method` to the greeting and `reply` to the request; then the tunnel leads to `target`. */
  async function socks(target: number, method: number, answer: number): Promise<{ hop: Hop; asked: string[] }> {
    const asked: string[] = [];
    const server = createServer((client) => {
      client.on('error', () => undefined);
      client.once('data', () => {
        client.write(Buffer.from([5, method]));
        client.once('data', (request) => {
          asked.push(request.subarray(5, 5 + (request[4] ?? 0)).toString('latin1'));
          client.write(Buffer.from([5, answer, 0, 1, 127, 0, 0, 1, 0, 80]));
          if (answer !== 0) return void client.end();
          const behind = connect(target, '127.0.0.1').on('error', () => client.destroy());
          client.pipe(behind).pipe(client);
        });
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    return {
      hop: { is: 'proxy', kind: 'socks5', host: '127.0.0.1', port: (server.address() as AddressInfo).port },
      asked,
    };
  }

  it('is given the name, not an address, and leads there', async () => {
    const server = await rawForTest(json({ ok: 1 }));
    const { hop, asked } = await socks(await tlsFront(server.port), 0, 0);
    expect(
      await get(
        connectionsBy(() => [hop]),
        'https://api.test/x',
      ),
    ).toEqual({ ok: 1 });
    expect(asked).toEqual(['api.test']);
  });

  it.each([
    ['wants a login', 0xff, 0, 'auth'],
    ['refuses', 0, 2, 'refused'],
  ])('that %s is told', async (_what, method, answer, why) => {
    const { hop } = await socks(1, method, answer);
    await expect(
      get(
        connectionsBy(() => [hop]),
        'https://api.test/x',
      ),
    ).rejects.toMatchObject({ cause: { why } });
  });
});

describe('recordings through a proxy', () => {
  async function office(host: string) {
    const server = await rawForTest(reply(200, 'RIFF', { 'Content-Type': 'audio/wav' }));
    const proxy = await connectProxyForTest(await tlsFront(server.port));
    const session = { ...sessionAt({ host: 'https://api.test' }), host: 'https://api.test' };
    const recordings = new RecordingsService({
      session: () => session,
      settings: () => storedSettings.parse({ recordingHosts: ['files.test', 'localhost'] }),
      calls: { known: () => Promise.resolve({ recordPath: `https://${host}/a.wav` }) },
      readToken: () => Promise.resolve('a-token'),
      connections: connectionsBy(() => [http(proxy.port)]),
    });
    return { server, proxy, recordings };
  }

  it('come from the API’s own host with the token', async () => {
    const { server, proxy, recordings } = await office('api.test');
    const { body } = await recordings.open('a');
    expect(Buffer.from(await new Response(body).arrayBuffer()).toString()).toBe('RIFF');
    expect(server.requests[0]?.headers['authorization']).toBe('Bearer a-token');
    expect(proxy.asked).toEqual(['CONNECT api.test:443 HTTP/1.1']);
  });

  it('never from a name that is this computer or a private network, whoever leads there', async () => {
    const { server, proxy, recordings } = await office('localhost');
    expect(await faultOf(recordings.open('a'))).toMatchObject({ code: 'recording-host' });
    expect(proxy.asked).toEqual([]);
    expect(server.requests).toEqual([]);
  });

  it('from a listed host are asked of the proxy where this computer does not know the name, without the token', async () => {
    const { server, proxy, recordings } = await office('files.test');
    // The certificate is for another name: the tunnel stands, and nothing is asked in it.
    expect(await faultOf(recordings.open('a'))).toMatchObject({ code: 'tls' });
    expect(proxy.asked).toEqual(['CONNECT files.test:443 HTTP/1.1']);
    expect(server.requests).toEqual([]);
  });

  it('say that the proxy wants a login', async () => {
    const { proxy, recordings } = await office('api.test');
    proxy.manner = 'wants-login';
    expect(await faultOf(recordings.open('a'))).toEqual({ code: 'proxy-auth' });
  });
});
