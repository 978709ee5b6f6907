import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ulid } from 'ulid';
import { describe, expect, it, vi } from 'vitest';
import { AgentScope } from '../../../../src/main/account/agent-scope.ts';
import type { Session } from '../../../../src/main/account/session.ts';
import { REFERENCE_LENGTH } from '../../../../src/main/calls/user-data.ts';
import type { DialOrder } from '../../../../src/main/dialer/attempt.ts';
import type { CustomerRecords } from '../../../../src/main/dialer/calls-to-customer.ts';
import { DialerService } from '../../../../src/main/dialer/dialer.service.ts';
import { accountKey } from '../../../../src/main/dialer/intent.ts';
import { DialJournal } from '../../../../src/main/dialer/journal.ts';
import { readNumber } from '../../../../src/main/phone-numbers/read-number.ts';
import type { DemoOptions, DemoServer } from '../../../../src/main/demo/demo-server.ts';
import { Fault } from '../../../../src/main/fault.ts';
import { CallerIdsService, storedCallerIds } from '../../../../src/main/caller-ids/caller-ids.service.ts';
import { MonotonicClock } from '../../../../src/main/async/monotonic-clock.ts';
import { JsonFile } from '../../../../src/main/files/json-file.ts';
import { storedSettings } from '../../../../src/main/settings/settings-shape.ts';
import type {
  CallHours,
  CustomerLimit,
  DialerEvents,
  DialState,
  UnresolvedCall,
} from '../../../../src/preload/contract/index.ts';
import { faultOf } from '../../../support/fault-of.ts';
import { json, reply, type RawAnswer } from '../../../support/raw-server.ts';
import { AGENT, demoForTest, rawForTest, sessionAt } from '../../../support/sessions.ts';
import { tempFolder } from '../../../support/temp-folder.ts';

const MINUTE = 60_000;
const UUID = '5e0e5e9c-5d2b-4a7e-9d35-0f6ad2a4b6a1';
const ONCE_A_DAY: CustomerLimit[] = [{ within: '24-hours', calls: 1, then: 'ask' }];
/** The demo's numbers: the last four digits say what becomes of a call. */
const ENDING = (digits: string) => `1540571${digits}`;

/** Moves on by what is waited, many times faster than life. */
function fastClock(speed = 200) {
  const clock = { at: Date.now(), waits: 0 };
  const wait = async (ms: number, signal: AbortSignal) => {
    clock.waits++;
    await sleep(ms / speed, undefined, { signal });
    clock.at += ms;
  };
  return Object.assign(clock, { now: () => clock.at, wait });
}

async function dialerFor(session: Session | undefined, speed?: number) {
  const clock = fastClock(speed);
  const folder = await tempFolder();
  const journal = new DialJournal(join(folder, 'journal.sqlite'));
  const world = {
    session,
    states: [] as DialState[],
    ended: 0,
    log: [] as string[],
    intents: [] as string[],
    settings: storedSettings.parse({}),
    /** Otherwise it goes with `clock`. */
    monotonic: undefined as MonotonicClock | undefined,
    unresolved: [] as UnresolvedCall[][],
    found: [] as DialerEvents['dialer.found'][],
    records: (): Promise<CustomerRecords> => Promise.resolve({ calls: [], hasIds: true }),
  };
  const current = () => {
    if (!world.session) throw new Fault('signed-out');
    return world.session;
  };
  const scope = new AgentScope();
  const callerIds = new CallerIdsService({
    scope,
    session: current,
    file: new JsonFile(join(folder, 'caller-id.json'), storedCallerIds),
    now: clock.now,
    announce: () => undefined,
  });
  const dialer = new DialerService({
    scope,
    session: current,
    read: (text) => readNumber(text),
    recordsOf: () => world.records(),
    assertOurs: (callerId) => callerIds.assertOurs(callerId),
    newIntentId: () => {
      const id = ulid();
      world.intents.push(id);
      return id;
    },
    clock,
    settings: () => world.settings,
    journal,
    monotonicClock: () => world.monotonic ?? new MonotonicClock(0, clock.now, () => 0),
    announceUnresolved: (open) => void world.unresolved.push(open),
    onFound: (found) => void world.found.push(found),
    announce: (state) => void world.states.push(state),
    onEnded: () => {
      world.ended++;
    },
    log: (event, fields) => void world.log.push(JSON.stringify([event, fields])),
  });
  const signOut = () => {
    dialer.dispose();
    dialer.wipe({ is: 'agent', agent: { host: session?.host ?? '', agentId: AGENT, isDemo: false } });
  };
  return { dialer, world, clock, journal, signOut };
}

async function withDemo(options: DemoOptions = {}, clockSpeed?: number) {
  const demo = await demoForTest({ speed: 200, calls: 40, ...options });
  return { demo, ...(await dialerFor(sessionAt(demo), clockSpeed)) };
}

/** A server that answers `/callout` and `/records` as told, and has no numbers. */
async function withRaw(callout: RawAnswer, records: RawAnswer = json({ data: [], total: 0 }), clockSpeed?: number) {
  const server = await rawForTest((request, socket) => {
    const nothing = json({ groups: [], numbers: [] });
    const isCallout = request.path.endsWith('/callout');
    (isCallout ? callout : request.path.endsWith('/records') ? records : nothing)(request, socket);
  });
  return { server, ...(await dialerFor(sessionAt(server), clockSpeed)) };
}

function order(text: string, change: Partial<DialOrder> = {}): DialOrder {
  return { text, callerId: { is: 'automatic' }, reference: '', confirmed: [], ...change };
}

function callouts(demo: DemoServer): string[] {
  return demo.requests.filter(({ path }) => path.endsWith('/callout')).map(({ text }) => text);
}

async function becomes(dialer: DialerService, is: DialState['is']): Promise<DialState> {
  await vi.waitFor(() => expect(dialer.state().is).toBe(is), { timeout: 10_000, interval: 5 });
  return dialer.state();
}

/** The story that the windows were told, in a word each. */
function story(states: DialState[]): string[] {
  return states.map((state) => (state.is === 'calling' ? state.stage : state.is));
}

/** Rows of `/records` with the exact id of the agent. */
function records(...rows: object[]): RawAnswer {
  const texts = rows.map((row) => `{"agent_id":${AGENT},${JSON.stringify(row).slice(1)}`);
  return reply(200, `{"data":[${texts.join(',')}],"total":${rows.length}}`);
}

/** A server that takes calls and never gives its list of numbers. */
async function withoutList() {
  const server = await rawForTest((request, socket) => {
    if (request.path.endsWith('/callout')) json({ uuid: UUID })(request, socket);
    else if (request.path.endsWith('/records')) json({ data: [], total: 0 })(request, socket);
  });
  return { server, ...(await dialerFor(sessionAt(server))) };
}
/** With a number to show that has to be looked up. */
const shown = order('13800138000', { callerId: { is: 'number', number: '057100008001' } });

describe('a call that goes well', () => {
  it('is told from asking to its end, with what the record says', async () => {
    const { demo, dialer, world } = await withDemo();
    const placed = await dialer.dial(order(ENDING('0010'), { reference: '订单 7' }));
    expect(placed).toMatchObject({ is: 'calling', stage: 'ringing-agent', callee: ENDING('0010') });
    const ended = await becomes(dialer, 'ended');
    expect(ended).toMatchObject({ result: 'answered', talkSeconds: 180, totalSeconds: 187, isRecorded: true });
    expect(ended).toMatchObject({ uuid: 'uuid' in placed ? placed.uuid : '', intentId: world.intents[0] });
    expect(story(world.states)).toEqual(['asking', 'ringing-agent', 'ended']);
    expect([world.ended, demo.counters.placed]).toEqual([1, 1]);
  });

  it('puts exactly this on the wire, for the automatic number', async () => {
    const { demo, dialer, world } = await withDemo();
    await dialer.dial(order(`+86 154-0571-0003 转 8`, { reference: '订单 "7"' }));
    expect(callouts(demo)).toEqual([
      `{"agent_id":${AGENT},"callee":"15405710003","user_data":"sc:${world.intents[0] ?? ''} 订单 \\"7\\""}`,
    ]);
  });

  it('puts exactly this on the wire, for a chosen number and no reference', async () => {
    const { demo, dialer, world } = await withDemo();
    await dialer.dial(order(ENDING('0003'), { callerId: { is: 'number', number: '057100008001' } }));
    expect(callouts(demo)).toEqual([
      `{"agent_id":${AGENT},"callee":"15405710003","trunk_number":"057100008001","user_data":"sc:${world.intents[0] ?? ''}"}`,
    ]);
    expect(world.intents[0]).toMatch(/^[0-9A-HJKMNP-TV-Z]{26}$/);
  });

  it('takes the longest reference, and the whole stays within 100 characters', async () => {
    const { demo, dialer } = await withDemo();
    await dialer.dial(order(ENDING('0003'), { reference: '长'.repeat(REFERENCE_LENGTH) }));
    expect(/"user_data":"([^"]*)"/.exec(callouts(demo)[0] ?? '')?.[1]).toHaveLength(100);
  });

  it.each([
    ['0001', 'customer-missed', 'the customer does not pick up'],
    ['0002', 'agent-missed', 'the agent does not pick up'],
    ['0003', 'customer-missed', 'the customer is busy'],
  ])('ends without talk: %s is %s, %s', async (digits, result) => {
    const { dialer } = await withDemo();
    await dialer.dial(order(ENDING(digits)));
    expect(await becomes(dialer, 'ended')).toMatchObject({ result, talkSeconds: 0, isRecorded: false });
  });

  it('is said to be talked when a record without an end says so', async () => {
    let looks = 0;
    const { dialer, world } = await withRaw(json({ uuid: UUID }), (request, socket) => {
      const row = ++looks < 3 ? { states: '接听' } : { states: '接听', end_time: '2026-11-22T08:00:00Z', duration: 9 };
      records({ call_uuid: UUID, ...row })(request, socket);
    });
    await dialer.dial(order('13800138000'));
    await becomes(dialer, 'ended');
    expect(story(world.states)).toEqual(['asking', 'ringing-agent', 'talking', 'ended']);
  });

  it('says nothing new while a record only shows that it rings', async () => {
    let looks = 0;
    const { dialer, world } = await withRaw(json({ uuid: UUID }), (request, socket) => {
      const row = ++looks < 4 ? { duration: 0, end_time: null } : { states: '被叫未接' };
      records({ call_uuid: UUID, ...row })(request, socket);
    });
    await dialer.dial(order('13800138000'));
    expect(await becomes(dialer, 'ended')).toMatchObject({ result: 'customer-missed', talkSeconds: 0 });
    expect(story(world.states)).toEqual(['asking', 'ringing-agent', 'ended']);
  });
});

describe('the record of a call', () => {
  it('is found by the intent id where its uuid is another one', async () => {
    const { dialer } = await withDemo({ callUuidEquals: false });
    const placed = await dialer.dial(order(ENDING('0003')));
    const ended = await becomes(dialer, 'ended');
    expect(ended).toMatchObject({ result: 'customer-missed' });
    expect('uuid' in ended && 'uuid' in placed && ended.uuid !== placed.uuid).toBe(true);
  });

  it('is found by its uuid where user_data is not echoed', async () => {
    const { dialer } = await withDemo({ echoesUserData: false });
    await dialer.dial(order(ENDING('0003')));
    expect(await becomes(dialer, 'ended')).toMatchObject({ result: 'customer-missed' });
  });

  it('is found by number and time where there is neither', async () => {
    const { dialer, world } = await withDemo({ callUuidEquals: false, echoesUserData: false }, 1e6);
    await dialer.dial(order(ENDING('0003')));
    expect(await becomes(dialer, 'ended')).toMatchObject({ callee: ENDING('0003') });
    expect(world.ended).toBe(1);
    await expect(dialer.dial(order(ENDING('0003')))).resolves.toMatchObject({ is: 'calling' });
  });

  it('of another agent is not taken for it, even with its uuid', async () => {
    const theirs = `{"agent_id":9007199254740992,"call_uuid":"${UUID}","states":"接听","duration":9}`;
    const { dialer } = await withRaw(json({ uuid: UUID }), reply(200, `{"data":[${theirs}],"total":1}`), 1e6);
    await dialer.dial(order('13800138000'));
    expect(await becomes(dialer, 'no-record')).toMatchObject({ uuid: UUID });
  });

  it('is looked for again when a look fails', async () => {
    let looks = 0;
    const { dialer } = await withRaw(json({ uuid: UUID }), (request, socket) => {
      const found = records({ call_uuid: UUID, states: '接听', duration: 9 });
      (++looks === 1 ? reply(403, '') : found)(request, socket);
    });
    await dialer.dial(order('13800138000'));
    expect(await becomes(dialer, 'ended')).toMatchObject({ totalSeconds: 9 });
  });
});

describe('one call at a time', () => {
  it('makes one POST of a double click, and gives both the same call', async () => {
    const { demo, dialer } = await withDemo();
    const both = await Promise.all([dialer.dial(order(ENDING('0003'))), dialer.dial(order(ENDING('0003')))]);
    expect(both[0]).toEqual(both[1]);
    expect(callouts(demo)).toHaveLength(1);
  });

  it('makes one POST of two windows that order different calls at once', async () => {
    const { demo, dialer } = await withDemo();
    const orders = [ENDING('0003'), ENDING('0001'), ENDING('0002')].map((text) => dialer.dial(order(text)));
    const calls = await Promise.all(orders);
    expect(new Set(calls.map((call) => 'callee' in call && call.callee))).toEqual(new Set([ENDING('0003')]));
    expect(callouts(demo)).toHaveLength(1);
  });

  it('refuses another while one is followed, and takes it once that has ended', async () => {
    const { demo, dialer } = await withDemo();
    await dialer.dial(order(ENDING('0001')));
    expect(await faultOf(dialer.dial(order(ENDING('0003'))))).toEqual({ code: 'call-in-progress' });
    expect(callouts(demo)).toHaveLength(1);
    await becomes(dialer, 'ended');
    await dialer.dial(order(ENDING('0003')));
    expect(callouts(demo)).toHaveLength(2);
  });

  it('is freed by dismissing, and the dismissed call is followed on the quiet', async () => {
    const { dialer, world } = await withDemo();
    await dialer.dial(order(ENDING('0001')));
    expect(dialer.dismiss()).toEqual({ is: 'idle' });
    await vi.waitFor(() => expect(world.ended).toBe(1), { timeout: 10_000 });
    expect(dialer.state()).toEqual({ is: 'idle' });
    expect(story(world.states)).toEqual(['asking', 'ringing-agent', 'idle']);
  });

  it('shows the new call only, whatever becomes of the dismissed one', async () => {
    let callout = 0;
    const uuids = ['first-call-1', 'second-call-2'];
    const { dialer, world, signOut } = await withRaw(
      (request, socket) => json({ uuid: uuids[callout++] })(request, socket),
      records({ call_uuid: 'first-call-1', states: '接听', duration: 9 }),
    );
    await dialer.dial(order('13800138000'));
    dialer.dismiss();
    await dialer.dial(order('13900139000'));
    await vi.waitFor(() => expect(world.ended).toBe(1), { timeout: 10_000 });
    expect(dialer.state()).toMatchObject({ is: 'calling', callee: '13900139000' });
    signOut();
  });

  it('cannot be dismissed while it is being asked for', async () => {
    const { dialer } = await withDemo({ speed: 100 });
    const asking = dialer.dial(order(ENDING('0005')));
    await vi.waitFor(() => expect(dialer.state()).toMatchObject({ stage: 'asking' }));
    expect(dialer.dismiss()).toMatchObject({ is: 'calling', stage: 'asking' });
    expect(await asking).toMatchObject({ is: 'calling', stage: 'ringing-agent' });
  });
});

describe('a call that is not placed', () => {
  it.each([
    ['0007', { code: 'refused', message: '号码在黑名单中', status: 400 }],
    ['0006', { code: 'refused', message: '呼叫服务异常', status: 500 }],
    ['0011', { code: 'refused', status: 429 }],
    ['0004', { code: 'phone-not-registered', message: '坐席未注册', status: 401 }],
  ])('says why in the words of the server, and frees the dialer: %s', async (digits, error) => {
    const { demo, dialer, world } = await withDemo();
    expect(await dialer.dial(order(ENDING(digits)))).toMatchObject({ is: 'failed', error });
    expect(story(world.states)).toEqual(['asking', 'failed']);
    expect([callouts(demo).length, demo.counters.placed]).toEqual([1, 0]);
    expect(await dialer.dial(order(ENDING('0003')))).toMatchObject({ is: 'calling' });
  });

  it('never signs out for a phone that is not registered: reads go on', async () => {
    const { dialer, world } = await withDemo();
    await dialer.dial(order(ENDING('0004')));
    expect((await world.session?.api.listNumbers())?.numbers).toHaveLength(5);
  });

  it('says that the token is dead', async () => {
    const demo = await demoForTest();
    const { dialer } = await dialerFor(sessionAt({ host: demo.host, token: 'old' }));
    expect(await dialer.dial(order(ENDING('0003')))).toMatchObject({ is: 'failed', error: { code: 'token-rejected' } });
  });

  it.each<[string, DialOrder, object]>([
    ['text that is no number', order('138****8000'), { code: 'not-dialable' }],
    ['nothing', order(''), { code: 'not-dialable' }],
    ['a foreign number', order('+16502530000'), { code: 'not-dialable' }],
    [
      'a number to show that is not ours',
      order(ENDING('0003'), { callerId: { is: 'number', number: '02100000000' } }),
      { code: 'caller-id-unknown' },
    ],
    [
      'a reference that is too long',
      order(ENDING('0003'), { reference: 'x'.repeat(REFERENCE_LENGTH + 1) }),
      { code: 'bad-input', field: 'reference', reason: 'too-long' },
    ],
  ])('is not even sent: %s', async (_name, wrong, error) => {
    const { demo, dialer } = await withDemo();
    expect(await faultOf(dialer.dial(wrong))).toEqual(error);
    expect(callouts(demo)).toEqual([]);
    expect(dialer.state()).toEqual({ is: 'idle' });
    expect(await dialer.dial(order(ENDING('0003')))).toMatchObject({ is: 'calling' });
  });

  it('is not even sent by nobody', async () => {
    const { dialer } = await dialerFor(undefined);
    expect(await faultOf(dialer.dial(order(ENDING('0003'))))).toEqual({ code: 'signed-out' });
  });
});

describe('a call that may have been placed', () => {
  it('is said to be unknown, looked up by its intent id, and resolves by itself', async () => {
    const { demo, dialer, world } = await withDemo({ callUuidEquals: false });
    expect(await dialer.dial(order(ENDING('0009')))).toMatchObject({ is: 'unknown', isLooking: true });
    expect(await becomes(dialer, 'ended')).toMatchObject({ result: 'answered', talkSeconds: 15 });
    expect(story(world.states)).toEqual(['asking', 'unknown', 'ended']);
    expect([callouts(demo).length, demo.counters.placed, world.ended]).toEqual([1, 1, 1]);
  });

  it('needs no confirmation any more once its record has turned up', async () => {
    const { demo, dialer } = await withDemo();
    await dialer.dial(order(ENDING('0009')));
    await becomes(dialer, 'ended');
    await dialer.dial(order(ENDING('0009')));
    expect(callouts(demo)).toHaveLength(2);
  });

  it('stays unknown when no record turns up within ten minutes: absence is no proof', async () => {
    const { dialer, clock, world } = await withRaw(reply(502, ''), reply(200, '{"data":[],"total":0}'), 1e6);
    const begun = clock.at;
    await dialer.dial(order(ENDING('0009')));
    await vi.waitFor(() => expect(dialer.state()).toMatchObject({ is: 'unknown', isLooking: false }), {
      timeout: 10_000,
    });
    expect(clock.at - begun).toBeGreaterThanOrEqual(10 * MINUTE);
    expect(story(world.states)).toEqual(['asking', 'unknown', 'unknown']);
  });

  it('is not repeated within ten minutes without a second, explicit yes', async () => {
    const { demo, dialer, clock, signOut } = await withDemo({ echoesUserData: false });
    await dialer.dial(order(ENDING('0009')));
    expect(await faultOf(dialer.dial(order(`+86 ${ENDING('0009')}`)))).toMatchObject({
      code: 'guarded',
      objection: { reason: 'repeat' },
    });
    dialer.dismiss();
    expect(await faultOf(dialer.dial(order(ENDING('0009'))))).toMatchObject({
      code: 'guarded',
      objection: { reason: 'repeat' },
    });
    expect(callouts(demo)).toHaveLength(1);
    await vi.waitFor(() => expect(demo.liveCalls).toEqual([]), { timeout: 10_000 });
    expect(await dialer.dial(order(ENDING('0009'), { confirmed: ['repeat'] }))).toMatchObject({ is: 'unknown' });
    expect(callouts(demo)).toHaveLength(2);
    clock.at += 11 * MINUTE;
    await vi.waitFor(() => expect(demo.liveCalls).toEqual([]), { timeout: 10_000 });
    await dialer.dial(order(ENDING('0009')));
    expect(callouts(demo)).toHaveLength(3);
    signOut();
  });

  it('does not stand in the way of another number', async () => {
    const { demo, dialer, signOut } = await withDemo({ echoesUserData: false });
    await dialer.dial(order(ENDING('0009')));
    await vi.waitFor(() => expect(demo.liveCalls).toEqual([]), { timeout: 10_000 });
    expect(await dialer.dial(order(ENDING('0003')))).toMatchObject({ is: 'calling' });
    signOut();
  });

  it.each(['newest', 'oldest'] as const)('is found among hundreds of records, %s first', async (first) => {
    let intent = '';
    const rows = () => {
      const others = Array.from({ length: 230 }, (_, index) => ({ call_uuid: `other-${index}`, states: '接听' }));
      const wanted = { call_uuid: 'wanted', user_data: `sc:${intent}`, states: '被叫未接' };
      return first === 'newest' ? [wanted, ...others] : [...others, wanted];
    };
    const { dialer, world } = await withRaw(reply(502, ''), (request, socket) => {
      const asked = JSON.parse(request.body) as { page_index?: number; page_size: number };
      const begin = Math.max(0, (asked.page_index ?? 1) - 1) * asked.page_size;
      json({ data: rows().slice(begin, begin + asked.page_size), total: 231 })(request, socket);
    });
    const unknown = dialer.dial(order('13800138000'));
    expect(await unknown).toMatchObject({ is: 'unknown' });
    intent = world.intents[0] ?? '';
    expect(await becomes(dialer, 'ended')).toMatchObject({ uuid: 'wanted', result: 'customer-missed' });
  });

  it.each([
    [0, 100],
    [1, 100],
    [0, 40],
    [1, 40],
  ])(
    'is found on a later page where the server does not say how many there are (first: %i, at a time: %i)',
    async (firstPage, most) => {
      let intent = '';
      const { dialer, world } = await withRaw(reply(502, ''), (request, socket) => {
        const asked = JSON.parse(request.body) as { page_index?: number };
        const others = Array.from({ length: 230 }, (_, index) => ({ call_uuid: `other-${index}`, states: '接听' }));
        const wanted = { call_uuid: 'wanted', user_data: `sc:${intent}`, states: '被叫未接' };
        const begin = ((asked.page_index ?? firstPage) - firstPage) * most;
        json({ data: [...others, wanted].slice(begin, begin + most) })(request, socket);
      });
      const unknown = dialer.dial(order('13800138000'));
      expect(await unknown).toMatchObject({ is: 'unknown' });
      intent = world.intents[0] ?? '';
      expect(await becomes(dialer, 'ended')).toMatchObject({ uuid: 'wanted', result: 'customer-missed' });
    },
  );

  it('is followed to its end once it is seen to go on, however long that takes', async () => {
    const clocked = { at: () => 0 };
    const { dialer, world, clock } = await withRaw(
      reply(502, ''),
      (request, socket) => {
        const isOver = clocked.at() > 25 * MINUTE;
        const row = { call_uuid: UUID, user_data: `sc:${world.intents[0] ?? ''}`, states: '接听' };
        records(isOver ? { ...row, duration: 1500 } : row)(request, socket);
      },
      1e6,
    );
    const begun = clock.at;
    clocked.at = () => clock.at - begun;
    await dialer.dial(order('13800138000'));
    await vi.waitFor(() => expect(dialer.state()).toMatchObject({ is: 'ended', totalSeconds: 1500 }), {
      timeout: 10_000,
    });
    expect(story(world.states)).toEqual(['asking', 'unknown', 'talking', 'ended']);
  });
});

describe('a call whose record never gets an end', () => {
  const talking = (intentId = '') =>
    records({ call_uuid: UUID, ...(intentId && { user_data: `sc:${intentId}` }), states: '接听' });

  it('is said to be placed, its end not known', async () => {
    const { dialer, world } = await withRaw(json({ uuid: UUID }), talking(), 1e6);
    await dialer.dial(order('13800138000'));
    expect(await becomes(dialer, 'no-end')).toMatchObject({ uuid: UUID });
    expect(story(world.states)).toEqual(['asking', 'ringing-agent', 'talking', 'no-end']);
  });

  it('is no open question from the first look on, where nobody knew whether it was placed', async () => {
    const { dialer, world, journal } = await withRaw(
      reply(502, ''),
      (request, socket) => talking(world.intents[0])(request, socket),
      1e6,
    );
    await dialer.dial(order('13800138000'));
    await vi.waitFor(() => expect(story(world.states).at(-1)).toBe('talking'));
    expect(world.unresolved.at(-1)).toEqual([]);
    await becomes(dialer, 'no-end');
    expect(story(world.states)).toEqual(['asking', 'unknown', 'talking', 'no-end']);
    const account = accountKey({ host: world.session?.host ?? '', agentId: AGENT });
    expect(journal.sentSince(account, 0)).toMatchObject([{ state: 'seen', uuid: UUID }]);
    expect(dialer.unresolved()).toEqual([]);
  });
});

describe('forgetting at sign-out', () => {
  it('stops looking, and nothing of the call is left', async () => {
    const { demo, dialer, world, clock, signOut } = await withDemo({ echoesUserData: false });
    await dialer.dial(order(ENDING('0009')));
    signOut();
    await sleep(20);
    const before = [demo.requests.length, clock.waits];
    await sleep(150);
    expect([demo.requests.length, clock.waits]).toEqual(before);
    expect(dialer.state()).toEqual({ is: 'idle' });
    expect(world.states.at(-1)).toEqual({ is: 'idle' });
    await vi.waitFor(() => expect(demo.liveCalls).toEqual([]), { timeout: 10_000 });
    expect(await dialer.dial(order(ENDING('0003')))).toMatchObject({ is: 'calling' });
  });

  it('in the middle of asking shows nothing of it to whoever comes next', async () => {
    const answers: (() => void)[] = [];
    const { server, dialer, world, signOut } = await withRaw((request, socket) => {
      answers.push(() => json({ uuid: UUID })(request, socket));
    });
    const first = dialer.dial(order('13800138000'));
    await vi.waitFor(() => expect(answers).toHaveLength(1));
    signOut();
    const second = dialer.dial(order('13900139000'));
    await vi.waitFor(() => expect(answers).toHaveLength(2));
    answers.forEach((answer) => answer());
    await first;
    expect(await second).toMatchObject({ is: 'calling', callee: '13900139000' });
    expect(story(world.states)).toEqual(['asking', 'idle', 'asking', 'ringing-agent']);
    expect(server.count('/callout')).toBe(2);
    signOut();
  });
});

describe('signing out while the number to show is checked', () => {
  it('sends nothing', async () => {
    const held: (() => void)[] = [];
    const server = await rawForTest((request, socket) => {
      const numbers = json({ groups: [], numbers: [{ number: '1' }] });
      held.push(() => (request.path.endsWith('/callout') ? json({ uuid: UUID }) : numbers)(request, socket));
      if (request.path.endsWith('/callout')) held.at(-1)?.();
    });
    const { dialer, signOut } = await dialerFor(sessionAt(server));
    const dialling = faultOf(dialer.dial(order('13800138000', { callerId: { is: 'number', number: '1' } })));
    await vi.waitFor(() => expect(held).toHaveLength(1));
    signOut();
    held[0]?.();
    expect(await dialling).toEqual({ code: 'signed-out' });
    expect(server.count('/callout')).toBe(0);
    expect(dialer.state()).toEqual({ is: 'idle' });
  });
});

describe('a list of numbers that does not come', () => {
  it('does not hold the call: the server has the last word', async () => {
    const { server, dialer, signOut } = await withoutList();
    expect(await dialer.dial(shown)).toMatchObject({ is: 'calling', stage: 'ringing-agent' });
    expect(server.count('/callout')).toBe(1);
    signOut();
  });

  it('places no call after the computer has slept: nothing is written down and nothing sent', async () => {
    const { server, dialer, journal, signOut } = await withoutList();
    const dialling = faultOf(dialer.dial(shown));
    await vi.waitFor(() => expect(server.count('/rule_outnumber_group')).toBe(1));
    dialer.suspend();
    expect(await dialling).toEqual({ code: 'asleep' });
    expect([server.count('/callout'), journal.lastMonotonicAt()]).toEqual([0, 0]);
    expect(dialer.state()).toEqual({ is: 'idle' });
    expect(await dialer.dial(order('13800138000'))).toMatchObject({ is: 'calling' });
    signOut();
  });
});

describe('a session that ends while the list of numbers is waited for', () => {
  it('places no call, though nothing has been forgotten yet', async () => {
    const { server, dialer, world, journal } = await withoutList();
    const dialling = faultOf(dialer.dial(shown));
    await vi.waitFor(() => expect(server.count('/rule_outnumber_group')).toBe(1));
    world.session = undefined;
    expect(await dialling).toEqual({ code: 'signed-out' });
    expect([server.count('/callout'), journal.lastMonotonicAt()]).toEqual([0, 0]);
  });
});

describe('the log of a call', () => {
  it('holds the intent, the number and codes, and no word of the agent or the server', async () => {
    const { dialer, world } = await withDemo();
    await dialer.dial(order(ENDING('0007'), { reference: '订单 7' }));
    expect(world.log).toEqual([
      `["dial.asking",{"intentId":"${world.intents[0] ?? ''}","number":"15405710007"}]`,
      `["dial.outcome",{"intentId":"${world.intents[0] ?? ''}","code":"refused"}]`,
    ]);
  });
});

describe('the journal behind a call', () => {
  it('holds the intent before the server has it, and its outcome after', async () => {
    const seen: string[] = [];
    const { dialer, journal, world } = await withRaw((request, socket) => {
      seen.push(...journal.sentSince(account(), 0).map(({ id, state }) => `${id} ${state}`));
      json({ uuid: UUID })(request, socket);
    });
    const account = () => accountKey({ host: world.session?.host ?? '', agentId: AGENT });
    await dialer.dial(order('13800138000'));
    expect(seen).toEqual([`${world.intents[0] ?? ''} sending`]);
    expect(journal.sentSince(account(), 0)).toMatchObject([{ state: 'accepted', uuid: UUID, confirmed: [] }]);
  });

  it('writes down what the agent said yes to', async () => {
    const { demo, dialer, journal } = await withDemo({ echoesUserData: false });
    await dialer.dial(order(ENDING('0008')));
    await dialer.dial(order(ENDING('0008'), { confirmed: ['repeat'] }));
    const rows = journal.sentSince(accountKey({ host: demo.host, agentId: AGENT }), 0);
    expect(rows.map(({ confirmed }) => confirmed)).toEqual([[], ['repeat']]);
  });

  it('stops the call before the wire when it cannot be written', async () => {
    const { demo, dialer, journal } = await withDemo();
    vi.spyOn(journal, 'markSending').mockImplementation(() => {
      throw new Fault('journal-unavailable', { message: 'disk full' });
    });
    expect(await dialer.dial(order(ENDING('0003')))).toMatchObject({
      is: 'failed',
      error: { code: 'journal-unavailable' },
    });
    expect(callouts(demo)).toEqual([]);
  });

  it('is paid what it could not take before the next call leaves', async () => {
    const { demo, dialer, journal, world } = await withDemo();
    const settle = vi.spyOn(journal, 'settle').mockImplementation(() => {
      throw new Fault('journal-unavailable');
    });
    await dialer.dial(order(ENDING('0007')));
    expect(await faultOf(dialer.dial(order(ENDING('0007'))))).toMatchObject({ code: 'journal-unavailable' });
    expect(callouts(demo)).toHaveLength(1);
    settle.mockRestore();
    await dialer.dial(order(ENDING('0007')));
    expect(callouts(demo)).toHaveLength(2);
    expect(world.intents).toHaveLength(2);
  });

  it('says unknown when the computer goes to sleep in the middle of asking', async () => {
    const { dialer } = await withDemo({ speed: 1 });
    const asking = dialer.dial(order(ENDING('0005')));
    await vi.waitFor(() => expect(dialer.state()).toMatchObject({ stage: 'asking' }));
    await sleep(50);
    dialer.suspend();
    expect(await asking).toMatchObject({ is: 'unknown' });
    expect(dialer.unresolved()).toMatchObject([{ callee: ENDING('0005'), isLooking: true }]);
  });

  it('holds limits that no confirmation lifts', async () => {
    const { demo, dialer, world } = await withDemo();
    world.settings = { ...world.settings, callsPerMinute: 1 };
    await dialer.dial(order(ENDING('0003')));
    dialer.dismiss();
    const all = order(ENDING('0001'), { confirmed: ['repeat', 'same-customer', 'quiet-hours'] });
    expect(await faultOf(dialer.dial(all))).toMatchObject({ code: 'guarded', objection: { reason: 'per-minute' } });
    expect(callouts(demo)).toHaveLength(1);
  });

  it('holds limits though the computer’s clock is set forward by weeks and back', async () => {
    const { demo, dialer, world, clock } = await withDemo();
    world.settings = { ...world.settings, callsPerDay: 1 };
    world.monotonic = new MonotonicClock(0, clock.now, () => 0);
    await dialer.dial(order(ENDING('0003')));
    dialer.dismiss();
    clock.at += 40 * 24 * 60 * MINUTE;
    dialer.resume();
    clock.at -= 40 * 24 * 60 * MINUTE;
    expect(await faultOf(dialer.dial(order(ENDING('0001'))))).toMatchObject({ objection: { reason: 'per-day' } });
    expect(callouts(demo)).toHaveLength(1);
  });

  it('lets a yes override quiet hours and a customer called often', async () => {
    const { demo, dialer, world } = await withDemo();
    const callHours: CallHours = {
      spans: [{ days: [1, 2, 3, 4, 5, 6, 7], from: '23:59', to: '00:00' }],
      holidays: [],
      outside: 'ask',
    };
    world.settings = { ...world.settings, customerLimits: ONCE_A_DAY, callHours };
    expect(await faultOf(dialer.dial(order(ENDING('0007'))))).toMatchObject({ objection: { reason: 'quiet-hours' } });
    await dialer.dial(order(ENDING('0003'), { confirmed: ['quiet-hours'] }));
    dialer.dismiss();
    const again = order(ENDING('0003'), { confirmed: ['quiet-hours'] });
    expect(await faultOf(dialer.dial(again))).toMatchObject({ objection: { reason: 'same-customer', limit: 1 } });
    expect(callouts(demo)).toHaveLength(1);
  });
});

describe('a customer who was called on the phone itself', () => {
  const called = (clock: { at: number }): CustomerRecords => ({
    calls: [
      {
        uuid: UUID,
        direction: 'outbound',
        state: 'answered',
        customerNumber: ENDING('0003'),
        startedAt: clock.at - MINUTE,
      },
    ],
    hasIds: true,
  });

  it('counts for the limits, though no click of ours is in the journal', async () => {
    const { demo, dialer, world, clock } = await withDemo();
    world.settings = { ...world.settings, customerLimits: [{ within: '5-minutes', calls: 1, then: 'refuse' }] };
    world.records = () => Promise.resolve(called(clock));
    const all = order(ENDING('0003'), { confirmed: ['same-customer'] });
    expect(await faultOf(dialer.dial(all))).toMatchObject({
      objection: { reason: 'same-customer-refused', limit: 1, count: 1, within: '5-minutes' },
    });
    expect(callouts(demo)).toEqual([]);
  });

  it.each([
    ['cannot be read', () => Promise.reject(new Fault('disk'))],
    ['do not come', () => new Promise<never>(() => undefined)],
  ])('is called by what the journal knows where the records %s', async (_what, records) => {
    const { demo, dialer, world } = await withDemo();
    world.settings = { ...world.settings, customerLimits: ONCE_A_DAY };
    world.records = records;
    await dialer.dial(order(ENDING('0003')));
    expect(callouts(demo)).toHaveLength(1);
  });

  it('is not called after a sleep that came while the records were read', async () => {
    const { demo, dialer, world } = await withDemo();
    world.records = () => new Promise<never>(() => undefined);
    const asking = dialer.dial(order(ENDING('0003')));
    dialer.suspend();
    expect(await faultOf(asking)).toMatchObject({ code: 'asleep' });
    expect(callouts(demo)).toEqual([]);
  });
});

describe('a number that is asked about', () => {
  it.each([
    ['110', 'police'],
    ['+86 110', 'police'],
    ['１１９', 'fire'],
    ['0571-120', 'ambulance'],
    ['tel:122', 'traffic'],
    ['112', 'any'],
    ['999', 'red-cross'],
    ['12395', 'sea-rescue'],
  ])('%s is not called before a yes that knows who answers: %s', async (text, service) => {
    const { demo, dialer } = await withDemo();
    expect(await faultOf(dialer.dial(order(text, { confirmed: ['repeat', 'quiet-hours'] })))).toMatchObject({
      code: 'guarded',
      objection: { reason: 'emergency', service },
    });
    expect(callouts(demo)).toEqual([]);
    await dialer.dial(order(text, { confirmed: ['emergency'] }));
    expect(callouts(demo)).toHaveLength(1);
  });

  it.each(['12.0', '1.20', '11-9', '100.00', '2026-03-15', '1 1 0', 'tel:100.00'])(
    '%s is never called',
    async (text) => {
      const { demo, dialer } = await withDemo();
      expect(await faultOf(dialer.dial(order(text, { confirmed: ['emergency'] })))).toMatchObject({
        code: 'not-dialable',
      });
      expect(callouts(demo)).toEqual([]);
    },
  );

  it('is refused where the settings refuse what costs more', async () => {
    const { demo, dialer, world } = await withDemo();
    expect(await faultOf(dialer.dial(order('12590123')))).toMatchObject({
      objection: { reason: 'costly', kind: 'premium' },
    });
    world.settings = { ...world.settings, costlyNumbers: 'refuse' };
    expect(await faultOf(dialer.dial(order('12590123', { confirmed: ['costly'] })))).toMatchObject({
      objection: { reason: 'costly-refused', kind: 'premium' },
    });
    expect(callouts(demo)).toEqual([]);
  });
});

describe('a virtual number', () => {
  it('is another customer behind each extension, and the card says what is to be pressed', async () => {
    const { dialer, world } = await withDemo();
    world.settings = { ...world.settings, customerLimits: ONCE_A_DAY };
    const placed = await dialer.dial(order(`${ENDING('0003')}转1234`));
    expect(placed).toMatchObject({ callee: ENDING('0003'), droppedExtension: '1234' });
    dialer.dismiss();
    const again = await faultOf(dialer.dial(order(`${ENDING('0003')},1234`)));
    expect(again).toMatchObject({ objection: { reason: 'same-customer' } });
    expect(await dialer.dial(order(`${ENDING('0003')}-5678`))).toMatchObject({ droppedExtension: '5678' });
  });
});
