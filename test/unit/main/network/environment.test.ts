import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { Connections } from '../../../../src/main/network/connections.ts';
import { scrubEnvironment } from '../../../../src/main/network/environment.ts';
import type { Hop } from '../../../../src/main/network/route.ts';
import { connectProxyForTest } from '../../../support/connect-proxy-for-test.ts';
import { selfSigned } from '../../../support/self-signed.ts';

describe('the environment of the app', () => {
  it('loses what weakens TLS or loads code, and says what was there', () => {
    const environment = {
      NODE_TLS_REJECT_UNAUTHORIZED: '0',
      NODE_OPTIONS: '',
      https_proxy: 'http://p:1',
      HOME: '/home',
    };
    expect(scrubEnvironment(environment, true)).toEqual({
      ignored: ['NODE_TLS_REJECT_UNAUTHORIZED'],
      honoured: ['HTTPS_PROXY'],
    });
    expect(environment).toEqual({ https_proxy: 'http://p:1', HOME: '/home' });
  });

  it.each([
    [true, { ignored: ['SSL_CERT_FILE'], honoured: [] }],
    [false, { ignored: [], honoured: ['SSL_CERT_FILE'] }],
  ])('names another certificate store, which an installed app ignores (installed: %s)', (isInstalled, expected) => {
    expect(scrubEnvironment({ SSL_CERT_FILE: '/tmp/ca.pem' }, isInstalled)).toEqual(expected);
  });
});

describe('NODE_TLS_REJECT_UNAUTHORIZED=0', () => {
  const ways: [string, (port: number) => Promise<Hop>][] = [
    ['directly', () => Promise.resolve({ is: 'direct' })],
    [
      'through a proxy',
      async (port) => ({ is: 'proxy', kind: 'http', host: '127.0.0.1', port: (await connectProxyForTest(port)).port }),
    ],
  ];

  it.each(ways)('opens no connection to a self-signed server %s', async (_way, hopTo) => {
    const told: unknown[] = [];
    const server = createServer(selfSigned, (request, response) => {
      told.push(request.headers.authorization);
      response.end('{}');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    const { port } = server.address() as AddressInfo;
    const hop = await hopTo(port);
    const connections = new Connections({ route: () => Promise.resolve([hop]) });
    const before = process.env['NODE_TLS_REJECT_UNAUTHORIZED'];
    process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = '0';
    onTestFinished(() => {
      if (before === undefined) delete process.env['NODE_TLS_REJECT_UNAUTHORIZED'];
      else process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = before;
    });
    for (const dispatcher of [
      await connections.fresh('https://api.test'),
      await connections.kept('https://api.test'),
    ]) {
      const options: object = { dispatcher, headers: { Authorization: 'Bearer secret' } };
      await expect(fetch(`https://localhost:${port}/`, options)).rejects.toThrow();
    }
    expect(told).toEqual([]);
  });
});
