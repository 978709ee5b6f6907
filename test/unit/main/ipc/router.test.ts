import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { Fault } from '../../../../src/main/fault.ts';
import { createRouter, type Routes } from '../../../../src/main/ipc/router.ts';
import { createRoutes } from '../../../../src/main/ipc/routes.ts';
import { BY_CALL_CARD, BY_HAND, BY_PAGE, BY_QUICK_DIAL } from '../../../support/callers.ts';
import { createTestWorld } from '../../../support/world.ts';
import { tempFolder } from '../../../support/temp-folder.ts';

const SECRET = 'token-of-the-enterprise';
const ID = '00000000-0000-4000-8000-000000000000';
const ULID = '01ARZ3NDEKTSV4RRFFQ69G5FAV';
const NOBODY = { name: '', company: '', note: '', numbers: [] };
const DIAL = { text: '15405710003', callerId: { is: 'automatic' }, reference: '', confirmed: [] };

async function router(change: (routes: Routes) => Partial<Routes> = () => ({})) {
  const world = createTestWorld(await tempFolder());
  await world.services.settings.start();
  world.services.account.start();
  onTestFinished(async () => {
    await world.services.account.signOut();
  });
  const routes = createRoutes(world.services);
  const answer = createRouter({ ...routes, ...change(routes) }, (level, event, fields) => {
    world.logged.push({ level, event, fields });
  });
  const ask = (name: unknown, input: unknown, caller = BY_HAND) => answer(name, input, caller);
  return { ask, world };
}

/** A router whose `app.info` throws this. */
function throwing(thrown: unknown) {
  return router((routes) => ({
    'app.info': {
      ...routes['app.info'],
      run: () => {
        throw thrown;
      },
    },
  }));
}

describe('the name of a request', () => {
  it.each([
    'calls.firsts',
    'calls',
    '',
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    'valueOf',
    'agent.bind',
    'CALLS.FIRST',
    'calls.first ',
    undefined,
    null,
    7,
    {},
    ['calls.first'],
    { toString: () => 'account.get' },
    Symbol('account.get'),
  ])('is forbidden when it is not on the list', async (name) => {
    const { ask } = await router();
    expect(await ask(name, undefined)).toEqual({ ok: false, error: { code: 'forbidden' } });
  });

  it('on the list gets an answer', async () => {
    const { ask } = await router();
    expect(await ask('app.info', undefined)).toEqual({
      ok: true,
      value: { version: '0.0.0', platform: 'test', hasTray: false, canStartAtLogin: false },
    });
  });
});

describe('the input of a request', () => {
  it.each<[string, unknown, object]>([
    ['account.get', {}, {}],
    ['account.get', null, {}],
    ['account.testHost', undefined, {}],
    ['account.testHost', { host: 7 }, { field: 'host' }],
    ['account.testHost', { host: 'x'.repeat(513) }, { field: 'host', reason: 'too-long' }],
    ['account.signIn', { host: 'h', token: 't', agentId: '-1' }, { field: 'agentId' }],
    ['account.signIn', { host: 'h', token: 't', agentId: 7 }, { field: 'agentId' }],
    ['account.signIn', { host: 'h', token: 't' }, { field: 'agentId' }],
    ['account.signIn', { host: 'h', token: 'x'.repeat(8193), agentId: '7' }, { field: 'token', reason: 'too-long' }],
    ['seat.get', { fresh: 'yes' }, { field: 'fresh' }],
    ['seat.get', { fresh: true, agentId: '7' }, {}],
    ['seat.copy', { what: 'token' }, { field: 'what' }],
    ['callerIds.choose', { is: 'group', id: '501' }, { field: 'is' }],
    ['callerIds.choose', { is: 'number', number: '' }, { field: 'number' }],
    ['dialer.dial', { ...DIAL, reference: 'x'.repeat(71) }, { field: 'reference', reason: 'too-long' }],
    ['dialer.dial', { ...DIAL, text: 'x'.repeat(257) }, { field: 'text', reason: 'too-long' }],
    ['dialer.dial', { ...DIAL, confirmed: ['everything'] }, { field: 'confirmed.0' }],
    ['dialer.dial', { ...DIAL, agentId: '9007199254740992' }, {}],
    ['dialer.dial', { ...DIAL, agent_id: '9007199254740992' }, {}],
    ['dialer.dial', { ...DIAL, callerId: { is: 'number', number: '1', agentId: '7' } }, { field: 'callerId' }],
    ['calls.first', { filter: { search: 'x'.repeat(257) } }, { field: 'filter.search', reason: 'too-long' }],
    ['calls.rows', { outline: 1, from: 0, count: 101 }, { field: 'count', reason: 'too-long' }],
    ['calls.saveNote', { target: { is: 'agent', id: '7' }, note: { text: '', tags: [] } }, { field: 'target.is' }],
    ['calls.first', { filter: { states: ['bad'] } }, { field: 'filter.states.0' }],
    ['calls.first', { filter: { from: NaN } }, { field: 'filter.from' }],
    ['calls.first', { filter: { to: 8.64e15 } }, { field: 'filter.to', reason: 'too-long' }],
    ['calls.first', { filter: { agentId: '7' } }, { field: 'filter' }],
    ['calls.get', { uuid: '' }, { field: 'uuid' }],
    ['settings.change', { theme: 'pink' }, { field: 'theme' }],
    ['settings.change', { secret: 1 }, {}],
    ['app.copyText', { text: ['x'] }, { field: 'text' }],
  ])('of %s is refused with the part at fault: %j', async (name, input, fault) => {
    const { ask } = await router();
    expect(await ask(name, input)).toEqual({ ok: false, error: { code: 'bad-input', ...fault } });
  });

  it('may name a call by any id that a record can have', async () => {
    const { ask } = await router();
    for (const uuid of ['x'.repeat(255), '1700000000.42', 'a84b4c@pc33.example/1 |{}'])
      expect(await ask('calls.get', { uuid })).toEqual({ ok: false, error: { code: 'signed-out' } });
  });

  it('that is refused does not reach the service', async () => {
    const { ask, world } = await router();
    await ask('app.openMain', { text: 7 });
    await ask('app.openQuickDial', {});
    expect(world.opened).toEqual([]);
  });

  it('gets what a service finds wrong with it in the same shape', async () => {
    const { ask } = await router();
    expect(await ask('account.testHost', { host: 'http://api.meiqia.com' })).toEqual({
      ok: false,
      error: { code: 'bad-input', field: 'host', reason: 'host-insecure' },
    });
  });
});

describe('what goes wrong', () => {
  it('as a Fault is told to the window as it is, and logged without its message', async () => {
    const { ask, world } = await throwing(new Fault('refused', { message: `no ${SECRET}`, status: 400 }));
    expect(await ask('app.info', undefined)).toEqual({
      ok: false,
      error: { code: 'refused', message: `no ${SECRET}`, status: 400 },
    });
    expect(world.logged).toEqual([
      { level: 'info', event: 'request.failed', fields: { name: 'app.info', code: 'refused', status: 400 } },
    ]);
  });

  it.each([new TypeError(`cannot read ${SECRET}`), SECRET, undefined, null, { message: SECRET }])(
    'otherwise is unexpected, and no word of it leaves: neither to the window nor to the log',
    async (thrown) => {
      const { ask, world } = await throwing(thrown);
      expect(await ask('app.info', undefined)).toEqual({ ok: false, error: { code: 'unexpected' } });
      expect(world.logged).toMatchObject([{ level: 'error', event: 'request.crashed', fields: { name: 'app.info' } }]);
      expect(JSON.stringify(world.logged)).not.toContain(SECRET);
    },
  );

  it('tells the log where in our code it was', async () => {
    const { ask, world } = await throwing(new Error(SECRET));
    await ask('app.info', undefined);
    expect(world.logged[0]?.fields?.at).toMatch(/router\.test\.ts:\d+/);
  });

  it('asynchronously is told too', async () => {
    const { ask } = await router((routes) => ({
      'account.get': { ...routes['account.get'], run: () => Promise.reject(new Error(SECRET)) },
    }));
    expect(await ask('account.get', undefined)).toEqual({ ok: false, error: { code: 'unexpected' } });
  });
});

describe('the routes', () => {
  it('need somebody who is signed in wherever an agent is needed', async () => {
    const { ask } = await router();
    const asked: [string, unknown][] = [
      ['seat.get', { fresh: true }],
      ['seat.revealPassword', undefined],
      ['seat.copy', { what: 'password' }],
      ['callerIds.list', { fresh: true }],
      ['callerIds.chosen', undefined],
      ['dialer.dial', DIAL],
      ['calls.first', { filter: {} }],
      ['calls.get', { uuid: 'u' }],
      ['calls.outline', { filter: {} }],
      ['calls.missed', undefined],
      ['calls.history', undefined],
      ['calls.export', { filter: {}, areNumbersMasked: true }],
      ['calls.recentNumbers', undefined],
      ['calls.customer', { number: '15405714321' }],
      ['calls.recording', { uuid: 'u' }],
    ];
    for (const [name, input] of asked) {
      expect([name, await ask(name, input)]).toEqual([name, { ok: false, error: { code: 'signed-out' } }]);
    }
  });

  it('lead through a whole day in the demo', async () => {
    const { ask, world } = await router();
    const good = async (name: string, input?: unknown) => {
      const result = await ask(name, input);
      if (!result.ok) throw new Error(`${name}: ${JSON.stringify(result.error)}`);
      return result.value;
    };
    expect(await good('account.get')).toMatchObject({ is: 'signed-out' });
    expect(await good('account.enterDemo')).toMatchObject({ is: 'signed-in', isDemo: true });
    expect(await good('seat.get', { fresh: false })).toMatchObject({ sip: '80010001' });
    expect(await good('seat.copy', { what: 'password' })).toEqual({ clearsInMs: 30_000 });
    expect(await good('seat.revealPassword')).toMatchObject({ password: world.clipboard.secret });
    expect(await good('callerIds.list', { fresh: true })).toMatchObject({ readAt: expect.any(Number) as number });
    const sales = { is: 'number', number: '057100008001' };
    expect(await good('callerIds.choose', sales)).toEqual(sales);
    expect(await good('callerIds.chosen')).toEqual(sales);
    expect(await good('dialer.limits')).toEqual({ referenceLength: 70 });
    expect(await good('dialer.dial', { ...DIAL, callerId: sales })).toMatchObject({ is: 'calling' });
    expect(await good('dialer.state')).toMatchObject({ is: 'calling' });
    expect(await good('dialer.dismiss')).toEqual({ is: 'idle' });
    const calls = await vi.waitFor(async () => {
      const rows = (await good('calls.first', { filter: {} })) as { uuid: string; isRecorded: boolean }[];
      expect(rows).toHaveLength(50);
      return rows;
    }, 10_000);
    expect(await good('calls.outline', { filter: {} })).toMatchObject({ id: expect.any(Number) as number });
    const recorded = calls.find(({ isRecorded }) => isRecorded)?.uuid ?? '';
    expect(await good('calls.get', { uuid: recorded })).toMatchObject({ uuid: recorded });
    expect(await good('calls.recording', { uuid: recorded })).toEqual({ url: `/recordings/${recorded}` });
    expect(await good('calls.recentNumbers')).toHaveLength(12);
    const { customerNumber, customerRegion } = calls.find((call) => 'customerRegion' in call) as unknown as {
      customerNumber: string;
      customerRegion: string;
    };
    expect(await good('dialer.read', { text: customerNumber })).toMatchObject({ region: customerRegion });
    expect(await good('settings.change', { theme: 'dark' })).toMatchObject({ appearance: { theme: 'dark' } });
    expect(await good('settings.get')).toMatchObject({ settings: { theme: 'dark' }, appearance: { language: 'en' } });
    expect(await good('app.openMain', { text: '10086' })).toBeNull();
    expect(await good('app.openMain', {})).toBeNull();
    expect(await good('app.openQuickDial')).toBeNull();
    expect(await good('app.hideQuickDial')).toBeNull();
    expect(world.opened).toEqual(['main 10086', 'main ', 'quick-dial', 'hide']);
    expect(await good('app.copyText', { text: '10086' })).toBeNull();
    expect(world.clipboard.text).toBe('10086');
    expect(await good('account.signOut')).toMatchObject({ is: 'signed-out' });
    expect(world.clipboard.secret).toBe('');
    expect(await good('dialer.state')).toEqual({ is: 'idle' });
    expect(world.keychain.tokens()).toEqual([]);
  });

  it('encode the id of a call into the address of its recording', async () => {
    const { ask } = await router();
    await ask('account.enterDemo', undefined);
    expect(await ask('calls.recording', { uuid: '../../secret' })).toMatchObject({ error: { code: 'not-found' } });
  });
});

describe('a request that needs the agent’s own input', () => {
  const INPUTS: [string, unknown][] = [
    ['dialer.dial', DIAL],
    ['seat.revealPassword', undefined],
    ['seat.copy', { what: 'password' }],
    ['calls.export', { filter: {}, areNumbersMasked: false }],
    ['supervisor.unlock', { token: 'x' }],
    ['settings.importFile', undefined],
    ['account.signIn', { host: 'h', token: 't', agentId: '7' }],
    ['account.signOut', undefined],
    ['contacts.save', { id: ID, draft: NOBODY, isSharing: true }],
    ['contacts.mergeInto', { id: ID, draft: NOBODY }],
    ['contacts.restore', { contact: { ...NOBODY, id: ID, updatedAt: 0 } }],
    ['contacts.remove', { id: ID }],
    ['doNotCall.remove', { number: '15405710003' }],
    ['followUps.add', { customerNumber: '15405710003', dueAt: 1, note: '', origin: 'number' }],
    ['followUps.change', { id: ID, note: '' }],
    ['followUps.settle', { id: ID, isDone: true }],
    ['dialer.dismissUnresolved', { intentId: ULID }],
    ['phoneCalls.dismiss', { id: 'x' }],
    ['outcomes.set', { call: { is: 'intent', intentId: ULID }, code: 'agreed' }],
    ['outcomes.remove', { call: { is: 'intent', intentId: ULID } }],
    ['callNotes.settle', { intentId: ULID, to: 'nowhere' }],
    ['settings.importHolidays', undefined],
    ['calls.forgetCustomer', { number: '15405710003' }],
  ];

  it.each(INPUTS)('is refused and does nothing when main has seen none: %s', async (name, input) => {
    const ran = vi.fn();
    const { ask, world } = await router((routes) => ({
      [name]: { ...routes[name as keyof Routes], run: ran },
    }));
    expect(await ask(name, input, BY_PAGE)).toEqual({ ok: false, error: { code: 'no-gesture' } });
    expect(ran).not.toHaveBeenCalled();
    expect(world.logged).toContainEqual({ level: 'warn', event: 'request.without-gesture', fields: { name } });
    await ask(name, input, BY_HAND);
    expect(ran).toHaveBeenCalledOnce();
  });

  it('takes nobody’s input for a message that is malformed', async () => {
    const { ask } = await router();
    const takeGesture = vi.fn(() => true);
    expect(await ask('dialer.dial', {}, { ...BY_HAND, takeGesture })).toMatchObject({ ok: false });
    expect(takeGesture).not.toHaveBeenCalled();
  });
});

describe('the quick dial', () => {
  it('gets an answer to what it shows', async () => {
    const { ask } = await router();
    expect(await ask('settings.get', undefined, BY_QUICK_DIAL)).toMatchObject({ ok: true });
  });

  it.each([
    ['seat.revealPassword', undefined],
    ['settings.change', { areNumbersMasked: false }],
    ['supervisor.unlock', { token: 'x' }],
    ['calls.export', { filter: {}, areNumbersMasked: false }],
    ['account.testHost', { host: 'https://api.example' }],
  ])('is forbidden everything else: %s', async (name, input) => {
    const { ask } = await router();
    expect(await ask(name, input, BY_QUICK_DIAL)).toEqual({ ok: false, error: { code: 'forbidden' } });
  });
});

describe('the call card', () => {
  it('may ask what it shows and does, and nothing else of all there is', async () => {
    const world = createTestWorld(await tempFolder());
    const allowed = Object.entries(createRoutes(world.services)).filter(([, { from }]) => from === 'all');
    expect(allowed.map(([name]) => name).toSorted()).toEqual([
      'phoneCalls.answer',
      'phoneCalls.decline',
      'phoneCalls.dismiss',
      'phoneCalls.get',
      'phoneCalls.hangUp',
      'phoneCalls.hold',
      'phoneCalls.mute',
      'settings.get',
    ]);
    const { ask } = await router();
    expect(await ask('phoneCalls.get', undefined, BY_CALL_CARD)).toMatchObject({ ok: true });
    for (const name of ['app.openMain', 'phone.get', 'dialer.dial', 'seat.revealPassword', 'phoneCalls.dtmf'])
      expect(await ask(name, undefined, BY_CALL_CARD)).toEqual({ ok: false, error: { code: 'forbidden' } });
  });
});
