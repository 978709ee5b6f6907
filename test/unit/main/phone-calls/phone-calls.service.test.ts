import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import type { CallerFacts, DialState, PhoneCallsState } from '../../../../src/preload/contract/index.ts';
import { AgentScope } from '../../../../src/main/account/agent-scope.ts';
import { JsonFile } from '../../../../src/main/files/json-file.ts';
import { storedSightings } from '../../../../src/main/phone-calls/own-leg.ts';
import { PhoneCallsService } from '../../../../src/main/phone-calls/phone-calls.service.ts';
import type { Phone, PhoneAct, PhoneEvent, PhoneListener } from '../../../../src/main/phone-calls/phone-port.ts';
import { faultOf } from '../../../support/fault-of.ts';

const folders: string[] = [];
afterEach(async () => {
  await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true, force: true })));
});

const ALL = { answer: true, decline: true, hangUp: true, mute: true, hold: true, dtmf: true, answersOne: true };
const OWN = { intentId: '01J', callee: '13800138000', callerId: { is: 'automatic' as const }, startedAt: 0 };

/** A clock that goes when it is told to. */
function fakeTime() {
  let now = 1_000_000;
  const waiting = new Set<{ at: number; run: () => void }>();
  return {
    now: () => now,
    after: (ms: number, run: () => void) => {
      const one = { at: now + ms, run };
      waiting.add(one);
      return () => void waiting.delete(one);
    },
    go: (ms: number) => {
      const until = now + ms;
      for (;;) {
        const [next] = [...waiting].filter(({ at }) => at <= until).sort((a, b) => a.at - b.at);
        if (!next) break;
        waiting.delete(next);
        now = Math.max(now, next.at);
        next.run();
      }
      now = until;
    },
  };
}

async function startWorld(facts: (number: string) => Promise<CallerFacts> = () => Promise.resolve({})) {
  const folder = await mkdtemp(join(tmpdir(), 'phone-calls-'));
  folders.push(folder);
  const time = fakeTime();
  const world = {
    time,
    key: 'baresip',
    acts: [] as PhoneAct[],
    missed: [] as string[],
    heard: [] as { number: string; end?: string | undefined; intent?: string | undefined }[],
    listening: [] as boolean[],
    registered: [] as (boolean | undefined)[],
    told: [] as PhoneCallsState[],
    isOn: false,
    listener: undefined as PhoneListener | undefined,
    starts: 0,
    stops: 0,
    /** What the phone does when it is asked. */
    obey: (): void => undefined,
    contact: undefined as string | undefined,
    dialer: { is: 'idle' } as DialState,
    say: (event: PhoneEvent): void => world.listener?.event(event),
    dial: (state: DialState): void => {
      world.dialer = state;
      service.hear('dialer.changed', state);
    },
  };
  const phone = (): Phone => ({
    abilities: ALL,
    start: (listener) => {
      world.starts++;
      world.listener = listener;
      listener.link({ is: 'connected' });
    },
    stop: () => {
      world.stops++;
    },
    act: (act) => {
      world.acts.push(act);
      return Promise.resolve().then(world.obey);
    },
  });
  const service: PhoneCallsService = new PhoneCallsService({
    scope: new AgentScope(),
    phone: () => ({ key: world.key, create: () => (world.key === '' ? undefined : phone()) }),
    settings: () => ({ answersOwnCalls: world.isOn }),
    dialer: () => world.dialer,
    shown: (number) => number,
    contactOf: () => world.contact,
    facts,
    sightings: new JsonFile(join(folder, 'own-legs.json'), storedSightings),
    mayKeep: () => true,
    newId: (
      (serial) => () =>
        `id${++serial}`
    )(0),
    now: time.now,
    after: time.after,
    announce: (state) => void world.told.push(state),
    registered: (isRegistered) => void world.registered.push(isRegistered),
    heard: {
      ended: ({ number, end }, intent) => void world.heard.push({ number, end, intent }),
      listening: (isHeard) => void world.listening.push(isHeard),
    },
    onMissed: (number) => void world.missed.push(number),
  });
  await service.start();
  service.hear('account.changed', { is: 'signed-out', lastHost: '', keychain: 'working' });
  return { world, service };
}

const ring = (call: string, number = '13900139000'): PhoneEvent => ({ is: 'incoming', call, number });
const taken = (call: string, number = '13900139000'): PhoneEvent => ({ is: 'answered', call, direction: 'in', number });

test('a call that comes in is on the card with what is known of the caller, is answered, and ends', async () => {
  const { world, service } = await startWorld(() => Promise.resolve({ note: 'wants a refund' }));
  world.say(ring('a'));
  await Promise.resolve();
  expect(service.get().calls).toMatchObject([
    { id: 'id1', stage: 'ringing', number: '13900139000', facts: { note: 'wants a refund' }, isOwnLeg: false },
  ]);
  world.obey = () => world.say(taken('a'));
  const { calls } = await service.answer('id1');
  expect(calls).toMatchObject([{ stage: 'talking', answeredAt: world.time.now() }]);
  world.time.go(9_000);
  world.say({ is: 'ended', call: 'a' });
  expect(service.get().calls).toMatchObject([{ stage: 'ended', end: 'hung-up' }]);
  world.time.go(6_000);
  expect(service.get().calls).toEqual([]);
  expect(world.missed).toEqual([]);
});

test('the agent’s own contact is on the card, also when it is written while the phone rings', async () => {
  const { world, service } = await startWorld();
  world.say(ring('a'));
  expect(service.get().calls[0]).not.toHaveProperty('contact');
  world.contact = '沈若琳 · 示例公司';
  const before = world.told.length;
  service.hear('contacts.changed', null);
  expect(world.told.slice(before).map(({ calls }) => calls[0]?.contact)).toEqual(['沈若琳 · 示例公司']);
});

test('what the phone says of its registration is passed on, until it is not heard any more', async () => {
  const { world, service } = await startWorld();
  world.say({ is: 'registration', isRegistered: true });
  expect(service.get().isRegistered).toBe(true);
  world.say({ is: 'registration', isRegistered: false });
  world.listener?.link({ is: 'connecting' });
  expect(world.registered.slice(-3)).toEqual([true, false, undefined]);
});

test('a call that nobody took is missed; one that was sent away is not', async () => {
  const { world, service } = await startWorld();
  world.say(ring('a'));
  world.say({ is: 'ended', call: 'a' });
  world.say(ring('b', '13700137000'));
  world.obey = () => world.say({ is: 'ended', call: 'b' });
  await service.decline('id2');
  expect(service.get().calls.map(({ end }) => end)).toEqual(['missed', 'declined']);
  expect(world.missed).toEqual(['13900139000']);
  expect(world.heard.map(({ number, end }) => [number, end])).toEqual([
    ['13900139000', 'missed'],
    ['13700137000', 'declined'],
  ]);
});

test('a card that was put away does not end the call: it is told as missed, and may be over later', async () => {
  const { world, service } = await startWorld();
  world.say(ring('a'));
  expect(service.dismiss('id1').calls).toEqual([]);
  world.say({ is: 'ended', call: 'a' });
  expect(world.missed).toEqual(['13900139000']);
  expect(service.get().calls).toEqual([]);
});

test('a phone that refuses, or that is not heard, says so, and the call stays', async () => {
  const { world, service } = await startWorld();
  world.say(ring('a'));
  world.obey = () => {
    throw Object.assign(new Error('no'), {});
  };
  await expect(service.decline('id1')).rejects.toThrow('no');
  world.say({ is: 'ended', call: 'a' });
  // It was not sent away after all.
  expect(service.get().calls).toMatchObject([{ end: 'missed' }]);
  expect((await faultOf(service.answer('id1'))).code).toBe('not-found');
  expect((await faultOf(service.hangUp('nobody'))).code).toBe('not-found');
  expect((await faultOf(service.mute('id1', true))).code).toBe('not-found');
});

test('when the phone is lost, no card is stuck', async () => {
  const { world, service } = await startWorld();
  world.say(ring('a'));
  world.say(ring('b'));
  world.say(taken('b'));
  world.listener?.link({ is: 'lost', why: 'unreachable' });
  expect(service.get().calls.map(({ stage, end }) => [stage, end])).toEqual([
    ['ended', 'lost'],
    ['ended', 'lost'],
  ]);
  expect(world.heard.map(({ end }) => end)).toEqual(['lost', 'lost']);
  expect(world.listening.at(-1)).toBe(false);
  expect(world.registered.at(-1)).toBeUndefined();
  world.time.go(6_000);
  expect(service.get().calls).toEqual([]);
  expect(world.missed).toEqual([]);
});

test('a call that the app hears of only when it is answered is a call all the same, and events in any order make no other', async () => {
  const { world, service } = await startWorld();
  world.say({ is: 'ended', call: 'never heard of' });
  world.say(taken('late'));
  world.say(ring('late'));
  world.say(taken('late'));
  expect(service.get().calls).toMatchObject([{ id: 'id1', stage: 'talking' }]);
});

test('a phone that tells of calls without end gets no more of them than a phone has lines', async () => {
  const { world, service } = await startWorld();
  for (let index = 0; index < 1_000; index++) world.say(ring(`call${index}`));
  expect(service.get().calls).toHaveLength(8);
});

test('nothing of one agent is left for the next', async () => {
  const { world, service } = await startWorld();
  const before = world.listener;
  world.say(ring('a'));
  world.key = '';
  service.hear('account.changed', { is: 'signed-out', lastHost: '', keychain: 'working' });
  expect(service.get()).toMatchObject({ link: { is: 'off' }, calls: [] });
  before?.event(ring('b'));
  before?.link({ is: 'connected' });
  expect(service.get()).toMatchObject({ link: { is: 'off' }, calls: [] });
  expect([world.starts, world.stops]).toEqual([1, 1]);
});

/** Three own calls that the agent answers by hand and that the records call answered. */
function teach(world: Awaited<ReturnType<typeof startWorld>>['world'], number: string): void {
  for (const intentId of ['1', '2', '3']) {
    const own = { ...OWN, intentId, startedAt: world.time.now() };
    world.dial({ is: 'calling', stage: 'ringing-agent', ...own });
    world.time.go(1_000);
    world.say(ring(intentId, number));
    world.say(taken(intentId, number));
    world.time.go(8_000);
    world.say({ is: 'ended', call: intentId });
    const end = { uuid: 'u', result: 'answered', talkSeconds: 5, totalSeconds: 9, isRecorded: false } as const;
    world.dial({ is: 'ended', ...end, ...own });
    world.time.go(60_000);
  }
}

test('the leg of an own call is answered by itself only where the agent wants it, and only after three like it', async () => {
  const { world, service } = await startWorld();
  const LEG = '02160000003';
  const call = (name: string): void => {
    world.dial({ is: 'calling', stage: 'ringing-agent', ...OWN, intentId: name, startedAt: world.time.now() });
    world.time.go(1_000);
    world.say(ring(name, LEG));
    world.time.go(20_000);
    world.say({ is: 'ended', call: name });
    world.dial({ is: 'idle' });
    world.time.go(60_000);
  };
  world.isOn = true;
  call('too early');
  expect(world.acts).toEqual([]);
  teach(world, LEG);
  world.isOn = false;
  call('switched off');
  expect(world.acts).toEqual([]);
  world.isOn = true;
  call('leg');
  expect(world.acts).toEqual([{ is: 'answer', call: 'leg' }]);
  // The legs that were not answered are nobody's missed calls.
  expect(world.heard.map(({ intent }) => intent)).toEqual(['too early', '1', '2', '3', 'switched off', 'leg']);
  expect(world.missed).toEqual([]);
  expect(service.get().calls).toEqual([]);
});

test('a customer who calls while the phone is to be rung for an own call is never answered by itself', async () => {
  const { world } = await startWorld();
  const LEG = '02160000003';
  teach(world, LEG);
  world.isOn = true;
  world.dial({ is: 'calling', stage: 'ringing-agent', ...OWN, startedAt: world.time.now() });
  world.time.go(200);
  world.say(ring('customer', LEG));
  world.time.go(700);
  world.say(ring('leg', LEG));
  world.time.go(40_000);
  expect(world.acts).toEqual([]);
});
