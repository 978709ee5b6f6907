import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { AgentScope } from '../../../../src/main/account/agent-scope.ts';
import type { Session } from '../../../../src/main/account/session.ts';
import { Fault } from '../../../../src/main/fault.ts';
import { CallerIdsService, storedCallerIds } from '../../../../src/main/caller-ids/caller-ids.service.ts';
import { JsonFile } from '../../../../src/main/files/json-file.ts';
import type { CallerId } from '../../../../src/preload/contract/index.ts';
import { faultOf } from '../../../support/fault-of.ts';
import { json, refusal, reply } from '../../../support/raw-server.ts';
import { AGENT, demoForTest, rawForTest, sessionAt } from '../../../support/sessions.ts';
import { tempFolder } from '../../../support/temp-folder.ts';

const NEIGHBOUR = '9007199254740992';
const NOON = Date.UTC(2026, 10, 22, 12);
const SALES = { is: 'number', number: '057100008001' } as const;
const STRANGE: CallerId = { is: 'number', number: '02100000000' };

async function numbersFor(session: Session | undefined, folder?: string) {
  const world = { session, now: NOON, announced: [] as CallerId[], folder: folder ?? (await tempFolder()) };
  const path = join(world.folder, 'caller-id.json');
  const scope = new AgentScope();
  const callerIds = new CallerIdsService({
    scope,
    session: () => {
      if (!world.session) throw new Fault('signed-out');
      return world.session;
    },
    file: new JsonFile(path, storedCallerIds),
    now: () => world.now,
    announce: (callerId) => void world.announced.push(callerId),
  });
  const leave = (isDemo = false) => scope.end({ host: '', agentId: AGENT, isDemo });
  return { callerIds, world, path, leave };
}

describe('the list of numbers', () => {
  it('is the enterprise’s, with names, groups, rules and exact ids', async () => {
    const { callerIds } = await numbersFor(sessionAt(await demoForTest()));
    const list = await callerIds.list(false);
    expect(list.readAt).toBe(NOON);
    expect(list.numbers).toContainEqual({ number: '057100008001', name: '销售热线' });
    expect(list.groups.map(({ id, rule }) => [id, rule])).toEqual([
      ['501', 'home-region'],
      ['502', 'random'],
      ['9007199254740995', 'home-region'],
    ]);
  });

  it('survives names, ids, numbers and rules that are missing', async () => {
    const server = await rawForTest(
      json({ groups: [{}, { id: 0, rule_type: 3, numbers: ['1'] }], numbers: [{}, { number: '1' }, { name: 'x' }] }),
    );
    const { callerIds } = await numbersFor(sessionAt(server));
    const list = await callerIds.list(false);
    expect(list.numbers).toEqual([{ number: '1', name: '' }]);
    expect(list.groups).toEqual([
      { id: 'nameless-0', name: '', numbers: [], rule: 'unknown' },
      { id: 'nameless-1', name: '', numbers: ['1'], rule: 'unknown' },
    ]);
  });

  it('is read every ten minutes, when asked fresh, and in another session', async () => {
    const demo = await demoForTest();
    const { callerIds, world } = await numbersFor(sessionAt(demo));
    await callerIds.list(false);
    world.now += 10 * 60_000 - 1;
    await callerIds.list(false);
    expect(demo.requests).toHaveLength(1);
    world.now += 1;
    await callerIds.list(false);
    expect(demo.requests).toHaveLength(2);
    await callerIds.list(true);
    expect(demo.requests).toHaveLength(3);
    world.session = sessionAt(demo, NEIGHBOUR);
    expect(callerIds.known()).toBeUndefined();
    await callerIds.list(false);
    expect(demo.requests).toHaveLength(4);
  });

  it('needs somebody who is signed in', async () => {
    const { callerIds } = await numbersFor(undefined);
    expect(await faultOf(callerIds.list(false))).toEqual({ code: 'signed-out' });
    expect(await faultOf(callerIds.chosen())).toEqual({ code: 'signed-out' });
  });
});

describe('the caller ID', () => {
  it('is automatic at first', async () => {
    const { callerIds } = await numbersFor(sessionAt(await demoForTest()));
    expect(await callerIds.chosen()).toEqual({ is: 'automatic' });
  });

  it('is told when chosen, and remembered over a restart', async () => {
    const session = sessionAt(await demoForTest());
    const { callerIds, world } = await numbersFor(session);
    expect(await callerIds.choose(SALES)).toEqual(SALES);
    expect(world.announced).toEqual([SALES]);
    const next = await numbersFor(session, world.folder);
    expect(await next.callerIds.chosen()).toEqual(SALES);
  });

  it('is each agent’s own, and exact ids keep two agents apart', async () => {
    const demo = await demoForTest();
    const { callerIds, world } = await numbersFor(sessionAt(demo));
    await callerIds.choose(SALES);
    world.session = sessionAt(demo, NEIGHBOUR);
    expect(await callerIds.chosen()).toEqual({ is: 'automatic' });
    await callerIds.choose({ is: 'number', number: '057100008002' });
    world.session = sessionAt(demo);
    expect(await callerIds.chosen()).toEqual(SALES);
  });

  it('can be automatic again', async () => {
    const { callerIds, path } = await numbersFor(sessionAt(await demoForTest()));
    await callerIds.choose(SALES);
    await callerIds.choose({ is: 'automatic' });
    expect(await callerIds.chosen()).toEqual({ is: 'automatic' });
    expect(JSON.parse(await readFile(path, 'utf8'))).toEqual({ chosen: {} });
  });

  it('cannot be a number that the enterprise does not have', async () => {
    const { callerIds, world } = await numbersFor(sessionAt(await demoForTest()));
    expect(await faultOf(callerIds.choose(STRANGE))).toEqual({ code: 'caller-id-unknown' });
    expect(await callerIds.chosen()).toEqual({ is: 'automatic' });
    expect(world.announced).toEqual([]);
  });

  it.each([
    ['the server refuses the list', refusal(403, 'PermissionDenied', '没有权限')],
    ['the answer makes no sense', reply(200, '<html></html>')],
  ])('is left to the server’s judgement where %s', async (_name, answer) => {
    const { callerIds } = await numbersFor(sessionAt(await rawForTest(answer)));
    expect(await callerIds.choose(STRANGE)).toEqual(STRANGE);
  });

  it('stays when it cannot be written down', async () => {
    const folder = await tempFolder();
    await writeFile(join(folder, 'in-the-way'), '');
    const { callerIds, world } = await numbersFor(sessionAt(await demoForTest()), join(folder, 'in-the-way'));
    expect(await faultOf(callerIds.choose(SALES))).toMatchObject({ code: 'disk' });
    expect(world.announced).toEqual([]);
  });

  it('starts over when its file is corrupt', async () => {
    const { callerIds, path } = await numbersFor(sessionAt(await demoForTest()));
    await writeFile(path, '{"chosen":');
    expect(await callerIds.chosen()).toEqual({ is: 'automatic' });
    await callerIds.choose(SALES);
    expect(await callerIds.chosen()).toEqual(SALES);
  });

  it('is gone after forgetting, from the file and from what was moved aside', async () => {
    const { callerIds, path, world, leave } = await numbersFor(sessionAt(await demoForTest()));
    await callerIds.choose(SALES);
    await writeFile(`${path}.unreadable-1`, SALES.is);
    await leave();
    expect(callerIds.known()).toBeUndefined();
    expect(await readdir(world.folder)).toEqual(['caller-id.json']);
    expect(await readFile(path, 'utf8')).not.toContain('057100008001');
  });

  it('is not written after forgetting by a choice that was still being checked', async () => {
    const answer = Promise.withResolvers<unknown>();
    const server = await rawForTest((request, socket) => {
      void answer.promise.then(() => json({ groups: [], numbers: [{ number: SALES.number }] })(request, socket));
    });
    const { callerIds, path, world, leave } = await numbersFor(sessionAt(server));
    const choosing = faultOf(callerIds.choose(SALES));
    world.session = undefined;
    const forgetting = leave();
    answer.resolve(undefined);
    expect(await choosing).toEqual({ code: 'signed-out' });
    await forgetting;
    expect(await readFile(path, 'utf8')).not.toContain(SALES.number);
    expect(world.announced).toEqual([]);
  });

  it('is gone also where it was being written when the agent left', async () => {
    const { callerIds, path, world, leave } = await numbersFor(sessionAt(await demoForTest()));
    await callerIds.list(false);
    const choosing = callerIds.choose(SALES);
    await Promise.resolve(); // it has been checked
    await Promise.resolve();
    const forgetting = leave();
    world.session = undefined;
    await Promise.allSettled([choosing, forgetting]);
    expect(await readFile(path, 'utf8')).not.toContain(SALES.number);
  });

  it('of the demo is not written down, and leaving the demo leaves the real one alone', async () => {
    const centre = await demoForTest();
    const { callerIds, world, path, leave } = await numbersFor(sessionAt(centre));
    await callerIds.choose(SALES);
    const written = await readFile(path, 'utf8');
    world.session = { ...sessionAt(centre), isDemo: true };
    expect(await callerIds.chosen()).toEqual({ is: 'automatic' });
    const other: CallerId = { is: 'number', number: '057100008002' };
    await callerIds.choose(other);
    expect(await callerIds.chosen()).toEqual(other);
    await leave(true);
    expect(await callerIds.chosen()).toEqual({ is: 'automatic' });
    expect(await readFile(path, 'utf8')).toBe(written);
    world.session = sessionAt(centre);
    expect(await callerIds.chosen()).toEqual(SALES);
  });
});
