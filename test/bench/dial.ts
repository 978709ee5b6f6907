import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ofetch } from 'ofetch';
import { ulid } from 'ulid';
import { AgentScope } from '../../src/main/account/agent-scope.ts';
import { CallApi } from '../../src/main/call-api/call-api.ts';
import { toUserData } from '../../src/main/calls/user-data.ts';
import { DialerService } from '../../src/main/dialer/dialer.service.ts';
import { accountKey } from '../../src/main/dialer/intent.ts';
import { DialJournal } from '../../src/main/dialer/journal.ts';
import { readNumber } from '../../src/main/phone-numbers/read-number.ts';
import { MonotonicClock } from '../../src/main/async/monotonic-clock.ts';
import { createRouter } from '../../src/main/ipc/router.ts';
import { createRoutes } from '../../src/main/ipc/routes.ts';
import type { Services } from '../../src/main/services.ts';
import { storedSettings } from '../../src/main/settings/settings-shape.ts';
import { race, row, type BenchRow } from './measure.ts';
import { BY_HAND } from '../support/callers.ts';

const AGENT = '9007199254740993';
const CALLEE = '15405714321';
const RUNS = 60;

/** A server that notes when the last byte of a request has arrived, and refuses, so that nothing has to be followed. */
async function startWire(): Promise<{ server: Server; host: string; arrivedAt: () => number }> {
  let at = 0;
  const server = createServer((incoming, response) => {
    incoming.resume().on('end', () => {
      at = performance.now();
      response.writeHead(400, { 'Content-Type': 'application/json' }).end('{"error":{"code":"x","message":"bench"}}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, host: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, arrivedAt: () => at };
}

function ourDialer(host: string, journal: DialJournal): DialerService {
  const api = new CallApi({ host, readToken: () => Promise.resolve('token') });
  const settings = { ...storedSettings.parse({}), callsPerMinute: 0, callsPerHour: 0, callsPerDay: 0 };
  const monotonic = new MonotonicClock(0);
  return new DialerService({
    scope: new AgentScope(),
    session: () => ({ host, agentId: AGENT, agentName: '', isDemo: false, api }),
    read: (text) => readNumber(text, settings),
    settings: () => ({ ...settings, customerLimits: [] }),
    assertOurs: () => Promise.resolve(),
    newIntentId: ulid,
    clock: { now: Date.now, wait: () => Promise.resolve() },
    monotonicClock: () => monotonic,
    journal,
    announce: () => undefined,
    announceUnresolved: () => undefined,
    onFound: () => undefined,
    onEnded: () => undefined,
    log: () => undefined,
  });
}

/** The least: the same two journal writes, then Node's bare http on a connection of its own. */
function bareCall(host: string, journal: DialJournal): Promise<void> {
  const id = ulid();
  const account = accountKey({ host, agentId: AGENT });
  journal.begin({
    id,
    account,
    callee: CALLEE,
    customer: CALLEE,
    startedAt: Date.now(),
    monotonicAt: Date.now(),
    confirmed: [],
  });
  journal.markSending(id);
  return new Promise((resolve, reject) => {
    const headers = { 'Content-Type': 'application/json', Authorization: 'Bearer token' };
    const outgoing = request(`${host}/callout`, { method: 'POST', agent: false, headers }, (response) => {
      response.resume().on('end', () => {
        journal.settle(id, 'refused');
        resolve();
      });
    });
    outgoing.on('error', reject).end(`{"agent_id":${AGENT},"callee":"${CALLEE}","user_data":"${toUserData(id, '')}"}`);
  });
}

async function plainOfetch(host: string): Promise<void> {
  await ofetch(`${host}/callout`, { method: 'POST', body: { callee: CALLEE }, retry: 0 }).catch(() => undefined);
}

/**
 * From the order as it arrives from a window (copied, checked, routed) to its last byte on the wire, at most twice a bare POST
 * with the same journal. The hop between the processes itself is Electron's and not in it.
 */
export async function benchDial(): Promise<BenchRow[]> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-'));
  const { server, host, arrivedAt } = await startWire();
  const [ourJournal, floorJournal] = [new DialJournal(join(folder, 'a')), new DialJournal(join(folder, 'b'))];
  const services = { dialer: ourDialer(host, ourJournal) } as Services;
  const ask = createRouter(createRoutes(services), () => undefined);
  const timed = (act: () => Promise<unknown>) => async () => {
    const begun = performance.now();
    await act();
    return arrivedAt() - begun;
  };
  const order = { text: CALLEE, callerId: { is: 'automatic' }, reference: '', confirmed: [] };
  try {
    const found = await race(
      {
        ours: timed(() => ask('dialer.dial', structuredClone(order), BY_HAND)),
        peer: timed(() => plainOfetch(host)),
        floor: timed(() => bareCall(host, floorJournal)),
      },
      RUNS,
    );
    return (['p50', 'p95'] as const).map((part) => {
      const [ours, peer, floor] = [found.ours[part], found.peer[part], found.floor[part]];
      const name = `dial: order to wire, ${part}`;
      return row({ name, unit: 'ms', ours, peer, floor, against: 'floor', target: { atMost: 2 } });
    });
  } finally {
    server.close();
    [ourJournal, floorJournal].forEach((journal) => journal.close());
    await rm(folder, { recursive: true, force: true });
  }
}
