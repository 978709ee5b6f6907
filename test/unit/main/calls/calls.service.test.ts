import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Session } from '../../../../src/main/account/session.ts';
import { Fault } from '../../../../src/main/fault.ts';
import { CallsService } from '../../../../src/main/calls/calls.service.ts';
import type { DemoServer } from '../../../../src/main/demo/demo-server.ts';
import { startDemoServer } from '../../../../src/main/demo/server.ts';
import { storedSettings } from '../../../../src/main/settings/settings-shape.ts';
import type { CallFilter, CallPage, CallRecord } from '../../../../src/preload/contract/index.ts';
import { faultOf } from '../../../support/fault-of.ts';
import { json, reply, type RawAnswer } from '../../../support/raw-server.ts';
import { AGENT, demoForTest, rawForTest, sessionAt } from '../../../support/sessions.ts';

const NEIGHBOUR = '9007199254740992';
const NOON = Date.UTC(2026, 10, 20, 4);

function callsFor(session: Session | undefined, now = NOON, settings: object = {}) {
  const world = { session };
  const calls = new CallsService({
    session: () => {
      if (!world.session) throw new Fault('signed-out');
      return world.session;
    },
    settings: () => ({ ...storedSettings.parse({}), ...settings }),
    now: () => now,
  });
  return { calls, world };
}

async function pagesOf(calls: CallsService, filter: CallFilter): Promise<CallPage[]> {
  const pages: CallPage[] = [];
  for (let cursor: string | undefined, more = true; more && pages.length < 100;) {
    const page = await calls.list(filter, cursor);
    pages.push(page);
    cursor = page.next;
    more = cursor !== undefined;
  }
  return pages;
}

async function allOf(calls: CallsService, filter: CallFilter): Promise<CallRecord[]> {
  return (await pagesOf(calls, filter)).flatMap((page) => page.calls);
}

/** The ids of everything that the server holds for an agent, newest first, by its plain answers. */
async function heldFor(session: Session, pageBase: 0 | 1): Promise<string[]> {
  const rows = [];
  for (let index: number = pageBase; ; index++) {
    const { data } = await session.api.listRecords({ agentId: session.agentId, pageIndex: index, pageSize: 500 });
    rows.push(...data);
    if (data.length < 500) break;
  }
  return rows
    .map((row) => ({ uuid: row.call_uuid ?? '', at: Date.parse(row.start_time ?? '') }))
    .sort((a, b) => b.at - a.at)
    .map(({ uuid }) => uuid);
}

const ORDERS = [
  { pageBase: 1, order: 'newest' },
  { pageBase: 0, order: 'newest' },
  { pageBase: 1, order: 'oldest' },
  { pageBase: 0, order: 'oldest' },
] as const;

describe.each(ORDERS)('a server that counts pages from $pageBase, $order first', (options) => {
  let demo: DemoServer;
  let everything: CallRecord[];
  beforeAll(async () => {
    demo = await startDemoServer({ ...options, inbound: false, calls: 900, now: () => NOON });
    everything = await allOf(callsFor(sessionAt(demo)).calls, {});
  });
  afterAll(() => demo.close());

  it.each([900, 200, 24, 1, 0])(
    'gives the same list as any other, newest first, without gaps or doubles (%i calls in all)',
    async (count) => {
      const session = sessionAt(await demoForTest({ ...options, calls: count, now: () => NOON }));
      const held = await heldFor(session, options.pageBase);
      const pages = await pagesOf(callsFor(session).calls, {});
      const listed = pages.flatMap((page) => page.calls);
      const times = listed.map(({ startedAt = 0 }) => startedAt);
      expect(times).toEqual(times.toSorted((a, b) => b - a));
      expect(listed.map(({ uuid }) => uuid).sort()).toEqual(held.toSorted());
      expect(new Set(held).size).toBe(held.length);
      if (count === 900) expect(pages.length).toBeGreaterThan(3);
      if (count > 0) expect(pages[0]?.totalHint).toBe(held.length);
    },
  );

  it('finds a part of a number however far back', async () => {
    const numberPart = everything.at(-1)?.customerNumber.slice(3, 9) ?? 'none';
    const found = await allOf(callsFor(sessionAt(demo)).calls, { numberPart });
    expect(found.map(({ uuid }) => uuid)).toEqual(
      everything.filter((call) => call.customerNumber.includes(numberPart)).map(({ uuid }) => uuid),
    );
    expect(found.length).toBeGreaterThan(0);
  });

  it.each<[string, (all: CallRecord[]) => CallFilter]>([
    ['calls in', () => ({ direction: 'inbound' })],
    ['calls out', () => ({ direction: 'outbound' })],
    ['missed ones', () => ({ states: ['customer-missed', 'ring-missed'] })],
    ['states that the API has no word for, beside others', () => ({ states: ['other', 'answered'] })],
    ['a number shown', (all) => ({ trunkNumber: all[0]?.trunkNumber ?? '' })],
    ['from one call on', (all) => ({ from: all[60]?.startedAt ?? 0 })],
    ['up to the start of one call, which ends later', (all) => ({ to: all[60]?.startedAt ?? 0 })],
    ['between two calls', (all) => ({ from: all[90]?.startedAt ?? 0, to: all[20]?.startedAt ?? 0 })],
    ['nothing at all', () => ({ direction: 'inbound', states: ['agent-missed'] })],
    ['everything at once', (all) => ({ direction: 'outbound', states: ['answered'], from: all[99]?.startedAt ?? 0 })],
  ])('filters by %s', async (_name, filterFrom) => {
    const filter = filterFrom(everything);
    const expected = everything.filter(
      (call) =>
        (filter.from ?? 0) <= (call.startedAt ?? 0) &&
        (call.startedAt ?? 0) <= (filter.to ?? Infinity) &&
        (filter.direction ?? call.direction) === call.direction &&
        (filter.states ?? [call.state]).includes(call.state) &&
        (filter.trunkNumber ?? call.trunkNumber) === call.trunkNumber,
    );
    expect(everything.length).toBeGreaterThan(120);
    expect(await allOf(callsFor(sessionAt(demo)).calls, filter)).toEqual(expected);
  });
});

describe('searching part of a number', () => {
  it('pauses for the screen after two thousand records, says how far it looked, and goes on from there', async () => {
    const session = sessionAt(await demoForTest({ calls: 9000, now: () => NOON }));
    const { calls } = callsFor(session);
    const first = await calls.list({ numberPart: '777777777' });
    expect(first).toMatchObject({ calls: [], next: expect.any(String) as string });
    const second = await calls.list({ numberPart: '777777777' }, first.next);
    expect(second).toMatchObject({ calls: [] });
    expect(second.next).toBeUndefined();
    expect(second.searchedTo).toBeLessThan(first.searchedTo ?? 0);
  });

  it.each(['newest', 'oldest'] as const)(
    'reaches the end of a server that gives smaller pages: %s first',
    async (order) => {
      const rows = Array.from({ length: 330 }, (_, index) => ({
        call_uuid: `call-${index}`,
        start_time: new Date(NOON - index * 60_000).toISOString(),
        customer_phone: index === 329 ? '13900000000' : '13800000000',
      }));
      if (order === 'oldest') rows.reverse();
      const server = await rawForTest(paged(rows, 100));
      const found = await allOf(callsFor(sessionAt(server)).calls, { numberPart: '139' });
      expect(found.map(({ uuid }) => uuid)).toEqual(['call-329']);
    },
  );
});

describe('calls of other agents', () => {
  const mixed = [
    `{"call_uuid":"mine","agent_id":${AGENT},"customer_phone":"1","start_time":"2026-11-20T01:00:00Z"}`,
    `{"call_uuid":"theirs","agent_id":${NEIGHBOUR},"customer_phone":"2","start_time":"2026-11-20T02:00:00Z","customer_attribution":"浙江 杭州"}`,
    '{"call_uuid":"unsigned","customer_phone":"3","start_time":"2026-11-20T03:00:00Z"}',
  ];
  const ignorant = reply(200, `{"data":[${mixed.join(',')}],"total":3}`);

  it('do not appear even when the server ignores who asks', async () => {
    const { calls } = callsFor(sessionAt(await rawForTest(ignorant)));
    expect((await calls.list({})).calls.map(({ uuid }) => uuid)).toEqual(['unsigned', 'mine']);
    expect((await calls.list({ numberPart: '2' })).calls).toEqual([]);
    expect((await calls.recentNumbers()).map(({ customerNumber }) => customerNumber)).toEqual(['3', '1']);
    expect(calls.regionOf('2')).toBeUndefined();
  });

  it('cannot be had by their id', async () => {
    const { calls } = callsFor(sessionAt(await rawForTest(ignorant)));
    await calls.list({});
    expect(await faultOf(calls.get('theirs'))).toEqual({ code: 'not-found' });
  });

  it('are never asked for: every request carries the exact id', async () => {
    const demo = await demoForTest();
    const { calls } = callsFor(sessionAt(demo));
    await calls.list({ direction: 'inbound', numberPart: '1' });
    await calls.recentNumbers();
    await faultOf(calls.get('x'));
    const asked = demo.requests.map(({ text }) => /"agent_id":(\d+)/.exec(text)?.[1]);
    expect(new Set(asked)).toEqual(new Set([AGENT]));
  });
});

describe('one call', () => {
  it('comes from memory once it has been listed, and from the server otherwise', async () => {
    const demo = await demoForTest();
    const session = sessionAt(demo);
    const { calls } = callsFor(session);
    const [first, second] = (await calls.list({})).calls;
    const before = demo.requests.length;
    expect(await calls.get(first?.uuid ?? '')).toEqual(first);
    expect(demo.requests).toHaveLength(before);
    expect(await callsFor(session).calls.get(second?.uuid ?? '')).toEqual(second);
    expect(demo.requests).toHaveLength(before + 1);
  });

  it('is not found when the server answers with another one', async () => {
    const server = await rawForTest(json({ data: [{ call_uuid: 'another' }], total: 1 }));
    expect(await faultOf(callsFor(sessionAt(server)).calls.get('wanted'))).toEqual({ code: 'not-found' });
  });

  it('tells the home region of its number from then on, until everything is forgotten', async () => {
    const { calls } = callsFor(sessionAt(await demoForTest()));
    const call = (await calls.list({})).calls.find(({ customerRegion }) => customerRegion !== undefined);
    expect(calls.regionOf(call?.customerNumber ?? '')).toBe(call?.customerRegion);
    calls.forget();
    expect(calls.regionOf(call?.customerNumber ?? '')).toBeUndefined();
  });

  it('is forgotten with the session', async () => {
    const demo = await demoForTest();
    const { calls, world } = callsFor(sessionAt(demo));
    const [mine] = (await calls.list({})).calls;
    world.session = sessionAt(demo, NEIGHBOUR);
    expect(await faultOf(calls.get(mine?.uuid ?? ''))).toEqual({ code: 'not-found' });
    world.session = undefined;
    expect(await faultOf(calls.get(mine?.uuid ?? ''))).toEqual({ code: 'signed-out' });
  });
});

describe('the recent numbers', () => {
  it('are the newest dozen, each once, newest first', async () => {
    const session = sessionAt(await demoForTest({ calls: 2000, now: () => NOON }));
    const { calls } = callsFor(session);
    const recent = await calls.recentNumbers();
    const listed = (await calls.list({})).calls;
    const inOrder = [...new Set(listed.map(({ customerNumber }) => customerNumber))];
    expect(recent.map(({ customerNumber }) => customerNumber)).toEqual(inOrder.slice(0, 12));
    for (const call of recent) {
      expect(listed.find(({ customerNumber }) => customerNumber === call.customerNumber)).toEqual(call);
    }
  });

  it('tell the newest call with a number, not an older one', async () => {
    const rows = [
      { call_uuid: 'newest', customer_phone: '1', start_time: '2026-11-20T03:00:00Z' },
      { call_uuid: 'other', customer_phone: '2', start_time: '2026-11-20T02:00:00Z' },
      { call_uuid: 'older', customer_phone: '1', start_time: '2026-11-20T01:00:00Z' },
    ];
    const { calls } = callsFor(sessionAt(await rawForTest(json({ data: rows, total: 3 }))));
    expect((await calls.recentNumbers()).map(({ uuid }) => uuid)).toEqual(['newest', 'other']);
  });

  it('leave out calls without a number, and all that is older than 30 days', async () => {
    const rows = [
      { call_uuid: 'hidden', customer_phone: '', start_time: '2026-11-20T03:00:00Z' },
      { call_uuid: 'old', customer_phone: '1', start_time: '2026-10-01T03:00:00Z' },
      { call_uuid: 'new', customer_phone: '2', start_time: '2026-11-19T03:00:00Z' },
    ];
    const { calls } = callsFor(sessionAt(await rawForTest(json({ data: rows, total: 3 }))));
    expect((await calls.recentNumbers()).map(({ uuid }) => uuid)).toEqual(['new']);
  });
});

describe('a cursor', () => {
  it.each(['', 'x', '{}', '{"n":-1}', '{"n":1.5}', '{"n":"1"}', '{"n":1e9}', 'null', '[]', '{"n":0,"total":"5"}'])(
    'that is not ours is bad input: %j',
    async (cursor) => {
      const demo = await demoForTest({ calls: 0 });
      const { calls } = callsFor(sessionAt(demo));
      expect(await faultOf(calls.list({}, cursor))).toEqual({ code: 'bad-input', field: 'cursor' });
      expect(demo.requests).toHaveLength(0);
    },
  );

  it('beyond the end gives an empty last page', async () => {
    const { calls } = callsFor(sessionAt(await demoForTest({ calls: 20 })));
    const page = await calls.list({}, '{"n":500,"total":20}');
    expect([page.calls, page.next]).toEqual([[], undefined]);
  });
});

describe('a server with ways of its own', () => {
  it('may refuse page 0, which shows that it counts from 1', async () => {
    const rows = Array.from({ length: 120 }, (_, index) => ({
      call_uuid: `call-${index}`,
      start_time: new Date(NOON - index * 60_000).toISOString(),
    }));
    const answer = paged(rows, 500);
    const server = await rawForTest((request, socket) => {
      const isZero = request.body.includes('"page_index":0');
      const no = reply(400, '{"error":{"code":"InvalidArgument","message":"page_index"}}');
      (isZero ? no : answer)(request, socket);
    });
    const listed = await allOf(callsFor(sessionAt(server)).calls, {});
    expect(listed.map(({ uuid }) => uuid)).toEqual(rows.map(({ call_uuid }) => call_uuid));
  });

  it('may send times in no order, the same call twice, and rows without an id', async () => {
    const rows = [
      { call_uuid: 'b', start_time: '2026-11-20T02:00:00Z' },
      { call_uuid: 'c', start_time: '2026-11-20T03:00:00Z' },
      { start_time: '2026-11-20T04:00:00Z' },
      { call_uuid: 'a', start_time: '2026-11-20T01:00:00Z' },
      { call_uuid: 'c', start_time: '2026-11-20T03:00:00Z' },
    ];
    const { calls } = callsFor(sessionAt(await rawForTest(json({ data: rows, total: 5 }))));
    expect((await calls.list({})).calls.map(({ uuid }) => uuid)).toEqual(['c', 'b', 'a']);
  });

  it.each<[string, 'utc' | 'china', 'none' | 'utc' | 'china', number]>([
    ['no offset, meaning UTC', 'utc', 'none', 0],
    ['no offset, taken for China', 'china', 'none', -8],
    ['Z', 'china', 'utc', 0],
    ['+08:00', 'utc', 'china', 0],
  ])('may write times with %s', async (_name, timesWithoutOffset, offset, hours) => {
    const plain = await allOf(callsFor(sessionAt(await demoForTest({ now: () => NOON }))).calls, {});
    const session = sessionAt(await demoForTest({ now: () => NOON, offset }));
    const listed = await allOf(callsFor(session, NOON, { timesWithoutOffset }).calls, {});
    expect(listed.map(({ startedAt = 0 }) => startedAt - hours * 3_600_000)).toEqual(
      plain.map(({ startedAt }) => startedAt),
    );
  });
});

/** Pages from 1 of these rows, none larger than `largest`. */
function paged(rows: object[], largest: number): RawAnswer {
  return (request, socket) => {
    const asked = JSON.parse(request.body) as { page_index?: number; page_size?: number };
    const size = Math.min(asked.page_size ?? 20, largest);
    const first = Math.max(0, (asked.page_index ?? 1) - 1) * size;
    json({ data: rows.slice(first, first + size), total: rows.length })(request, socket);
  };
}
