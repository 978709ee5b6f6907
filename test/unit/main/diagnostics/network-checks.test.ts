import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createSecureContext } from 'node:tls';
import { describe, expect, it, onTestFinished } from 'vitest';
import { checkClock } from '../../../../src/main/diagnostics/checks/clock.ts';
import { checkDns } from '../../../../src/main/diagnostics/checks/dns.ts';
import { checkHost } from '../../../../src/main/diagnostics/checks/host.ts';
import { checkProxy } from '../../../../src/main/diagnostics/checks/proxy.ts';
import { checkRecordingHosts } from '../../../../src/main/diagnostics/checks/recordings.ts';
import { checkCertificate } from '../../../../src/main/diagnostics/checks/tls.ts';
import type { Wires } from '../../../../src/main/diagnostics/checks/wires.ts';
import { Connections } from '../../../../src/main/network/connections.ts';
import { DIRECT, type Hop, type Route } from '../../../../src/main/network/route.ts';
import { connectProxyForTest } from '../../../support/connect-proxy-for-test.ts';
import type { ProxyManner } from '../../../support/connect-proxy.ts';
import { companyRoot, ranOut } from '../../../support/private-authority.ts';
import { closedPort, json, refusal, reply, type RawAnswer } from '../../../support/raw-server.ts';
import { selfSigned } from '../../../support/self-signed.ts';
import { demoForTest, rawForTest } from '../../../support/sessions.ts';
import { tlsFront } from '../../../support/tls-front.ts';

const ours = createSecureContext({ ca: companyRoot });
const signal = new AbortController().signal;
const now = Date.now;

function wires(host: string, route: Route = DIRECT, trust = ours): Wires {
  return {
    host: () => Promise.resolve(host),
    askSystem: () => Promise.resolve(route),
    route: () => Promise.resolve(route),
    connections: new Connections({ route: () => Promise.resolve(route), trust: () => trust }),
    trust: () => trust,
  };
}

function http(port: number): Hop {
  return { is: 'proxy', kind: 'http', host: '127.0.0.1', port };
}

describe('the proxy', () => {
  it('is none where the system names none, and no matter for this computer', async () => {
    expect(await checkProxy(wires('https://api.test'))(signal)).toEqual({ code: 'proxy-none', facts: {} });
    const demo = wires('http://127.0.0.1:1', [http(1)]);
    expect(await checkProxy(demo)(signal)).toEqual({ code: 'proxy-not-needed', facts: {} });
  });

  it('is unknown while the system does not answer', async () => {
    const silent: Wires = { ...wires('https://api.test'), askSystem: () => Promise.resolve(undefined) };
    expect(await checkProxy(silent)(signal)).toEqual({ code: 'proxy-unknown', facts: {} });
  });

  it.each<[ProxyManner, string, object]>([
    ['tunnels', 'proxy-passes', {}],
    ['wants-login', 'proxy-wants-login', { status: 407 }],
    ['refuses-502', 'proxy-refuses', { status: 502 }],
    ['speaks-nonsense', 'proxy-nonsense', {}],
    ['hangs-up', 'proxy-nonsense', {}],
  ])('is tried with an empty tunnel: one that %s is %s', async (manner, code, more) => {
    const server = await rawForTest(json({}));
    const proxy = await connectProxyForTest(server.port);
    proxy.manner = manner;
    const facts = { proxyKind: 'http', host: '127.0.0.1', port: proxy.port, ...more };
    expect(await checkProxy(wires('https://api.test', [http(proxy.port)]))(signal)).toEqual({ code, facts });
    expect(proxy.asked).toEqual(['CONNECT api.test:443 HTTP/1.1']);
    expect(server.requests).toEqual([]);
  });

  it('cannot be reached, or is of a kind that is not spoken', async () => {
    const port = await closedPort();
    const dead = await checkProxy(wires('https://api.test', [http(port)]))(signal);
    expect(dead).toEqual({ code: 'proxy-unreachable', facts: { proxyKind: 'http', host: '127.0.0.1', port } });
    const foreign = await checkProxy(wires('https://api.test', [{ is: 'unsupported', kind: 'socks4' }]))(signal);
    expect(foreign).toEqual({ code: 'proxy-unsupported', facts: { proxyKind: 'socks4' } });
  });
});

describe('the name lookup', () => {
  it('counts the addresses, and is not needed for an address or this computer', async () => {
    const find = (() => Promise.resolve([{ address: '192.0.2.1', family: 4 }])) as never;
    const looked = await checkDns(wires('https://api.example.com'), find)(signal);
    expect(looked).toEqual({ code: 'dns-found', facts: { host: 'api.example.com', count: 1 } });
    for (const host of ['https://192.0.2.1', 'http://localhost:1', 'https://[2001:db8::1]'])
      expect((await checkDns(wires(host))(signal)).code).toBe('dns-not-needed');
  });

  it('tells a name that nobody knows from a service that does not answer', async () => {
    expect((await checkDns(wires('https://nowhere.invalid'))(signal)).code).toMatch(/^dns-(unknown-name|silent)$/);
    const fails = (code: string) => (() => Promise.reject(Object.assign(new Error(code), { code }))) as never;
    const host = 'https://api.example.com';
    expect((await checkDns(wires(host), fails('ENOTFOUND'))(signal)).code).toBe('dns-unknown-name');
    expect((await checkDns(wires(host), fails('EAI_AGAIN'))(signal)).code).toBe('dns-silent');
    expect((await checkDns(wires(host, [http(1)]), fails('ENOTFOUND'))(signal)).code).toBe('dns-left-to-proxy');
  });
});

describe('the certificate', () => {
  const at = async (certificate?: { key: string; cert: string }): Promise<string> => {
    const server = await rawForTest(json({}));
    return `https://localhost:${await tlsFront(server.port, certificate)}`;
  };
  const check = (host: string, when = now, route: Route = DIRECT, trust = ours) =>
    checkCertificate(wires(host, route, trust), when)(signal);

  it('of a company’s own authority is trusted, and told as that', async () => {
    const { code, facts } = await check(await at());
    expect(code).toBe('tls-company');
    expect(facts).toMatchObject({ host: 'localhost', issuer: 'Test company root' });
    expect(facts.fingerprint).toMatch(/^([\dA-F]{2}:){31}[\dA-F]{2}$/);
    expect(facts.days).toBeGreaterThan(30_000);
  });

  it('that runs out within two weeks is told before it does', async () => {
    const tenDaysBefore = () => Date.UTC(2126, 9, 19, 12);
    const { code, facts } = await check(await at(), tenDaysBefore);
    expect([code, facts.days]).toEqual(['tls-ends-soon', 10]);
  });

  it('that has run out, is another’s or nobody’s is told as such', async () => {
    expect((await check(await at(ranOut))).code).toBe('tls-ran-out');
    expect((await check(await at(selfSigned))).code).toBe('tls-untrusted');
    const unknown = createSecureContext({ ca: [] });
    expect((await check(await at(), now, DIRECT, unknown)).code).toBe('tls-untrusted');
    const server = await rawForTest(json({}));
    const proxy = await connectProxyForTest(await tlsFront(server.port));
    expect((await check('https://other.test', now, [http(proxy.port)])).code).toBe('tls-other-name');
    expect(server.requests).toEqual([]);
  });

  it('is looked at through the proxy', async () => {
    const server = await rawForTest(json({}));
    const proxy = await connectProxyForTest(await tlsFront(server.port));
    expect((await check('https://api.test', now, [http(proxy.port)])).code).toBe('tls-company');
    proxy.manner = 'wants-login';
    const told = await check('https://api.test', now, [http(proxy.port)]);
    expect(told).toEqual({ code: 'tls-unreachable', facts: { host: 'api.test', error: 'proxy-auth' } });
  });

  it('is none where TLS is not spoken or nothing listens', async () => {
    const server = await rawForTest(json({}));
    server.requests.length = 0;
    const plain = createServer();
    await new Promise<void>((resolve) => plain.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void plain.close());
    expect((await check(`https://localhost:${(plain.address() as AddressInfo).port}`)).code).toBe('tls-none');
    const told = await check(`https://localhost:${await closedPort()}`);
    expect(told).toMatchObject({ code: 'tls-unreachable', facts: { error: 'offline' } });
    expect((await check('http://127.0.0.1:1')).code).toBe('tls-not-used');
  });

  it('is given up with the check', async () => {
    const server = await rawForTest(() => undefined); // accepts, and never shakes hands
    const stop = new AbortController();
    const looking = checkCertificate(wires(`https://localhost:${server.port}`), now)(stop.signal);
    setTimeout(() => stop.abort(), 20);
    expect((await looking).code).toMatch(/^tls-/);
  });
});

describe('the clock', () => {
  async function skewed(seconds: number): Promise<string> {
    const demo = await demoForTest();
    const looked = await checkClock(wires(demo.host), () => Date.now() - seconds * 1000)(signal);
    expect(Math.abs((looked.facts.skewSeconds ?? NaN) - seconds)).toBeLessThanOrEqual(2);
    return looked.code;
  }

  it.each([
    [0, 'clock-right'],
    [-20, 'clock-right'],
    [120, 'clock-off'],
    [-120, 'clock-off'],
    [3600, 'clock-wrong'],
    [-86_400, 'clock-wrong'],
  ])('is %i s off: %s', async (seconds, code) => {
    expect(await skewed(seconds)).toBe(code);
  });

  it('is not told by a server without a date, nor without a server', async () => {
    const dateless = await rawForTest(json({}));
    expect(await checkClock(wires(dateless.host), now)(signal)).toEqual({ code: 'clock-untold', facts: {} });
    const nowhere = `http://127.0.0.1:${await closedPort()}`;
    const told = await checkClock(wires(nowhere), now)(signal);
    expect(told).toEqual({ code: 'clock-untold', facts: { error: 'offline' } });
  });

  it('is asked for without a token', async () => {
    const server = await rawForTest(json({}));
    await checkClock(wires(server.host), now)(signal);
    expect(server.requests.map(({ headers }) => headers['authorization'])).toEqual([undefined]);
  });
});

describe('the host', () => {
  it.each<[string, RawAnswer, object]>([
    ['a refusal without a token', refusal(401, 'Unauthenticated', 'no'), { code: 'host-speaks' }],
    ['JSON', json({ groups: [] }), { code: 'host-speaks' }],
    ['a page', reply(200, '<html>', { 'Content-Type': 'text/html' }), { code: 'host-other', facts: { status: 200 } }],
  ])('that answers %s', async (_what, answer, told) => {
    const server = await rawForTest(answer);
    expect(await checkHost(wires(server.host))(signal)).toMatchObject(told);
    expect(server.requests[0]?.headers['authorization']).toBeUndefined();
  });

  it('that cannot be reached', async () => {
    const told = await checkHost(wires(`http://127.0.0.1:${await closedPort()}`))(signal);
    expect(told).toEqual({ code: 'host-unreachable', facts: { host: '127.0.0.1', error: 'offline' } });
  });
});

describe('the hosts of recordings', () => {
  it('are looked at only where some are set', async () => {
    expect(await checkRecordingHosts(wires('https://api.test'), () => [])(signal)).toEqual({
      code: 'recordings-none',
      facts: {},
    });
  });

  it('are reached with a handshake, and those that are not are named', async () => {
    const server = await rawForTest(json({}));
    const proxy = await connectProxyForTest(await tlsFront(server.port));
    const behind = wires('https://api.test', [http(proxy.port)]);
    const good = await checkRecordingHosts(behind, () => ['api.test'])(signal);
    expect(good).toEqual({ code: 'recordings-reachable', facts: { count: 1 } });
    const bad = await checkRecordingHosts(behind, () => ['api.test', 'files.test', 'localhost'])(signal);
    expect(bad).toEqual({ code: 'recordings-unreachable', facts: { host: 'files.test', count: 2 } });
    expect(server.requests).toEqual([]);
  });
});
