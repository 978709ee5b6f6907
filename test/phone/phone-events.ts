import { writeFile } from 'node:fs/promises';
import { connect, createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { DialState, PhoneCall, PhoneCallsState, PhoneSettings } from '../../src/preload/contract/index.ts';
import { AgentScope } from '../../src/main/account/agent-scope.ts';
import { after } from '../../src/main/async/timers.ts';
import { JsonFile } from '../../src/main/files/json-file.ts';
import { BaresipPhone } from '../../src/main/phone-calls/baresip/baresip-phone.ts';
import { storedSightings } from '../../src/main/phone-calls/own-leg.ts';
import { PhoneCallsService } from '../../src/main/phone-calls/phone-calls.service.ts';
import { DEFAULT_PHONE } from '../../src/main/phone/phone-settings.ts';
import type { Bench } from './bench.ts';
import { until } from './children.ts';
import { REALM, type Kamailio } from './kamailio.ts';
import { startBaresip } from './phones.ts';
import { same } from './report.ts';

const AGENT = { user: '80010001', password: 'right' };
const CUSTOMER = { user: '80010002', password: "p@ss w;ord<&>'" };
const ROUNDS = 50;

/** The agent's baresip, set up by what the app writes, against a second baresip that calls it by way of Kamailio. */
export async function phoneEvents({ report, children, folder, scratch }: Bench, kamailio: Kamailio): Promise<void> {
  const settings = async (): Promise<PhoneSettings> => ({
    ...DEFAULT_PHONE,
    domain: '127.0.0.1',
    port: kamailio.port,
    realm: REALM,
    codecs: ['PCMA'],
    eventsFrom: 'baresip',
    controlPort: await freePort(),
  });
  const [ours, theirs] = [await settings(), await settings()];
  const agent = await startBaresip(children, join(folder, 'baresip-agent'), { settings: ours, ...AGENT });
  const caller = await startBaresip(children, join(folder, 'baresip-caller'), { settings: theirs, ...CUSTOMER });
  const app = await startPhoneCalls(await scratch(), ours);
  const state = (): PhoneCallsState => app.service.get();
  const first = (): PhoneCall | undefined => state().calls.find(({ stage }) => stage !== 'ended');

  await report.check('baresip set up by the app is heard, belongs to us, and says that it is registered', async () => {
    await until('the control port', 5_000, () => (state().link.is === 'connected' ? true : undefined));
    await until('the registration', 5_000, () => state().isRegistered);
    return undefined;
  });
  const dial = (): Promise<unknown> => dialFrom(theirs.controlPort, `sip:${AGENT.user}@127.0.0.1:${kamailio.port}`);
  await report.check('a customer calls: the card, the answer, the talk, and the end from here', async () => {
    await dial();
    const ring = await until('the ring', 5_000, first);
    same([ring.direction, ring.stage, ring.number], ['in', 'ringing', CUSTOMER.user]);
    const answered = await app.service.answer(ring.id);
    same(answered.calls[0]?.stage, 'talking');
    await until('the customer hears it', 5_000, () => /Call established/.exec(caller.output()) ?? undefined);
    same((await app.service.mute(ring.id, true)).calls[0]?.isMuted, true);
    same((await app.service.mute(ring.id, false)).calls[0]?.isMuted, false);
    same((await app.service.hold(ring.id, true)).calls[0]?.isHeld, true);
    same((await app.service.hold(ring.id, false)).calls[0]?.isHeld, false);
    await app.service.dtmf(ring.id, '12#');
    await app.service.hangUp(ring.id);
    await until('the end', 5_000, () => (first() ? undefined : true));
    await until(
      'the end at the customer',
      5_000,
      () => /session closed|Call with .* terminated/.exec(caller.output()) ?? undefined,
    );
    return undefined;
  });
  await report.check('a call that is declined, and one that the customer gives up', async () => {
    await dial();
    await app.service.decline((await until('the ring', 5_000, first)).id);
    await until('the end', 5_000, () => (first() ? undefined : true));
    await dial();
    await until('the ring', 5_000, first);
    await hangUpAt(theirs.controlPort);
    await until('the end', 5_000, () => (first() ? undefined : true));
    same(app.missed, [CUSTOMER.user]); // the one that was given up, not the one that was declined
    return undefined;
  });
  await report.check(`${ROUNDS} calls in a row leave nothing behind`, async () => {
    for (let round = 0; round < ROUNDS; round++) {
      await dial();
      const { id } = await until(`ring ${round}`, 5_000, first);
      await app.service.answer(id);
      await app.service.hangUp(id);
      await until('the end', 5_000, () => (first() ? undefined : true));
    }
    await until('every card is gone', 10_000, () => (state().calls.length === 0 ? true : undefined));
    return undefined;
  });
  await report.check(
    'the leg of an own call is answered by itself where the agent wants it, and no other call',
    async () => {
      await dial();
      await new Promise((resolve) => setTimeout(resolve, 2_500));
      same(first()?.stage, 'ringing');
      await hangUpAt(theirs.controlPort);
      await until('the end', 5_000, () => (first() ? undefined : true));
      const later = Date.now() + 10_500; // what rang shortly before the click is part of the question
      await until('a quiet moment', 15_000, () => (Date.now() > later ? true : undefined));
      app.dial();
      await dial();
      await until('the answer', 8_000, () => (first()?.stage === 'talking' ? true : undefined));
      same(first()?.isOwnLeg, true);
      await app.service.hangUp(first()?.id ?? '');
      await until('the end', 5_000, () => (first() ? undefined : true));
      return undefined;
    },
  );
  await report.check(
    'the phone is killed while it rings: no card is stuck, and it is heard again when it is back',
    async () => {
      await dial();
      await until('the ring', 5_000, first);
      await agent.stop();
      await until('the loss', 5_000, () => (first() ? undefined : true));
      await startBaresip(children, join(folder, 'baresip-agent'), { settings: ours, ...AGENT });
      await until('the phone again', 15_000, () => (state().link.is === 'connected' ? true : undefined));
      return undefined;
    },
  );
  app.stop();
  await caller.stop();
}

/** The service as main has it, with a real phone behind it. */
async function startPhoneCalls(folder: string, settings: PhoneSettings) {
  const missed: string[] = [];
  let dialer: DialState = { is: 'idle' };
  const path = join(folder, 'own-legs.json');
  const seen = { pattern: { is: 'number', number: CUSTOMER.user }, delayMs: 500 };
  await writeFile(path, JSON.stringify({ sightings: [seen, seen, seen] }));
  let key = 'baresip';
  const service = new PhoneCallsService({
    scope: new AgentScope(),
    phone: () => ({ key, create: () => (key === '' ? undefined : new BaresipPhone({ port: settings.controlPort })) }),
    settings: () => ({ ...settings, answersOwnCalls: true }),
    dialer: () => dialer,
    shown: (number) => number,
    contactOf: () => undefined,
    facts: () => Promise.resolve({}),
    sightings: new JsonFile(path, storedSightings),
    mayKeep: () => false,
    newId: () => crypto.randomUUID(),
    now: Date.now,
    after,
    announce: () => undefined,
    registered: () => undefined,
    heard: { ended: () => undefined, listening: () => undefined },
    onMissed: (number) => void missed.push(number),
  });
  await service.start();
  const follow = (): void => service.hear('account.changed', { is: 'signed-out', lastHost: '', keychain: 'working' });
  follow();
  const stop = (): void => {
    key = '';
    follow();
  };
  /** The agent presses Call; the switch is played by the customer's phone. */
  const dial = (): void => {
    const own = { intentId: '1', callee: '15405714321', callerId: { is: 'automatic' as const }, startedAt: Date.now() };
    dialer = { is: 'calling', stage: 'ringing-agent', ...own };
    service.hear('dialer.changed', dialer);
  };
  return { service, missed, stop, dial };
}

/** A person at the customer's phone. The app itself has no command that begins a call. */
async function dialFrom(port: number, address: string): Promise<void> {
  await command(port, { command: 'dial', params: address });
}

async function hangUpAt(port: number): Promise<void> {
  await command(port, { command: 'hangup' });
}

async function command(port: number, content: object): Promise<void> {
  const text = JSON.stringify(content);
  await new Promise<void>((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(`${Buffer.byteLength(text)}:${text},`));
    socket.once('data', () => {
      socket.destroy();
      resolve();
    });
    socket.once('error', reject);
  });
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
