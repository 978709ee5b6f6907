import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AssignmentOrder } from '../../../../src/preload/contract/index.ts';
import { faultOf } from '../../../support/fault-of.ts';
import { json, refusal, reply, type RawAnswer } from '../../../support/raw-server.ts';
import { demoForTest, sessionAt } from '../../../support/sessions.ts';
import { ended, openWorld, supervisorAt, TOKEN } from './supervisor-world.ts';

const [ONE, TWO, THREE] = ['9007199254740993', '9007199254740992', '100003'] as const;
const GROUP = '9007199254740995';
const SALES = '057100008001';
const PATH = '/agent/outnumber_group';
const order: AssignmentOrder = { agentIds: [ONE, TWO, THREE], groupIds: [GROUP], numbers: [SALES] };

/** Answers for one agent, and `{}` for all others. */
function onlyFor(agentId: string, answer: RawAnswer): RawAnswer {
  return (request, socket) => (request.body.includes(`[${agentId}]`) ? answer : json({}))(request, socket);
}

const hangUp: RawAnswer = (_request, socket) => void socket.destroy();

describe('what is going to be sent', () => {
  it('is shown byte for byte: one request per agent, with exact ids', async () => {
    const { supervisor, server } = await openWorld();
    const { target, requests } = await supervisor.assignPreview(order);
    expect(target).toBe(`POST ${PATH}`);
    expect(requests[0]).toEqual({
      agentId: ONE,
      agentName: '演示坐席一',
      body: `{"agent_ids":[${ONE}],"group_ids":[${GROUP}],"numbers":["${SALES}"]}`,
    });
    await supervisor.assign(order);
    await ended(supervisor);
    const sent = server.requests.filter(({ path }) => path.endsWith(PATH));
    expect(sent.map(({ body }) => body)).toEqual(requests.map(({ body }) => body));
    expect(sent.every(({ method }) => method === 'POST')).toBe(true);
  });

  it('is what the server gets for any choice from the lists', async () => {
    const { supervisor, server } = await openWorld();
    const some = <T>(...all: T[]) => fc.subarray(all);
    await fc.assert(
      fc.asyncProperty(
        some(ONE, TWO, THREE),
        some(GROUP),
        some(SALES, '057100008002'),
        async (agents, groups, numbers) => {
          fc.pre(agents.length > 0 && groups.length + numbers.length > 0);
          const chosen = { agentIds: [...agents, ...agents], groupIds: groups, numbers };
          const { requests } = await supervisor.assignPreview(chosen);
          const before = server.count(PATH);
          await supervisor.assign(chosen);
          await ended(supervisor);
          const bodies = server.requests.filter(({ path }) => path.endsWith(PATH)).slice(before);
          expect(bodies.map(({ body }) => body)).toEqual(requests.map(({ body }) => body));
          expect(requests.map(({ agentId }) => agentId)).toEqual(agents);
        },
      ),
      { numRuns: 15 },
    );
  });
});

describe('an order that would do harm', () => {
  it.each<[string, Partial<AssignmentOrder>, string]>([
    ['names no agent', { agentIds: [] }, 'agentIds'],
    ['gives nothing', { groupIds: [], numbers: [] }, 'numbers'],
    ['names an agent of no list', { agentIds: [ONE, '777'] }, 'agentIds'],
    ['names a group of no list', { groupIds: ['502'] }, 'groupIds'],
    ['names a group that has no id', { groupIds: ['nameless-1'] }, 'groupIds'],
    ['names a number of no list', { numbers: [SALES, '02100000000'] }, 'numbers'],
    ['names an empty number', { numbers: [''] }, 'numbers'],
  ])('is refused before the wire when it %s', async (_what, change, field) => {
    const { supervisor, server } = await openWorld();
    const bad = { ...order, ...change };
    expect(await faultOf(supervisor.assignPreview(bad))).toEqual({ code: 'bad-input', field });
    expect(await faultOf(supervisor.assign(bad))).toEqual({ code: 'bad-input', field });
    expect(server.count(PATH)).toBe(0);
  });
});

describe('an order for many', () => {
  it('goes out one request after the other, and tells its progress', async () => {
    const { supervisor, enterprise, told } = await openWorld();
    let [inFlight, most] = [0, 0];
    enterprise.onAssign = (request, socket) => {
      most = Math.max(most, ++inFlight);
      setTimeout(() => {
        inFlight--;
        json({})(request, socket);
      }, 20);
    };
    expect((await supervisor.assign(order)).rows.map(({ state }) => state)).toEqual(['sending', 'waiting', 'waiting']);
    expect((await ended(supervisor)).rows.map(({ state }) => state)).toEqual(['done', 'done', 'done']);
    expect(most).toBe(1);
    expect(told.filter((what) => what === 'assignment').length).toBeGreaterThanOrEqual(6);
  });

  it('lists what failed and what may have been done, and sends again only what failed', async () => {
    const { supervisor, enterprise, server } = await openWorld();
    enterprise.onAssign = (request, socket) => {
      onlyFor(ONE, refusal(400, 'InvalidArgument', '坐席已停用'))(request, socket);
    };
    const base = enterprise.onAssign;
    enterprise.onAssign = (request, socket) => (request.body.includes(`[${TWO}]`) ? hangUp : base)(request, socket);
    await supervisor.assign(order);
    const first = await ended(supervisor);
    expect(first.is).toBe('finished');
    expect(first.rows.map(({ agentId, state }) => [agentId, state])).toEqual([
      [ONE, 'failed'],
      [TWO, 'unknown'],
      [THREE, 'done'],
    ]);
    expect(first.rows[0]?.error).toEqual({ code: 'refused', message: '坐席已停用', status: 400 });
    enterprise.onAssign = json({});
    supervisor.retryAssignment();
    const second = await ended(supervisor);
    expect(second.rows.map(({ agentId, state }) => [agentId, state])).toEqual([[ONE, 'done']]);
    expect(server.count(PATH)).toBe(4);
    supervisor.retryAssignment();
    expect(server.count(PATH)).toBe(4);
  });

  it.each<[string, RawAnswer, string]>([
    ['a broken server', reply(500, JSON.stringify({ error: { message: '内部错误' } })), 'unknown'],
    ['a gateway', reply(502, '<html>'), 'unknown'],
    ['a page of somebody else', reply(404, '<html>'), 'unknown'],
    ['a redirect', reply(302, '', { Location: '/elsewhere' }), 'unknown'],
    ['a limit of the server', reply(429, JSON.stringify({ error: { message: '太快' } })), 'failed'],
    ['a limit of nobody knows whom', reply(429, ''), 'unknown'],
    ['a refusal', refusal(403, 'PermissionDenied', '没有权限'), 'failed'],
  ])('tells what %s may have done: %s', async (_who, answer, state) => {
    const { supervisor, enterprise, server } = await openWorld();
    enterprise.onAssign = answer;
    await supervisor.assign({ ...order, agentIds: [ONE] });
    expect((await ended(supervisor)).rows[0]?.state).toBe(state);
    expect(server.count(PATH)).toBe(1);
    expect(supervisor.log(undefined).changes[0]?.outcome).toBe(state);
  });

  it('can be cancelled: what is on the wire is waited for, the rest is not sent and can be sent later', async () => {
    const { supervisor, enterprise, server } = await openWorld();
    let answerNow: (() => void) | undefined;
    const arrived = new Promise<void>((resolve) => {
      enterprise.onAssign = (request, socket) => {
        answerNow = () => json({})(request, socket);
        resolve();
      };
    });
    await supervisor.assign(order);
    await arrived;
    expect(supervisor.cancelAssignment()?.rows.map(({ state }) => state)).toEqual(['sending', 'not-sent', 'not-sent']);
    expect(supervisor.retryAssignment().is).toBe('cancelled');
    answerNow?.();
    expect((await ended(supervisor)).rows.map(({ state }) => state)).toEqual(['done', 'not-sent', 'not-sent']);
    enterprise.onAssign = json({});
    supervisor.retryAssignment();
    await ended(supervisor);
    expect(server.count(PATH)).toBe(3);
  });

  it('is one order however often it is asked for at once', async () => {
    const { supervisor, server } = await openWorld();
    await Promise.all([supervisor.assign(order), supervisor.assign(order), supervisor.assign(order)]);
    await ended(supervisor);
    expect(server.count(PATH)).toBe(3);
  });

  it('stops where the next one would fare the same: after three unknown outcomes in a row, and without a network', async () => {
    const demo = await demoForTest();
    const { supervisor, world } = await supervisorAt(sessionAt(demo));
    world.token = demo.token;
    await supervisor.unlock(demo.token);
    const { agents } = await supervisor.seats(false);
    const many = { agentIds: agents.map(({ agentId }) => agentId), groupIds: [], numbers: [SALES] };
    await supervisor.assignPreview(many);
    await demo.close();
    await supervisor.assign(many);
    const stopped = await ended(supervisor);
    expect(stopped).toMatchObject({ is: 'stopped', error: { code: 'offline' } });
    expect(stopped.rows.map(({ state }) => state)).toEqual(['failed', ...Array<string>(7).fill('not-sent')]);
  });

  it('stops after three unknown outcomes in a row', async () => {
    const { supervisor, enterprise, server } = await openWorld();
    enterprise.seats.push(
      ...['100004', '100005'].map((id) => ({
        sip: `8${id}`,
        agent_id: `#${id}`,
        agent_name: id,
        occupied: 'y',
        password: '',
      })),
    );
    enterprise.onAssign = hangUp;
    await supervisor.assign({ ...order, agentIds: [ONE, TWO, THREE, '100004', '100005'] });
    const { is, rows } = await ended(supervisor);
    expect([is, ...rows.map(({ state }) => state)]).toEqual([
      'stopped',
      ...['unknown', 'unknown', 'unknown', 'not-sent', 'not-sent'],
    ]);
    expect(server.count(PATH)).toBe(3);
  });

  it.each(['time', 'hand', 'sign-out'] as const)('sends nothing further once it is locked: %s', async (how) => {
    const { supervisor, enterprise, server, pass, world } = await openWorld();
    const { session } = world;
    enterprise.onAssign = (request, socket) => {
      if (how === 'time') pass(15 * 60_000);
      else if (how === 'hand') supervisor.lock('by-hand');
      else world.session = undefined;
      json({})(request, socket);
    };
    await supervisor.assign(order);
    await expect.poll(() => server.count(PATH)).toBe(1);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(server.count(PATH)).toBe(1);
    world.session = session;
    await supervisor.unlock(TOKEN);
    expect(await ended(supervisor)).toMatchObject({ is: 'stopped', error: { code: 'locked' } });
    expect(supervisor.assignment()?.rows.map(({ state }) => state)).toEqual(['done', 'not-sent', 'not-sent']);
  });

  it('sends nothing that cannot be written down', async () => {
    const { supervisor, server, path } = await openWorld();
    supervisor.log(undefined);
    const other = new DatabaseSync(path);
    other.exec('BEGIN EXCLUSIVE');
    await supervisor.assign(order);
    expect(await ended(supervisor)).toMatchObject({ is: 'stopped', error: { code: 'journal-unavailable' } });
    other.exec('ROLLBACK');
    other.close();
    expect(server.count(PATH)).toBe(0);
    supervisor.retryAssignment();
    expect((await ended(supervisor)).rows.map(({ state }) => state)).toEqual(['done', 'done', 'done']);
  });

  it('is gone for whoever signs in next', async () => {
    const { supervisor, server, world } = await openWorld();
    await supervisor.assign(order);
    await ended(supervisor);
    world.session = sessionAt(server, TWO);
    await supervisor.unlock(TOKEN);
    expect(supervisor.assignment()).toBeNull();
    expect(await faultOf(() => supervisor.retryAssignment())).toEqual({ code: 'not-found' });
  });
});

describe('with the embedded call centre', () => {
  it('binds a seat and assigns numbers to everybody, and the log tells both', async () => {
    const demo = await demoForTest();
    const { supervisor, world } = await supervisorAt(sessionAt(demo));
    world.token = demo.token;
    await supervisor.unlock(demo.token);
    const { seat, agent } = await supervisor.bindPreview('80010009', THREE);
    expect(seat.isOccupied).toBe(false);
    const bound = await supervisor.bind('80010009', THREE, { ownerId: null, agentSips: agent.sips });
    expect(bound).toEqual({ is: 'done', owner: { agentId: THREE, name: '演示坐席三' } });
    const agentIds = (await supervisor.seats(false)).agents.map(({ agentId }) => agentId);
    await supervisor.assign({ agentIds, groupIds: [GROUP], numbers: [] });
    expect((await ended(supervisor)).rows.every(({ state }) => state === 'done')).toBe(true);
    const { changes } = supervisor.log(undefined);
    expect(changes).toHaveLength(agentIds.length + 1);
    expect(changes.at(-1)?.what).toEqual({ is: 'bind', sip: '80010009', agentId: THREE, agentName: '演示坐席三' });
    expect(changes[0]?.what).toMatchObject({
      is: 'assign',
      groups: [{ id: GROUP, name: '售后归属地优先' }],
      numbers: [],
    });
  });
});
