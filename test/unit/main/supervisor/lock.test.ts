import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { faultOf } from '../../../support/fault-of.ts';
import { refusal } from '../../../support/raw-server.ts';
import { rawForTest, sessionAt } from '../../../support/sessions.ts';
import { tempFolder } from '../../../support/temp-folder.ts';
import { Enterprise, supervisorAt, TOKEN } from './supervisor-world.ts';

const MINUTE = 60_000;

async function lockedWorld() {
  const enterprise = new Enterprise();
  const server = await rawForTest(enterprise.answer);
  return { enterprise, server, ...(await supervisorAt(sessionAt(server))) };
}

describe('supervisor mode', () => {
  it('opens for fifteen minutes with the token in use, and closes by itself', async () => {
    const { supervisor, told, pass, world } = await lockedWorld();
    const until = world.now + 15 * MINUTE;
    expect(await supervisor.unlock(` Bearer ${TOKEN} `)).toEqual({ is: 'unlocked', until });
    pass(15 * MINUTE - 1);
    expect(supervisor.state()).toEqual({ is: 'unlocked', until });
    pass(1);
    expect(told).toEqual([
      { is: 'unlocked', until },
      { is: 'locked', why: 'time-is-up' },
    ]);
    expect(await faultOf(supervisor.seats(false))).toEqual({ code: 'locked' });
  });

  it('counts the fifteen minutes from the last unlocking, and using it adds none', async () => {
    const { supervisor, told, pass } = await lockedWorld();
    await supervisor.unlock(TOKEN);
    pass(10 * MINUTE);
    await supervisor.seats(true);
    await supervisor.unlock(TOKEN);
    pass(10 * MINUTE);
    expect(supervisor.state().is).toBe('unlocked');
    pass(5 * MINUTE);
    expect(supervisor.state()).toEqual({ is: 'locked', why: 'time-is-up' });
    expect(told).toHaveLength(3);
  });

  it('gains no time from a clock that is set back, and closes when it is set on', async () => {
    const { supervisor, world } = await lockedWorld();
    await supervisor.unlock(TOKEN);
    world.now -= 60 * MINUTE;
    world.ticks += 15 * MINUTE;
    expect(supervisor.state().is).toBe('locked');
    await supervisor.unlock(TOKEN);
    world.now += 15 * MINUTE;
    expect(supervisor.state().is).toBe('locked');
  });

  it('tells a wrong token from the right one without a request', async () => {
    const { supervisor, server, told } = await lockedWorld();
    for (const wrong of ['a-toke', 'a-tokem', 'a-token-', 'demo', 'x'])
      expect((await supervisor.unlock(wrong)).is).not.toBe('unlocked');
    expect(server.requests).toEqual([]);
    expect(told).toEqual([]);
  });

  it('waits five minutes after five wrong ones, even with the right one, however many came at once', async () => {
    const { supervisor, world, pass } = await lockedWorld();
    const answers = await Promise.all(Array.from({ length: 50 }, (_, n) => supervisor.unlock(`wrong-${n}`)));
    expect(answers.slice(0, 5)).toEqual([
      { is: 'wrong', triesLeft: 4 },
      { is: 'wrong', triesLeft: 3 },
      { is: 'wrong', triesLeft: 2 },
      { is: 'wrong', triesLeft: 1 },
      { is: 'waiting', until: world.now + 5 * MINUTE },
    ]);
    expect(answers.slice(5).every(({ is }) => is === 'waiting')).toBe(true);
    expect(world.tokenReads).toBe(5);
    pass(5 * MINUTE - 1);
    expect((await supervisor.unlock(TOKEN)).is).toBe('waiting');
    pass(1);
    expect((await supervisor.unlock(TOKEN)).is).toBe('unlocked');
  });

  it('says what is wrong with a text that is no token, without counting it as a try', async () => {
    const { supervisor } = await lockedWorld();
    for (let n = 0; n < 6; n++)
      expect(await faultOf(supervisor.unlock('two words'))).toMatchObject({
        code: 'bad-input',
        reason: 'token-spaces',
      });
    expect((await supervisor.unlock(TOKEN)).is).toBe('unlocked');
  });

  it('stays locked when the neutral read is refused', async () => {
    const { supervisor, enterprise } = await lockedWorld();
    enterprise.onNumbers = refusal(401, 'Unauthenticated', '无效');
    expect(await faultOf(supervisor.unlock(TOKEN))).toMatchObject({ code: 'token-rejected' });
    expect(supervisor.state()).toEqual({ is: 'locked', why: 'not-unlocked' });
  });

  it('stays locked without a keychain to compare with, and without an agent', async () => {
    const { supervisor, world } = await lockedWorld();
    world.token = undefined;
    expect(await faultOf(supervisor.unlock(TOKEN))).toEqual({ code: 'keychain-unavailable' });
    world.session = undefined;
    expect(await faultOf(supervisor.unlock(TOKEN))).toEqual({ code: 'signed-out' });
  });

  it('opens the embedded call centre, whose token nobody knows, with the word "demo" as well', async () => {
    const { supervisor, world } = await lockedWorld();
    if (world.session) world.session = { ...world.session, isDemo: true };
    expect((await supervisor.unlock('demo')).is).toBe('unlocked');
  });

  it.each(['by-hand', 'asleep', 'screen-locked'] as const)('closes at once: %s', async (why) => {
    const { supervisor, told } = await lockedWorld();
    await supervisor.unlock(TOKEN);
    expect(supervisor.lock(why)).toEqual({ is: 'locked', why });
    expect(told.at(-1)).toEqual({ is: 'locked', why });
  });

  it('closes when somebody else signs in, and on signing out', async () => {
    const { supervisor, world, server } = await lockedWorld();
    await supervisor.unlock(TOKEN);
    world.session = sessionAt(server, '100003');
    expect(supervisor.state()).toEqual({ is: 'locked', why: 'account-changed' });
    await supervisor.unlock(TOKEN);
    world.session = undefined;
    expect(await faultOf(supervisor.seats(true))).toEqual({ code: 'locked' });
  });
});

describe('every other request', () => {
  it('fails with `locked` and sends nothing, before and after', async () => {
    const { supervisor, server } = await lockedWorld();
    const order = { agentIds: ['100003'], groupIds: [], numbers: ['057100008001'] };
    const requests: (() => unknown)[] = [
      () => supervisor.seats(true),
      () => supervisor.bindPreview('80010009', '100003'),
      () => supervisor.bind('80010009', '100003', { ownerId: null, agentSips: ['80010003'] }),
      () => supervisor.assignPreview(order),
      () => supervisor.assign(order),
      () => supervisor.assignment(),
      () => supervisor.retryAssignment(),
      () => supervisor.cancelAssignment(),
      () => supervisor.log(undefined),
      () => supervisor.renewLog(),
    ];
    const codes = () => Promise.all(requests.map(async (ask) => (await faultOf(Promise.resolve().then(ask))).code));
    expect(server.requests).toHaveLength(0);
    await supervisor.unlock(TOKEN);
    supervisor.lock('by-hand');
    expect(await codes()).toEqual(requests.map(() => 'locked'));
    expect(server.requests.map(({ path }) => path.split('/').at(-1))).toEqual(['rule_outnumber_group']);
  });
});

describe('an unlocking that is under way', () => {
  it.each(['asleep', 'by-hand'] as const)('does not open what was locked meanwhile (%s)', async (why) => {
    const { supervisor, enterprise, told } = await lockedWorld();
    const [asked, answer] = [Promise.withResolvers<undefined>(), Promise.withResolvers<undefined>()];
    const { onNumbers } = enterprise;
    enterprise.onNumbers = (request, socket) => {
      asked.resolve(undefined);
      void answer.promise.then(() => onNumbers(request, socket));
    };
    const unlocking = faultOf(supervisor.unlock(TOKEN));
    await asked.promise;
    supervisor.lock(why);
    answer.resolve(undefined);
    expect(await unlocking).toEqual({ code: 'locked' });
    expect(supervisor.state().is).toBe('locked');
    expect(told).toEqual([]);
    expect(await supervisor.unlock(TOKEN)).toMatchObject({ is: 'unlocked' });
  });
});

describe('signing in', () => {
  it('forgets changes of more than 400 days ago, and does not stumble over a damaged log', async () => {
    const { supervisor, world, pass } = await lockedWorld();
    await supervisor.unlock(TOKEN);
    await supervisor.bind('80010009', '100003', { ownerId: null, agentSips: ['80010003'] });
    expect(supervisor.log(undefined).changes).toHaveLength(1);
    world.now += 401 * 24 * 60 * MINUTE;
    pass(0);
    supervisor.resume();
    await supervisor.unlock(TOKEN);
    expect(supervisor.log(undefined).changes).toEqual([]);

    const folder = await tempFolder();
    await writeFile(join(folder, 'supervisor-journal.sqlite'), 'damaged '.repeat(1_000));
    const { supervisor: other } = await supervisorAt(undefined, folder);
    expect(() => other.resume()).not.toThrow();
  });
});
