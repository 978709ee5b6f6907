import { describe, expect, it, onTestFinished } from 'vitest';
import { Entrance } from '../../../../src/main/account/entrance.ts';
import { faultOf } from '../../../support/fault-of.ts';
import { refusal, startRawServer } from '../../../support/raw-server.ts';
import { AGENT, demoForTest } from '../../../support/sessions.ts';
import { tempFolder } from '../../../support/temp-folder.ts';
import { createTestWorld } from '../../../support/world.ts';

const typed = (): Promise<boolean> => Promise.resolve(true);
const made = (): Promise<boolean> => Promise.resolve(false);

async function entranceForTest(saysYes = true) {
  const { services } = createTestWorld(await tempFolder());
  const { account } = services;
  account.start();
  onTestFinished(async () => {
    await account.signOut();
  });
  const seen = { now: 0, asked: [] as string[], reloads: 0 };
  const entrance = new Entrance({
    account,
    confirmHost: (host) => Promise.resolve(saysYes && seen.asked.push(host) > 0),
    reloadWindows: () => {
      seen.reloads += 1;
    },
    now: () => seen.now,
  });
  return { entrance, account, seen };
}

describe('before somebody is signed in', () => {
  it('talks to a server that the agent has typed', async () => {
    const demo = await demoForTest();
    const { entrance, seen } = await entranceForTest();
    expect(await entrance.testHost(demo.host, typed)).toEqual({ host: demo.host });
    expect((await entrance.testToken(demo.host, demo.token, typed)).agents).toHaveLength(8);
    expect(seen.asked).toEqual([]);
  });

  it('asks the agent about any other, once, and sends nothing after a no', async () => {
    const demo = await demoForTest();
    const yes = await entranceForTest();
    await yes.entrance.testHost(demo.host, made);
    await yes.entrance.testToken(demo.host, demo.token, made);
    expect(yes.seen.asked).toEqual([demo.host]);
    const before = demo.requests.length;
    const no = await entranceForTest(false);
    const { host, token } = demo;
    expect(await faultOf(no.entrance.testHost(host, made))).toEqual({ code: 'not-confirmed' });
    expect(await faultOf(no.entrance.testToken(host, token, made))).toEqual({ code: 'not-confirmed' });
    expect(await faultOf(no.entrance.signIn(host, token, AGENT, made))).toEqual({ code: 'not-confirmed' });
    expect(demo.requests).toHaveLength(before);
  });

  it('tries no more than ten times a minute', async () => {
    const { entrance, seen } = await entranceForTest(false);
    for (let tries = 0; tries < 10; tries++)
      expect(await faultOf(entrance.testHost('https://a.example', made))).toEqual({ code: 'not-confirmed' });
    expect(await faultOf(entrance.testHost('https://a.example', made))).toEqual({ code: 'too-many-tries' });
    expect(await faultOf(entrance.testToken('https://a.example', 't', made))).toEqual({ code: 'too-many-tries' });
    seen.now = 60_000;
    expect(await faultOf(entrance.testHost('https://a.example', made))).toEqual({ code: 'not-confirmed' });
  });

  it('tells nothing of what the server has written', async () => {
    const server = await startRawServer(refusal(400, 'Secret', 'intranet'));
    onTestFinished(() => server.close());
    const { entrance } = await entranceForTest();
    const { code, ...words } = await faultOf(entrance.testToken(server.host, 't', typed));
    expect(code).toBe('refused');
    expect(words).toEqual({});
  });
});

describe('while somebody is signed in', () => {
  it('tests no host and no token', async () => {
    const demo = await demoForTest();
    const { entrance } = await entranceForTest();
    await entrance.signIn(demo.host, demo.token, AGENT, typed);
    const before = demo.requests.length;
    expect(await faultOf(entrance.testHost(demo.host, typed))).toEqual({ code: 'signed-in-already' });
    expect(await faultOf(entrance.testToken(demo.host, 't', typed))).toEqual({ code: 'signed-in-already' });
    expect(demo.requests).toHaveLength(before);
  });

  it('loads the pages again when the session ends, and only then', async () => {
    const demo = await demoForTest();
    const { entrance, seen } = await entranceForTest();
    await entrance.signIn(demo.host, demo.token, AGENT, typed);
    expect(seen.reloads).toBe(0);
    await entrance.signOut();
    expect(seen.reloads).toBe(1);
    await entrance.enterDemo();
    expect(seen.reloads).toBe(1);
  });

  it('loads the pages again with the next session when something could not be removed', async () => {
    const { entrance, account, seen } = await entranceForTest();
    await entrance.enterDemo();
    const failing = new Entrance({
      account: {
        get: () => account.get(),
        testHost: (host) => account.testHost(host),
        testToken: (host, token) => account.testToken(host, token),
        signIn: (host, token, agent) => account.signIn(host, token, agent),
        enterDemo: () => account.enterDemo(),
        signOut: async () => {
          await account.signOut();
          throw new Error('disk');
        },
      },
      confirmHost: typed,
      reloadWindows: () => {
        seen.reloads += 1;
      },
      now: () => 0,
    });
    await expect(failing.signOut()).rejects.toThrow('disk');
    expect(seen.reloads).toBe(0);
    await failing.enterDemo();
    expect(seen.reloads).toBe(1);
  });
});
