import { connect } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { FAULT_KINDS, FAULT_NAMES, faultKind, isPlacing, type FaultName } from '../../../support/fault-kinds.ts';
import { FaultProxy, KEPT_MS } from '../../../support/fault-proxy.ts';
import { FaultServer } from '../../../support/fault-server.ts';

const INTENT = '01ARZ3NDEKTSV4RRFFQ69G5FAV';
const BODY = `{"agent_id":9007199254740993,"callee":"15405710001","user_data":"sc:${INTENT}"}`;
const REQUEST = `POST /unified-api/call/openapi/ent/v1/callout HTTP/1.1\r\nHost: x\r\nContent-Length: ${BODY.length}\r\n\r\n${BODY}`;

async function start(name: FaultName, isPlaced = true) {
  const server = await FaultServer.start();
  const proxy = await FaultProxy.start(server.port);
  onTestFinished(async () => {
    await Promise.all([server.close(), proxy.close()]);
  });
  const fault = { name, isPlaced, variant: 7 };
  [server.fault, proxy.fault] = [fault, fault];
  return { server, proxy, port: faultKind(name).at === 'proxy' ? Number(new URL(proxy.host).port) : server.port };
}

/** What a client of bare TCP reads, and how it ends: by FIN, by a reset, or (after `patience` ms) not at all. */
function ask(
  port: number,
  requests = [REQUEST],
  patience = 250,
): Promise<{ text: string; end: 'fin' | 'reset' | 'open' }> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const waiting = [...requests];
    let text = '';
    const done = (end: 'fin' | 'reset' | 'open'): void => {
      clearTimeout(timer);
      socket.destroy();
      resolve({ text, end });
    };
    const timer = setTimeout(done, patience, 'open');
    socket.on('error', () => done('reset')).on('end', () => done('fin'));
    socket.on('data', (chunk) => {
      text += chunk.toString('latin1');
      const next = waiting.shift();
      if (next) socket.write(next);
    });
    socket.write(waiting.shift() ?? '');
  });
}

const PLACED = /^HTTP\/1\.1 200 .*\r\n\r\n\{"uuid":"call-\d{8}"\}$/s;
const WIRE: Partial<Record<FaultName, { text: RegExp; end: 'fin' | 'reset' | 'open' }>> = {
  accepted: { text: PLACED, end: 'open' },
  'accepted late': { text: PLACED, end: 'open' },
  'reset before headers': { text: /^$/, end: 'reset' },
  'reset in headers': { text: /^HTTP\/1\.1 200 Whateve$/, end: 'reset' },
  'reset after headers': { text: /\r\n\r\n$/, end: 'reset' },
  'reset in body': { text: /\r\n\r\n\{"uuid":?$/, end: 'reset' },
  'reset after body': { text: PLACED, end: 'reset' },
  'fin before headers': { text: /^$/, end: 'fin' },
  'fin in headers': { text: /^HTTP\/1\.1 200 Whateve$/, end: 'fin' },
  'truncated body': { text: /\r\n\r\n\{"uuid":?$/, end: 'fin' },
  'half-open': { text: /^$/, end: 'open' },
  'headers then silence': { text: /Content-Length: 48\r\n\r\n$/, end: 'open' },
  'slow drip': { text: /Content-Length: 4800\r\n\r\n {1,9}$/, end: 'open' },
  'gzip bomb': { text: /Content-Encoding: gzip\r\n/, end: 'fin' },
  '200 empty': { text: /^HTTP\/1\.1 200 .*Content-Length: 0\r\n.*\r\n\r\n$/s, end: 'fin' },
  '200 html': { text: /^HTTP\/1\.1 200 .*text\/html.*<!doctype/s, end: 'fin' },
  '200 wrong uuid': { text: /^HTTP\/1\.1 200 .*\{"uuid":""\}$/s, end: 'fin' },
  '307': { text: /^HTTP\/1\.1 307 .*Location: \/elsewhere\/callout\r\n/s, end: 'fin' },
  '408': { text: /^HTTP\/1\.1 408 /, end: 'fin' },
  '421': { text: /^HTTP\/1\.1 421 /, end: 'fin' },
  '421 on a kept connection': { text: /^HTTP\/1\.1 421 /, end: 'open' },
  '429 with Retry-After': { text: /^HTTP\/1\.1 429 .*Retry-After: 0\r\n/s, end: 'fin' },
  '500 html': { text: /^HTTP\/1\.1 500 .*<!doctype/s, end: 'fin' },
  '502 html': { text: /^HTTP\/1\.1 502 .*<!doctype/s, end: 'fin' },
  'phone not registered': { text: /^HTTP\/1\.1 401 /, end: 'fin' },
  'proxy: reset on accept': { text: /^$/, end: 'reset' },
  'proxy: request cut': { text: /^$/, end: 'reset' },
  'proxy: answer cut by reset': { text: /^HTTP\/1\.$/, end: 'reset' },
  'proxy: answer cut by fin': { text: /^HTTP\/1\.$/, end: 'fin' },
  'proxy: answer kept': { text: /^$/, end: 'open' },
  'proxy: request kept': { text: /^$/, end: 'open' },
  'proxy: byte by byte': { text: PLACED, end: 'open' },
};

describe('the fault server and its proxy', () => {
  it('know at least sixteen kinds, with and without the call being placed', () => {
    expect(FAULT_NAMES.length).toBeGreaterThanOrEqual(16);
    expect(new Set(Object.values(FAULT_KINDS).map(({ places }) => places))).toEqual(
      new Set(['always', 'never', 'either']),
    );
  });

  it.each(Object.entries(WIRE))('do on the wire what the kind says: %s', async (name, expected) => {
    const { port } = await start(name as FaultName);
    const { text, end } = await ask(port, [REQUEST], expected.end === 'open' ? 60 : 5000);
    expect(text).toMatch(expected.text);
    expect(end).toBe(expected.end);
  });

  it.each(FAULT_NAMES.filter((name) => faultKind(name).at === 'server'))(
    'count the body and place the call as the trial wants: %s',
    async (name) => {
      for (const isPlaced of [true, false]) {
        const { server, port } = await start(name, isPlaced);
        await ask(port, [REQUEST], 250);
        expect(server.posts).toMatchObject([{ intentId: INTENT, agentId: '9007199254740993', callee: '15405710001' }]);
        expect(server.placed.has(INTENT)).toBe(isPlacing({ name, isPlaced, variant: 7 }));
      }
    },
  );

  it('reset a connection that is used again, after the whole body', async () => {
    const { server, port } = await start('reset when reused');
    const { text, end } = await ask(port, [REQUEST, REQUEST], 5000);
    expect([text.match(/HTTP\/1\.1/g)?.length, end]).toEqual([1, 'reset']);
    expect([server.count(INTENT), server.posts.map(({ isReused }) => isReused)]).toEqual([2, [false, true]]);
  });

  it('do not count a body that has not arrived whole', async () => {
    const { server, port } = await start('proxy: request cut');
    await ask(port);
    expect(server.posts).toEqual([]);
  });

  it('let a request arrive after its client has gone', async () => {
    const { server, proxy, port } = await start('proxy: request after the client has gone');
    expect((await ask(port)).text).toBe('');
    await proxy.quiet(20 * KEPT_MS);
    expect([server.count(INTENT), server.placed.has(INTENT)]).toEqual([1, true]);
  });

  it('count what follows a redirect', async () => {
    const { server, port } = await start('307');
    await ask(port);
    await ask(port, [REQUEST.replace('/unified-api/call/openapi/ent/v1/callout', '/elsewhere/callout')]);
    expect(server.count(INTENT)).toBe(2);
  });
});
