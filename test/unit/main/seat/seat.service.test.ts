import { describe, expect, it } from 'vitest';
import { AgentScope } from '../../../../src/main/account/agent-scope.ts';
import type { Session } from '../../../../src/main/account/session.ts';
import { Fault } from '../../../../src/main/fault.ts';
import { SeatService } from '../../../../src/main/seat/seat.service.ts';
import { storedSettings } from '../../../../src/main/settings/settings-shape.ts';
import { faultOf } from '../../../support/fault-of.ts';
import { json, reply } from '../../../support/raw-server.ts';
import { AGENT, demoForTest, rawForTest, sessionAt } from '../../../support/sessions.ts';

const NEIGHBOUR = '9007199254740992';
const NOON = Date.UTC(2026, 10, 22, 12);

function seatFor(first: Session | undefined, settings: object = {}) {
  const world = { session: first, now: NOON, text: '', secret: '', clearsIn: 0, recorded: [] as string[] };
  const timers = new Set<{ ms: number; act: () => void }>();
  const scope = new AgentScope();
  const seat = new SeatService({
    scope,
    session: () => {
      if (!world.session) throw new Fault('signed-out');
      return world.session;
    },
    settings: () => ({ ...storedSettings.parse({}), ...settings }),
    now: () => world.now,
    after: (ms, act) => {
      const timer = { ms, act };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    copyText: (text) => Promise.resolve(void (world.text = text)),
    copySecret: (secret, clearsIn) => Promise.resolve(void Object.assign(world, { secret, clearsIn })),
    clearSecret: () => Promise.resolve(void (world.secret = '')),
    recordAccess: ({ is }) => void world.recorded.push(is),
  });
  return { seat, world, timers };
}

/** A server whose `/sips` ignores every filter. */
async function unfiltered(seats: unknown[]) {
  const text = JSON.stringify(seats).replaceAll(/"#(\d+)"/g, '$1');
  return rawForTest(reply(200, text));
}

describe('the seat', () => {
  it('is asked for by the exact id of the agent, and is without its password', async () => {
    const demo = await demoForTest();
    const { seat } = seatFor(sessionAt(demo));
    const mine = await seat.get(true);
    expect(demo.requests.at(-1)?.path).toBe(`/unified-api/call/openapi/ent/v1/sips?agent_id=${AGENT}`);
    expect(mine).toMatchObject({
      agentId: AGENT,
      agentName: '演示坐席一',
      sip: '80010001',
      hasPassword: true,
      otherSips: [],
      readAt: NOON,
    });
    const { password } = await seat.revealPassword();
    expect(password.length).toBeGreaterThan(0);
    expect(JSON.stringify(mine)).not.toContain(password);
  });

  it('and its password are dropped from memory after a minute by themselves, and at once on forgetting', async () => {
    const demo = await demoForTest();
    const { seat, timers } = seatFor(sessionAt(demo));
    await seat.get(true);
    await seat.get(true);
    expect([...timers].map(({ ms }) => ms)).toEqual([60_000]);
    const before = demo.requests.length;
    await seat.credentials();
    expect(demo.requests).toHaveLength(before);
    for (const { act } of timers) act();
    await seat.credentials();
    expect(demo.requests).toHaveLength(before + 1);
    await seat.dispose();
    expect(timers.size).toBe(0);
  });

  it('is the own one even when the server sends everybody’s', async () => {
    const server = await unfiltered([
      { agent_id: `#${NEIGHBOUR}`, sip: '1', password: 'theirs' },
      { sip: '2', password: 'nobody’s' },
      { agent_id: `#${AGENT}`, sip: '3', password: 'mine' },
      { agent_id: 0, sip: '4', password: 'free' },
      { agent_id: `#${AGENT}`, sip: '5', password: 'mine too' },
    ]);
    const { seat } = seatFor(sessionAt(server));
    expect(await seat.get(false)).toMatchObject({ agentId: AGENT, sip: '3', otherSips: ['5'] });
    expect(await seat.revealPassword()).toEqual({ password: 'mine', forMs: 30_000 });
  });

  it.each([
    ['nothing', []],
    ['only the neighbour’s', [{ agent_id: `#${NEIGHBOUR}`, sip: '1', password: 'theirs' }]],
  ])('is missing when the server sends %s', async (_name, seats) => {
    const { seat } = seatFor(sessionAt(await unfiltered(seats)));
    expect(await faultOf(seat.get(false))).toEqual({ code: 'no-seat' });
    expect(await faultOf(seat.revealPassword())).toEqual({ code: 'no-seat' });
    expect(await faultOf(seat.copy('password'))).toEqual({ code: 'no-seat' });
  });

  it('needs somebody who is signed in', async () => {
    const { seat } = seatFor(undefined);
    expect(await faultOf(seat.get(false))).toEqual({ code: 'signed-out' });
  });

  it('is read once a minute, and at once when asked fresh', async () => {
    const server = await unfiltered([{ agent_id: `#${AGENT}`, sip: '3', password: 'p' }]);
    const { seat, world } = seatFor(sessionAt(server));
    await seat.get(false);
    world.now += 59_999;
    expect((await seat.get(false)).readAt).toBe(NOON);
    await seat.copy('sip');
    expect(server.requests).toHaveLength(1);
    await seat.get(true);
    expect(server.requests).toHaveLength(2);
    world.now += 60_000;
    await seat.revealPassword();
    expect(server.requests).toHaveLength(3);
  });

  it('is read anew after forgetting, and in another session', async () => {
    const server = await unfiltered([{ agent_id: `#${AGENT}`, sip: '3', password: 'p' }]);
    const { seat, world } = seatFor(sessionAt(server));
    await seat.get(false);
    await seat.dispose();
    await seat.get(false);
    expect(server.requests).toHaveLength(2);
    world.session = sessionAt(server, NEIGHBOUR);
    expect(await faultOf(seat.get(false))).toEqual({ code: 'no-seat' });
    expect(server.requests).toHaveLength(3);
  });

  it('of an agent who has left meanwhile is given to nobody', async () => {
    const server = await rawForTest((request, socket) => {
      world.session = sessionAt(server, NEIGHBOUR);
      json([{ agent_id: '9007199254740993', sip: '3', password: 'p' }])(request, socket);
    });
    const { seat, world } = seatFor(sessionAt(server));
    expect(await faultOf(seat.revealPassword())).toEqual({ code: 'signed-out' });
  });
});

/** A moment by this computer's calendar. */
function local(day: number, hour: number, second = 0): number {
  return new Date(2026, 10, day, hour, 0, second).getTime();
}

describe('the days until it expires', () => {
  it.each([
    [local(34, 12), 12, 'at this hour in 12 days'],
    [local(34, 23), 12, 'later on that day'],
    [local(34, 0), 12, 'early on that day'],
    [local(23, 0), 1, 'at midnight: tomorrow, though only 12 hours off'],
    [local(22, 12, 1), 0, 'in a second: today'],
    [local(22, 12), -1, 'now'],
    [local(22, 1), -1, 'it has passed, though today'],
    [local(21, 23), -1, 'yesterday'],
    [local(19, 12), -3, 'three days ago'],
  ])('are counted by the calendar: %i is %i days off, %s', async (expiresAt, days) => {
    const expiration_at = new Date(expiresAt).toISOString();
    const server = await unfiltered([{ agent_id: `#${AGENT}`, sip: '3', expiration_at }]);
    const { seat, world } = seatFor(sessionAt(server));
    world.now = local(22, 12);
    expect(await seat.get(false)).toMatchObject({ expiresAt, daysLeft: days });
  });

  it.each([
    ['utc', NOON],
    ['china', NOON - 8 * 3_600_000],
  ])('take a time without offset as the setting says: %s', async (timesWithoutOffset, expiresAt) => {
    const server = await unfiltered([{ agent_id: `#${AGENT}`, sip: '3', expiration_at: '2026-11-22T12:00:00' }]);
    const { seat } = seatFor(sessionAt(server), { timesWithoutOffset });
    expect(await seat.get(false)).toMatchObject({ expiresAt });
  });

  it.each(['0001-01-01T00:00:00Z', 'soon', '', null])(
    'are not told for %j, which is no date',
    async (expiration_at) => {
      const server = await unfiltered([{ agent_id: `#${AGENT}`, sip: '3', expiration_at }]);
      const mine = await seatFor(sessionAt(server)).seat.get(false);
      expect([Object.hasOwn(mine, 'expiresAt'), Object.hasOwn(mine, 'daysLeft')]).toEqual([false, false]);
    },
  );
});

describe('copying', () => {
  it('puts the password on the clipboard as a secret for 30 s, and answers without it', async () => {
    const server = await unfiltered([{ agent_id: `#${AGENT}`, sip: '3', password: ' p w ' }]);
    const { seat, world } = seatFor(sessionAt(server));
    expect(await seat.copy('password')).toEqual({ clearsInMs: 30_000 });
    expect(world).toMatchObject({ secret: ' p w ', clearsIn: 30_000, text: '' });
  });

  it('puts the account on the clipboard for good', async () => {
    const server = await unfiltered([{ agent_id: `#${AGENT}`, sip: '3', password: 'p' }]);
    const { seat, world } = seatFor(sessionAt(server));
    expect(await seat.copy('sip')).toEqual({});
    expect(world).toMatchObject({ text: '3', secret: '' });
  });

  it('has nothing to copy where there is no password', async () => {
    const server = await unfiltered([{ agent_id: `#${AGENT}`, sip: '3', password: '' }]);
    const { seat, world } = seatFor(sessionAt(server));
    expect((await seat.get(false)).hasPassword).toBe(false);
    expect(await faultOf(seat.copy('password'))).toEqual({ code: 'not-found' });
    expect(await faultOf(seat.revealPassword())).toEqual({ code: 'not-found' });
    expect(world.secret).toBe('');
  });
});
