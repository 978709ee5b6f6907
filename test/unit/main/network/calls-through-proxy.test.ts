import { createSecureContext } from 'node:tls';
import { describe, expect, it, onTestFinished } from 'vitest';
import { CallApi } from '../../../../src/main/call-api/call-api.ts';
import { isFault } from '../../../../src/main/fault.ts';
import { Connections } from '../../../../src/main/network/connections.ts';
import type { Hop, ProxyHop } from '../../../../src/main/network/route.ts';
import { connectProxyForTest } from '../../../support/connect-proxy-for-test.ts';
import type { ConnectProxy, ProxyManner } from '../../../support/connect-proxy.ts';
import { FAULT_KINDS, FAULT_NAMES, faultKind, type FaultName } from '../../../support/fault-kinds.ts';
import { faultOf } from '../../../support/fault-of.ts';
import { FaultServer } from '../../../support/fault-server.ts';
import { companyRoot } from '../../../support/private-authority.ts';
import { closedPort } from '../../../support/raw-server.ts';
import { AGENT } from '../../../support/sessions.ts';
import { tlsFront } from '../../../support/tls-front.ts';

const INTENT = '01ARZ3NDEKTSV4RRFFQ69G5FAV';
const CALL = { agentId: AGENT, callee: '15405710001', userData: `sc:${INTENT}` };
/** Nobody knows this name here: only the proxy can lead there. */
const HOST = 'https://api.test';
const trust = createSecureContext({ ca: companyRoot });

function through(port: number, kind: ProxyHop['kind'] = 'http'): Hop {
  return { is: 'proxy', kind, host: '127.0.0.1', port };
}

interface Office {
  server: FaultServer;
  proxy: ConnectProxy;
  api: (route: readonly Hop[], callMs?: number) => CallApi;
}

async function office(manner: ProxyManner = 'tunnels', isTlsProxy = false): Promise<Office> {
  const server = await FaultServer.start();
  onTestFinished(() => server.close());
  const proxy = await connectProxyForTest(await tlsFront(server.port), isTlsProxy);
  proxy.manner = manner;
  const api = (route: readonly Hop[], callMs = 5000): CallApi => {
    const connections = new Connections({ route: () => Promise.resolve(route), trust: () => trust });
    return new CallApi(
      { host: HOST, readToken: () => Promise.resolve('a-token'), connections },
      { readMs: 5000, callMs },
    );
  };
  return { server, proxy, api };
}

describe('a call through a proxy', () => {
  it('is placed once, and the proxy learns the host and nothing else', async () => {
    const { server, proxy, api } = await office();
    expect(await api([through(proxy.port)]).callOut(CALL)).toEqual({ uuid: 'call-00000001' });
    expect(server.posts).toMatchObject([{ intentId: INTENT, agentId: AGENT, isReused: false }]);
    expect(proxy.asked).toEqual(['CONNECT api.test:443 HTTP/1.1']);
    expect(proxy.credentials).toEqual([]);
  });

  it('gets a tunnel of its own each time', async () => {
    const { server, proxy, api } = await office();
    const calls = api([through(proxy.port)]);
    await calls.callOut(CALL);
    await calls.callOut(CALL);
    expect(proxy.asked).toHaveLength(2);
    expect(server.posts.map(({ isReused }) => isReused)).toEqual([false, false]);
  });

  it('goes through a proxy that speaks TLS itself', async () => {
    const { server, proxy, api } = await office('tunnels', true);
    await api([{ ...through(proxy.port, 'https'), host: 'localhost' } as Hop]).callOut(CALL);
    expect(server.count(INTENT)).toBe(1);
  });

  const server = FAULT_NAMES.filter((name) => faultKind(name).at === 'server');
  it.each(server)('is sent at most once, and told as without one: %s', async (name: FaultName) => {
    const { server, proxy, api } = await office();
    server.fault = { name, isPlaced: true, variant: 7 };
    const isSlow = 'isSlow' in FAULT_KINDS[name];
    const told = await api([through(proxy.port)], isSlow ? 300 : 5000)
      .callOut(CALL)
      .then(
        () => 'accepted',
        (error: unknown) => (isFault(error, 'unknown-outcome') ? 'unknown' : 'failed'),
      );
    await aMoment();
    expect(faultKind(name).told).toContain(told);
    expect(server.posts).toHaveLength(1);
    expect(proxy.asked.filter((line) => line.startsWith('CONNECT'))).toHaveLength(name.includes('token') ? 2 : 1);
  });

  it('is an unknown outcome and was sent once when the proxy dies behind it', async () => {
    const { server, proxy, api } = await office();
    server.onPost = () => proxy.cut();
    expect(await faultOf(api([through(proxy.port)]).callOut(CALL))).toMatchObject({ code: 'unknown-outcome' });
    await aMoment();
    expect(server.count(INTENT)).toBe(1);
  });

  it('is an unknown outcome when the proxy dies once the tunnel stands, and nothing is sent again', async () => {
    const { server, proxy, api } = await office('dies-after-first-bytes');
    expect(await faultOf(api([through(proxy.port)]).callOut(CALL))).toMatchObject({ code: 'unknown-outcome' });
    await aMoment();
    expect(server.posts).toHaveLength(0);
    expect(proxy.asked).toHaveLength(1);
  });

  it('is tls, and not placed, when somebody else’s certificate waits behind the proxy', async () => {
    const { server, proxy } = await office();
    const connections = new Connections({ route: () => Promise.resolve([through(proxy.port)]) });
    const api = new CallApi({ host: HOST, readToken: () => Promise.resolve('a-token'), connections });
    expect(await faultOf(api.callOut(CALL))).toMatchObject({ code: 'tls' });
    expect(server.posts).toHaveLength(0);
  });
});

describe('a call that a proxy lets nowhere', () => {
  it.each<[ProxyManner, object]>([
    ['wants-login', { code: 'proxy-auth' }],
    ['refuses-502', { code: 'proxy', message: 'refused 502' }],
    ['hangs-up', { code: 'proxy', message: 'broken-off' }],
    ['resets', { code: 'proxy', message: 'broken-off' }],
    ['speaks-nonsense', { code: 'proxy', message: 'garbage' }],
    ['answers-and-goes-on', { code: 'proxy', message: 'garbage' }],
  ])('was not placed, and the proxy is asked once: it %s', async (manner, told) => {
    const { server, proxy, api } = await office(manner);
    expect(await faultOf(api([through(proxy.port)]).callOut(CALL))).toEqual(told);
    await aMoment();
    expect(server.posts).toHaveLength(0);
    expect(proxy.asked).toHaveLength(1);
    expect(proxy.credentials).toEqual([]);
  });

  it('was not placed when the proxy says nothing, which is told before the call’s own time is up', async () => {
    const { server, proxy, api } = await office('stays-silent');
    expect(await faultOf(api([through(proxy.port)], 30_000).callOut(CALL))).toEqual({
      code: 'proxy',
      message: 'silent',
    });
    expect(server.posts).toHaveLength(0);
  });

  it('was not placed when there is no proxy where one should be', async () => {
    const { server, api } = await office();
    const nowhere = through(await closedPort());
    expect(await faultOf(api([nowhere]).callOut(CALL))).toEqual({ code: 'proxy', message: 'unreachable' });
    expect(server.posts).toHaveLength(0);
  });

  it('was not placed when the settings name only kinds that are not spoken', async () => {
    const { api } = await office();
    const told = await faultOf(api([{ is: 'unsupported', kind: 'socks4' }]).callOut(CALL));
    expect(told).toEqual({ code: 'proxy', message: 'unsupported' });
  });
});

describe('a list of proxies', () => {
  it('goes on to the next where one cannot be reached, and sends once', async () => {
    const { server, proxy, api } = await office();
    const dead = through(await closedPort());
    await api([{ is: 'unsupported', kind: 'socks4' }, dead, through(proxy.port)]).callOut(CALL);
    expect(server.count(INTENT)).toBe(1);
  });

  it('ends with a refusal: what one proxy forbids is not tried on a way around it', async () => {
    const { server, proxy, api } = await office('refuses-502');
    const other = await connectProxyForTest(server.port);
    const route = [through(proxy.port), through(other.port), { is: 'direct' }] as const;
    expect(await faultOf(api(route).callOut(CALL))).toMatchObject({ code: 'proxy' });
    expect(other.asked).toEqual([]);
  });
});

/** Long enough for a second request to arrive, if somebody were to send one. */
async function aMoment(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 30));
}
