import { once } from 'node:events';
import { createConnection, type LookupFunction } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { Agent } from 'undici';
import { describe, expect, it, onTestFinished } from 'vitest';
import { CallApi } from '../../../../src/main/call-api/call-api.ts';
import { networkFault } from '../../../../src/main/call-api/failures.ts';
import { faultOf } from '../../../support/fault-of.ts';
import { AGENT } from '../../../support/sessions.ts';

const CALL = { agentId: AGENT, callee: '15405710001' };

/** Listens, and then never does anything again: once its queue is full, the system drops every further knock. */
const DEAF = `
  const { parentPort } = require('node:worker_threads');
  const server = require('node:net').createServer();
  server.listen({ port: 0, host: '127.0.0.1', backlog: 1 }, () => {
    parentPort.postMessage(server.address().port);
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
  });
`;

/** A port that is silent on 127.0.0.1, and closed on 127.0.0.2. */
async function silentPort(): Promise<number> {
  const deaf = new Worker(DEAF, { eval: true });
  onTestFinished(() => deaf.terminate().then(() => undefined));
  const [port] = (await once(deaf, 'message')) as [number];
  while (await isHeard(port));
  return port;
}

/** Takes a place in the queue, if there is one. */
async function isHeard(port: number): Promise<boolean> {
  const knock = createConnection(port, '127.0.0.1').on('error', () => undefined);
  onTestFinished(() => {
    knock.destroy();
  });
  const tooLong = sleep(300, false);
  return Promise.race([once(knock, 'connect').then(() => true), tooLong]);
}

/** Knows a host by these addresses. */
function knowing(...addresses: string[]): Agent {
  const all = addresses.map((address) => ({ address, family: 4 }));
  const lookup: LookupFunction = (_host, _options, done) => {
    done(null, all);
  };
  return new Agent({ connect: { lookup } });
}

function failed(code: string, syscall: string): Error {
  return Object.assign(new Error(`${syscall} ${code}`), { code, syscall });
}

function fetchFailed(cause: Error): Error {
  return new TypeError('fetch failed', { cause });
}

describe('a call to a host that cannot be connected to', () => {
  it('is not placed where one of its addresses is silent and the other one refuses', async () => {
    const dispatcher = knowing('127.0.0.1', '127.0.0.2');
    const api = new CallApi({
      host: `http://api.example:${await silentPort()}`,
      readToken: () => Promise.resolve('a-token'),
      fetch: (input, init) => fetch(input, { ...init, dispatcher } as RequestInit),
    });
    expect(await faultOf(api.callOut(CALL))).toMatchObject({ code: 'offline', message: 'ETIMEDOUT' });
  });

  it('is not placed where the system forbids the connection', async () => {
    const api = new CallApi({ host: 'http://255.255.255.255', readToken: () => Promise.resolve('a-token') });
    expect(await faultOf(api.callOut(CALL))).toMatchObject({ code: 'offline' });
  });
});

describe('an error of the network', () => {
  it.each([
    ['EACCES', 'connect'],
    ['EPERM', 'connect'],
    ['ETIMEDOUT', 'connect'],
    ['EAI_FAIL', 'getaddrinfo'],
  ])('says that nothing was sent: %s in %s', (code, syscall) => {
    expect(networkFault(fetchFailed(failed(code, syscall))).code).toBe('offline');
  });

  it.each([
    ['ETIMEDOUT', 'read'],
    ['ETIMEDOUT', 'write'],
    ['ECONNRESET', 'connect'],
    ['ECONNRESET', 'read'],
    ['ECONNREFUSED', 'read'],
    ['EHOSTUNREACH', 'read'],
    ['ENETDOWN', 'write'],
    ['EPIPE', 'write'],
  ])('says nothing of the kind: %s in %s', (code, syscall) => {
    expect(networkFault(fetchFailed(failed(code, syscall))).code).toBe('bad-answer');
  });

  it('of several addresses counts only where every one of them was about connecting', () => {
    const refused = failed('ECONNREFUSED', 'connect');
    const all = (...errors: Error[]) => Object.assign(new AggregateError(errors), { code: 'ECONNREFUSED' });
    expect(networkFault(fetchFailed(all(refused, failed('EACCES', 'connect')))).code).toBe('offline');
    expect(networkFault(fetchFailed(all(refused, failed('ECONNRESET', 'read')))).code).toBe('bad-answer');
    expect(networkFault(fetchFailed(all(refused, new Error('nobody knows')))).code).toBe('bad-answer');
    expect(networkFault(fetchFailed(all())).code).toBe('bad-answer');
  });
});
