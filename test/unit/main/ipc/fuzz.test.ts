import fc from 'fast-check';
import { expect, it, onTestFinished } from 'vitest';
import { createRouter } from '../../../../src/main/ipc/router.ts';
import { createRoutes } from '../../../../src/main/ipc/routes.ts';
import type { DemoServer } from '../../../../src/main/demo/demo-server.ts';
import { BY_HAND } from '../../../support/callers.ts';
import { AGENT } from '../../../support/sessions.ts';
import { tempFolder } from '../../../support/temp-folder.ts';
import { createTestWorld } from '../../../support/world.ts';

const NEIGHBOUR = '9007199254740992';
const MESSAGES = 5000;
const AT_ONCE = 25;

/** Every value that some field of some request takes, beside many that none does. */
function values(host: string, token: () => string) {
  return {
    host: fc.constantFrom(host, '', 'a b', 'http://192.168.0.1', 'file:///etc'),
    token: fc.constantFrom('', 'x y', 'wrong').chain((text) => fc.constantFrom(text, token())),
    agentId: fc.constantFrom(AGENT, NEIGHBOUR, '0', '-1', '100003', NEIGHBOUR),
    agent_id: fc.constantFrom(NEIGHBOUR, 100003),
    agentIds: fc.constant([NEIGHBOUR]),
    fresh: fc.boolean(),
    what: fc.constantFrom('sip', 'password', 'token'),
    is: fc.constantFrom('automatic', 'number', 'group'),
    number: fc.constantFrom('057100008001', '', '1', 'x'.repeat(33)),
    text: fc.constantFrom('15405710003', '15405710001', '15405710007', '138****8000', '', '<b>', 'x'.repeat(300)),
    callerId: fc.constantFrom({ is: 'automatic' }, { is: 'number', number: '057100008001' }, { is: 'x' }, null),
    reference: fc.string({ maxLength: 80 }),
    confirmed: fc.subarray(['repeat', 'same-customer', 'quiet-hours']),
    filter: fc.oneof(
      fc.record(
        {
          from: fc.oneof(fc.nat(), fc.double(), fc.constant(Date.UTC(9998, 0))),
          to: fc.oneof(fc.nat(), fc.constant(8.64e15), fc.constant(Date.UTC(9999, 0))),
          direction: fc.constantFrom('outbound', 'inbound', 'x'),
          states: fc.array(fc.constantFrom('answered', 'other', 'ivr', 'x')),
          trunkNumber: fc.string({ maxLength: 40 }),
          outcome: fc.constantFrom('talked', 'missed', 'x'),
          tag: fc.constantFrom('vip', '', 'x'.repeat(30)),
          search: fc.constantFrom('154', '7', '%', '"', 'NOT', '1'.repeat(70)),
          agentId: fc.constant(NEIGHBOUR),
        },
        { requiredKeys: [] },
      ),
      fc.constant({}),
    ),
    anchor: fc.constantFrom('x', ''),
    outline: fc.constantFrom(0, 1, 2, 3, -1, 0.5),
    count: fc.constantFrom(1, 100, 101, 0),
    target: fc.constantFrom({ is: 'call', uuid: 'x' }, { is: 'number', number: '15405710003' }, { is: 'agent' }),
    note: fc.constantFrom({ text: 'a', tags: ['vip'] }, { text: '', tags: [] }, { text: 7 }),
    isSettled: fc.boolean(),
    period: fc.constantFrom('day', 'week', 'month', 'year'),
    offset: fc.constantFrom(0, -1, -521, 1),
    from: fc.constantFrom(0, 50, -1),
    id: fc.constantFrom('x', '01M81FRQZ02PWGRH7P8YW4R7ZK'),
    uuid: fc.constantFrom('x', '', '../x', '00000000-0000-4000-8000-000000000000'),
    language: fc.constantFrom('en', 'x'),
    theme: fc.constantFrom('dark', 'x'),
    areNumbersMasked: fc.boolean(),
    homeAreaCode: fc.constantFrom('0571', '1'),
    timesWithoutOffset: fc.constantFrom('utc', 'china', 'x'),
    recordingHosts: fc.array(fc.constantFrom('rec.example', 'a b', '127.0.0.1'), { maxLength: 3 }),
  };
}

/** The fields that each request takes; most messages are built of them, and some with a stranger among them. */
const FIELDS: Record<string, string[]> = {
  'account.testHost': ['host'],
  'account.testToken': ['host', 'token'],
  'account.signIn': ['host', 'token', 'agentId'],
  'seat.get': ['fresh'],
  'seat.copy': ['what'],
  'callerIds.list': ['fresh'],
  'callerIds.choose': ['is', 'number'],
  'dialer.read': ['text'],
  'dialer.dial': ['text', 'callerId', 'reference', 'confirmed'],
  'calls.first': ['filter'],
  'calls.outline': ['filter', 'anchor'],
  'calls.rows': ['outline', 'from', 'count'],
  'calls.notes': ['uuid'],
  'calls.saveNote': ['target', 'note'],
  'calls.settleMissed': ['number', 'isSettled'],
  'calls.statistics': ['period', 'offset'],
  'calls.export': ['filter', 'areNumbersMasked'],
  'calls.saveRecordings': ['filter'],
  'work.cancel': ['id'],
  'calls.get': ['uuid'],
  'calls.recording': ['uuid'],
  'settings.change': ['language', 'theme', 'homeAreaCode', 'recordingHosts'],
  'app.openMain': ['text'],
  'app.copyText': ['text'],
};

/** What a call centre was asked since the last look that is not this agent's, or a supervisor's to ask. */
function guilty(demo: DemoServer, seen: WeakSet<object>): string[] {
  const fresh = demo.requests.filter((request) => !seen.has(request));
  fresh.forEach((request) => seen.add(request));
  return fresh.filter((request) => !isInnocent(request)).map(({ path, text }) => `${path} ${text}`);
}

function isInnocent({ path, text }: { path: string; text: string }): boolean {
  if (path.endsWith('/sip_bind_agent') || path.endsWith('/agent/outnumber_group')) return false;
  if (text.includes(NEIGHBOUR) || path.includes(NEIGHBOUR) || text.includes('agent_ids')) return false;
  if (/\/(records|callout)$/.test(path)) return text.startsWith(`{"agent_id":${AGENT},`);
  return (/agent_id=(\d*)/.exec(path)?.[1] ?? AGENT) === AGENT;
}

it(`${MESSAGES} messages of any name and input never reject, never crash, and never ask for another agent`, async () => {
  const world = createTestWorld(await tempFolder());
  const { account } = world.services;
  await world.services.settings.start();
  account.start();
  onTestFinished(async () => {
    await account.signOut();
  });
  const routes = createRoutes(world.services);
  const ask = createRouter(routes, (level, event, fields) => void world.logged.push({ level, event, fields }));
  await account.enterDemo();

  const parts = values(world.demos[0]?.host ?? '', () => world.demos.at(-1)?.token ?? '');
  const known = fc.constantFrom(...Object.keys(routes).filter((name) => name !== 'account.signOut'));
  const strange = fc.oneof(
    fc.constantFrom('__proto__', 'constructor', 'toString', 'sip.bind', 'agent.assign', '', 'account.signOut'),
    fc.string(),
    fc.anything(),
  );
  const shaped = known.chain((name) => {
    const own = (FIELDS[name] ?? []).map((field) => [field, parts[field as keyof typeof parts]]);
    const whole = fc.record(Object.fromEntries(own) as typeof parts);
    const input = own.length === 0 ? fc.constantFrom(undefined, null, {}) : whole;
    return fc.tuple(fc.constant<unknown>(name), input);
  });
  const message = fc.oneof(
    { weight: 6, arbitrary: shaped },
    { weight: 2, arbitrary: fc.tuple(known, fc.record(parts, { requiredKeys: [] }) as fc.Arbitrary<unknown>) },
    { weight: 1, arbitrary: fc.tuple(known, fc.anything()) },
    { weight: 1, arbitrary: fc.tuple(strange, fc.anything()) },
  );

  const seen = new WeakSet<object>();
  let answered = 0;
  let good = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(message, { minLength: AT_ONCE, maxLength: AT_ONCE }), async (messages) => {
      if ((await account.get()).is !== 'signed-in') await account.enterDemo();
      const results = await Promise.all(messages.map(([name, input]) => ask(name, input, BY_HAND)));
      for (const result of results) {
        answered++;
        if (result.ok) good++;
        else expect(result.error.code).not.toBe('unexpected');
      }
      expect(world.demos.flatMap((demo) => guilty(demo, seen))).toEqual([]);
      expect(world.logged.filter(({ event }) => event === 'request.crashed')).toEqual([]);
    }),
    { numRuns: MESSAGES / AT_ONCE, endOnFailure: true },
  );
  expect(answered).toBe(MESSAGES);
  expect(good).toBeGreaterThan(MESSAGES / 10);
  expect(world.demos.flatMap(({ requests }) => requests).some(({ path }) => path.endsWith('/callout'))).toBe(true);
}, 120_000);
