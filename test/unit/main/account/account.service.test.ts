import { existsSync, readFileSync } from 'node:fs';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { storedAccount, type Demo } from '../../../../src/main/account/account-parts.ts';
import { AccountService } from '../../../../src/main/account/account.service.ts';
import { AgentScope } from '../../../../src/main/account/agent-scope.ts';
import { TokenStore } from '../../../../src/main/account/token-store.ts';
import { Fault } from '../../../../src/main/fault.ts';
import { JsonFile } from '../../../../src/main/files/json-file.ts';
import type { Account } from '../../../../src/preload/contract/index.ts';
import { FakeKeychain } from '../../../support/fake-keychain.ts';
import { faultOf } from '../../../support/fault-of.ts';
import { closedPort, json, refusal, reply } from '../../../support/raw-server.ts';
import { AGENT, demoForTest, rawForTest } from '../../../support/sessions.ts';
import { tempFolder } from '../../../support/temp-folder.ts';

const NEIGHBOUR = '9007199254740992';

interface Setting {
  folder?: string;
  keychain?: FakeKeychain;
  onSignOut?: () => Promise<void>;
  /** Called with what the windows are told, at the moment when they are told. */
  onTold?: (state: Account, path: string) => void;
}

/** An account service over a real folder and a fake keychain; started as after a (re)start of the app. */
async function accountWith(setting: Setting = {}) {
  const folder = setting.folder ?? (await tempFolder());
  const keychain = setting.keychain ?? new FakeKeychain();
  const path = join(folder, 'account.json');
  const announced: Account[] = [];
  const demos: Awaited<ReturnType<typeof demoForTest>>[] = [];
  const counted = { signedOut: 0, stopped: 0 };
  const count = (what: keyof typeof counted) => {
    counted[what]++;
    return Promise.resolve();
  };
  const scope = new AgentScope();
  scope.register('test', { dispose: setting.onSignOut ?? (() => count('signedOut')) });
  const account = new AccountService({
    file: new JsonFile(path, storedAccount),
    tokens: new TokenStore(keychain.load),
    startDemo: async (): Promise<Demo> => {
      const demo = await demoForTest();
      demos.push(demo);
      const { host, token } = demo;
      return { host, token, agent: { id: AGENT, name: '演示坐席一' }, stop: () => count('stopped') };
    },
    announce: (state) => {
      announced.push(state);
      setting.onTold?.(state, path);
    },
    scope,
  });
  account.start();
  const counts = () => ({ ...counted });
  return { account, keychain, folder, path, announced, demos, counts };
}

async function signedIn(setting: Setting = {}) {
  const demo = await demoForTest();
  const all = await accountWith(setting);
  await all.account.signIn(demo.host, demo.token, AGENT);
  return { ...all, demo };
}

describe('signing in', () => {
  it('opens a session, keeps the token in the keychain and tells the windows', async () => {
    const { account, keychain, demo, announced, path } = await signedIn();
    const state = {
      is: 'signed-in',
      host: demo.host,
      agentId: AGENT,
      agentName: '演示坐席一',
      tokenPlace: 'keychain',
      isDemo: false,
    };
    expect(await account.get()).toEqual(state);
    expect(announced.at(-1)).toEqual(state);
    expect(keychain.tokens()).toEqual([demo.token]);
    expect(await readFile(path, 'utf8')).not.toContain(demo.token);
    expect((await account.session().api.listSips({ agentId: account.session().agentId })).length).toBe(1);
  });

  it('is remembered by the next run, the id beyond 2^53 exact', async () => {
    const { folder, keychain } = await signedIn();
    const { account } = await accountWith({ folder, keychain });
    expect(await account.get()).toMatchObject({ is: 'signed-in', agentId: AGENT, tokenPlace: 'keychain' });
    expect(account.session().agentId).toBe(AGENT);
    expect((await account.session().api.listNumbers()).numbers).toHaveLength(5);
  });

  it('takes what was pasted: a header whole, and a host with the path of the API', async () => {
    const demo = await demoForTest();
    const { account, keychain } = await accountWith();
    await account.signIn(`${demo.host}/unified-api/call/openapi/ent/v1/`, ` Bearer ${demo.token}\n`, AGENT);
    expect(keychain.tokens()).toEqual([demo.token]);
    expect(account.session().host).toBe(demo.host);
  });

  it('tells the agent from the one whose id a double confuses with it', async () => {
    const demo = await demoForTest();
    const { account } = await accountWith();
    expect(await account.signIn(demo.host, demo.token, NEIGHBOUR)).toMatchObject({
      agentId: NEIGHBOUR,
      agentName: '演示坐席二',
    });
  });

  it('keeps the token in memory where the keychain refuses, and says so', async () => {
    const keychain = new FakeKeychain();
    keychain.mood = 'refuses';
    const { account, path, demo } = await signedIn({ keychain });
    expect(await account.get()).toMatchObject({ is: 'signed-in', tokenPlace: 'memory' });
    expect(await readFile(path, 'utf8')).not.toContain(demo.token);
    expect((await account.session().api.listNumbers()).numbers).toHaveLength(5);
  });

  it('fails with a wrong token and keeps nothing', async () => {
    const demo = await demoForTest();
    const { account, keychain, folder } = await accountWith();
    expect(await faultOf(account.signIn(demo.host, 'wrong', AGENT))).toMatchObject({ code: 'token-rejected' });
    expect(await account.get()).toMatchObject({ is: 'signed-out' });
    expect([keychain.tokens(), await readdir(folder)]).toEqual([[], []]);
  });

  it('fails for an agent without a seat and keeps nothing', async () => {
    const demo = await demoForTest();
    const { account, keychain, folder } = await accountWith();
    expect(await faultOf(account.signIn(demo.host, demo.token, '9007199254740994'))).toEqual({ code: 'no-seat' });
    expect([keychain.tokens(), await readdir(folder)]).toEqual([[], []]);
  });

  it('fails while somebody is signed in', async () => {
    const { account, demo } = await signedIn();
    expect(await faultOf(account.signIn(demo.host, demo.token, NEIGHBOUR))).toEqual({ code: 'signed-in-already' });
    expect(await faultOf(account.enterDemo())).toEqual({ code: 'signed-in-already' });
    expect(await account.get()).toMatchObject({ agentId: AGENT });
  });

  it('lets only the first of two windows in', async () => {
    const demo = await demoForTest();
    const { account, announced } = await accountWith();
    const both = await Promise.allSettled([
      account.signIn(demo.host, demo.token, AGENT),
      account.signIn(demo.host, demo.token, NEIGHBOUR),
    ]);
    expect(both.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    expect(account.session().agentId).toBe(AGENT);
    expect(announced.filter(({ is }) => is === 'signed-in')).toHaveLength(1);
  });

  it('changes nothing when the account cannot be written down', async () => {
    const demo = await demoForTest();
    const folder = await tempFolder();
    await writeFile(join(folder, 'in-the-way'), '');
    const { account, keychain } = await accountWith({ folder: join(folder, 'in-the-way') });
    expect(await faultOf(account.signIn(demo.host, demo.token, AGENT))).toMatchObject({ code: 'disk' });
    expect(await account.get()).toMatchObject({ is: 'signed-out' });
    expect(keychain.tokens()).toEqual([]);
  });

  it.each([
    ['api .com', 'abc', 'host'],
    ['http://api.meiqia.com', 'abc', 'host'],
    ['api.meiqia.com', 'a b', 'token'],
  ])('refuses %j with %j for the %s before anything is sent', async (host, token, field) => {
    const { account } = await accountWith();
    expect(await faultOf(account.signIn(host, token, AGENT))).toMatchObject({ code: 'bad-input', field });
    expect(await faultOf(account.testToken(host, token))).toMatchObject({ code: 'bad-input', field });
  });
});

describe('testing a host', () => {
  it('gives back the host in its normal form and sends no token', async () => {
    const demo = await demoForTest();
    const { account } = await accountWith();
    expect(await account.testHost(` ${demo.host}/ `)).toEqual({ host: demo.host });
    expect(demo.requests.map(({ hasAuthorization }) => hasAuthorization)).toEqual([false]);
  });

  it('is content with any JSON, and not with a page', async () => {
    const { account } = await accountWith();
    const other = await rawForTest(json({ code: 7 }));
    expect(await account.testHost(other.host)).toEqual({ host: other.host });
    const portal = await rawForTest(reply(200, '<html></html>', { 'Content-Type': 'text/html' }));
    expect(await faultOf(account.testHost(portal.host))).toEqual({ code: 'bad-answer', status: 200 });
  });

  it('is offline when nothing listens', async () => {
    const { account } = await accountWith();
    expect(await faultOf(account.testHost(`http://127.0.0.1:${await closedPort()}`))).toMatchObject({
      code: 'offline',
    });
  });
});

describe('testing a token', () => {
  it('lists the agents that have a seat, each once, without passwords', async () => {
    const demo = await demoForTest();
    const { account } = await accountWith();
    const { agents } = await account.testToken(demo.host, demo.token);
    expect(agents).toHaveLength(8);
    expect(agents).toContainEqual({ agentId: AGENT, name: '演示坐席一', sips: ['80010001'] });
    expect(agents).toContainEqual({ agentId: NEIGHBOUR, name: '演示坐席二', sips: ['80010002'] });
    expect(JSON.stringify(agents)).not.toContain('password');
  });

  it('gathers the seats of one agent and leaves out free ones', async () => {
    const seats = [
      { agent_id: 7, sip: '8001' },
      { agent_id: 7, agent_name: '甲', sip: '8002', password: 'x' },
      { agent_id: 0, sip: '8003' },
      { sip: '8004' },
    ];
    const server = await rawForTest((request, socket) => {
      json(request.path.endsWith('/sips') ? seats : { groups: [], numbers: [] })(request, socket);
    });
    const { account } = await accountWith();
    expect(await account.testToken(server.host, 't')).toEqual({
      agents: [{ agentId: '7', name: '甲', sips: ['8001', '8002'] }],
    });
  });

  it('tells a bad token from a host that cannot be reached', async () => {
    const demo = await demoForTest();
    const { account } = await accountWith();
    expect(await faultOf(account.testToken(demo.host, 'wrong'))).toMatchObject({ code: 'token-rejected' });
    const nobody = `http://127.0.0.1:${await closedPort()}`;
    expect(await faultOf(account.testToken(nobody, 'wrong'))).toMatchObject({ code: 'offline' });
  });
});

describe('a start without the token', () => {
  it('knows the agent and asks for the token when the keychain is empty', async () => {
    const { folder, demo } = await signedIn();
    const { account } = await accountWith({ folder });
    expect(await account.get()).toEqual({
      is: 'token-missing',
      host: demo.host,
      agentId: AGENT,
      agentName: '演示坐席一',
      keychain: 'working',
    });
    expect(await faultOf(() => account.session())).toEqual({ code: 'signed-out' });
  });

  it('says that the keychain is locked, deletes nothing, and goes on once it is unlocked', async () => {
    const { folder, keychain } = await signedIn();
    keychain.mood = 'refuses';
    const { account } = await accountWith({ folder, keychain });
    expect(await account.get()).toMatchObject({ is: 'token-missing', keychain: 'unavailable' });
    expect(await account.tryKeychain()).toMatchObject({ is: 'token-missing', keychain: 'unavailable' });
    keychain.mood = 'works';
    expect(await account.tryKeychain()).toMatchObject({ is: 'signed-in', agentId: AGENT, tokenPlace: 'keychain' });
    expect(account.session().agentId).toBe(AGENT);
  });

  it('takes the token again by signing in', async () => {
    const { folder, demo } = await signedIn();
    const { account, keychain } = await accountWith({ folder });
    expect(await account.signIn(demo.host, demo.token, AGENT)).toMatchObject({ is: 'signed-in' });
    expect(keychain.tokens()).toEqual([demo.token]);
  });

  it('takes the token of the host before out of the keychain when signing in to another one', async () => {
    const { folder, keychain, demo: before } = await signedIn();
    keychain.mood = 'refuses';
    const { account } = await accountWith({ folder, keychain });
    expect(await account.get()).toMatchObject({ is: 'token-missing' });
    keychain.mood = 'works';
    const demo = await demoForTest();
    await account.signIn(demo.host, demo.token, AGENT);
    expect(keychain.tokens()).toEqual([demo.token]);
    expect(keychain.tokens()).not.toContain(before.token);
  });

  it('changes nothing when the keychain is tried while signed in or out', async () => {
    const { account } = await signedIn();
    expect(await account.tryKeychain()).toMatchObject({ is: 'signed-in' });
    await account.signOut();
    expect(await account.tryKeychain()).toMatchObject({ is: 'signed-out' });
  });

  it('notices in the middle that the keychain has been locked, without signing out', async () => {
    const { account, keychain } = await signedIn();
    keychain.mood = 'refuses';
    expect(await faultOf(account.session().api.listNumbers())).toEqual({ code: 'keychain-unavailable' });
    keychain.mood = 'works';
    expect((await account.session().api.listNumbers()).numbers).toHaveLength(5);
  });
});

describe('the account file', () => {
  it('is moved aside when it is corrupt, and the app starts signed out', async () => {
    const folder = await tempFolder();
    await writeFile(join(folder, 'account.json'), '{"host": "https://api.mei');
    const { account } = await accountWith({ folder });
    expect(await account.get()).toEqual({
      is: 'signed-out',
      lastHost: 'https://api.meiqia.com',
      keychain: 'working',
    });
    expect(await readdir(folder)).toEqual([expect.stringMatching(/^account\.json\.unreadable-\d+$/)]);
  });

  it.each(['9223372036854775808', '007', '-1', '1e3', ''])('is not believed when it names agent %j', async (id) => {
    const folder = await tempFolder();
    await writeFile(
      join(folder, 'account.json'),
      JSON.stringify({ host: 'https://x.example', agent: { id, name: '' } }),
    );
    const { account } = await accountWith({ folder });
    expect(await account.get()).toMatchObject({ is: 'signed-out' });
  });
});

describe('signing out', () => {
  it('removes the token, the agent and what was moved aside, and lets the others forget', async () => {
    const { account, keychain, folder, path, demo, announced, counts } = await signedIn();
    await writeFile(`${path}.unreadable-1`, '张三');
    const state = { is: 'signed-out', lastHost: demo.host, keychain: 'working' };
    expect(await account.signOut()).toEqual(state);
    expect(announced.at(-1)).toEqual(state);
    expect(keychain.tokens()).toEqual([]);
    expect(await readdir(folder)).toEqual(['account.json']);
    expect(JSON.parse(await readFile(path, 'utf8'))).toEqual({ host: demo.host });
    expect(counts()).toEqual({ signedOut: 1, stopped: 0 });
    expect(await faultOf(() => account.session())).toEqual({ code: 'signed-out' });
  });

  it('tells the windows only when nothing of the agent is left on the disk', async () => {
    const left: string[] = [];
    const { account } = await signedIn({
      onTold: (state, path) => {
        if (state.is === 'signed-out' && existsSync(path)) left.push(readFileSync(path, 'utf8'));
      },
    });
    await account.signOut();
    expect(left).toHaveLength(1);
    expect(left[0]).not.toContain(AGENT);
  });

  it('is remembered by the next run, the host with it', async () => {
    const { account, folder, keychain, demo } = await signedIn();
    await account.signOut();
    const next = await accountWith({ folder, keychain });
    expect(await next.account.get()).toEqual({ is: 'signed-out', lastHost: demo.host, keychain: 'working' });
  });

  it('says when the token may still be in the keychain', async () => {
    const { account, keychain } = await signedIn();
    keychain.mood = 'refuses';
    expect(await account.signOut()).toMatchObject({ is: 'signed-out', keychain: 'unavailable' });
  });

  it('says so too when the token of this session was in memory only, as an earlier one may be there', async () => {
    const { folder, keychain, demo } = await signedIn();
    keychain.mood = 'refuses';
    const { account } = await accountWith({ folder, keychain });
    expect(await account.signIn(demo.host, demo.token, AGENT)).toMatchObject({ tokenPlace: 'memory' });
    expect(await account.signOut()).toMatchObject({ is: 'signed-out', keychain: 'unavailable' });
    expect(keychain.tokens()).toEqual([demo.token]);
  });

  it('works where only the token is missing', async () => {
    const { folder } = await signedIn();
    const { account, path } = await accountWith({ folder });
    expect(await account.signOut()).toMatchObject({ is: 'signed-out' });
    expect(await readFile(path, 'utf8')).not.toContain(AGENT);
  });

  it('does nothing when nobody is signed in', async () => {
    const { account, counts } = await accountWith();
    expect(await account.signOut()).toMatchObject({ is: 'signed-out' });
    expect(counts().signedOut).toBe(0);
  });

  it('has ended the session before the others begin to forget: nobody can learn again meanwhile', async () => {
    const seen: unknown[] = [];
    const onSignOut = async () => void seen.push(await faultOf(() => account.session()));
    const { account } = await signedIn({ onSignOut });
    await account.signOut();
    expect(seen).toEqual([{ code: 'signed-out' }]);
  });

  it('tells nobody of a token that a late answer calls dead', async () => {
    const late = Promise.withResolvers<unknown>();
    const { account, demo, announced } = await signedIn({ onSignOut: () => late.promise.then(() => undefined) });
    demo.rotateToken();
    const answer = faultOf(account.session().api.listSips());
    const leaving = account.signOut();
    late.resolve(answer);
    expect(await answer).toMatchObject({ code: 'token-rejected' });
    await leaving;
    expect(announced.map(({ is }) => is)).toEqual(['signed-out', 'signed-in', 'signed-out']);
  });

  it('ends the session and removes the token even when another service cannot forget', async () => {
    const onSignOut = () => Promise.reject(new Fault('disk', { message: 'caller-id.json: ENOSPC' }));
    const { account, keychain, path } = await signedIn({ onSignOut });
    expect(await faultOf(account.signOut())).toEqual({ code: 'disk', message: 'caller-id.json: ENOSPC' });
    expect(await account.get()).toMatchObject({ is: 'signed-out' });
    expect(keychain.tokens()).toEqual([]);
    expect(await readFile(path, 'utf8')).not.toContain(AGENT);
    expect(await faultOf(() => account.session())).toEqual({ code: 'signed-out' });
  });
});

describe('signing out on a disk that refuses', () => {
  it('ends the session and removes the token, and tells', async () => {
    const folder = join(await tempFolder(), 'files');
    const { account, keychain } = await signedIn({ folder });
    await rm(folder, { recursive: true });
    await writeFile(folder, 'in the way');
    expect(await faultOf(account.signOut())).toMatchObject({ code: 'disk' });
    expect(await account.get()).toMatchObject({ is: 'signed-out' });
    expect(keychain.tokens()).toEqual([]);
  });
});

describe('a token that somebody has replaced', () => {
  it('is told to the windows, signs nobody out, and is followed by a new one', async () => {
    const { account, demo, keychain, announced } = await signedIn();
    demo.rotateToken();
    expect(await faultOf(account.session().api.listSips())).toMatchObject({ code: 'token-rejected' });
    expect(await account.get()).toMatchObject({ is: 'signed-in', isTokenDead: true });
    expect(await faultOf(account.probeToken())).toMatchObject({ code: 'token-rejected' });
    expect(await faultOf(account.replaceToken('mistyped'))).toMatchObject({ code: 'token-rejected' });
    expect(keychain.tokens()).not.toContain('mistyped');

    expect(await account.replaceToken(demo.token)).not.toHaveProperty('isTokenDead');
    expect(announced.at(-1)).not.toHaveProperty('isTokenDead');
    expect(keychain.tokens()).toEqual([demo.token]);
    expect(await account.session().api.listSips()).not.toEqual([]);
  });

  it('is not replaced for an agent whose seat is gone, or by nobody', async () => {
    const { account, demo, keychain } = await signedIn();
    await account.session().api.bindSip('100003', '80010001');
    const next = demo.rotateToken();
    expect(await faultOf(account.replaceToken(next))).toEqual({ code: 'no-seat' });
    expect(keychain.tokens()).not.toContain(next);
    const { account: nobody } = await accountWith();
    expect(await faultOf(nobody.replaceToken(next))).toEqual({ code: 'signed-out' });
  });
});

describe('the word that a token is dead', () => {
  it('is not taken from a late answer to a session that has ended', async () => {
    const { account } = await accountWith();
    const held: (() => void)[] = [];
    let isSlow = false;
    const before = await rawForTest((request, socket) => {
      const isSeats = request.path.endsWith('/sips');
      const seats = reply(200, `[{"agent_id":${AGENT},"agent_name":"张三","sip":"80010001"}]`);
      const refused = refusal(401, 'Unauthenticated', 'access token 无效');
      if (isSlow) held.push(() => refused(request, socket));
      else (isSeats ? seats : json({ groups: [], numbers: [] }))(request, socket);
    });
    await account.signIn(before.host, 'old-token', AGENT);
    isSlow = true;
    const late = faultOf(account.session().api.listNumbers());
    await vi.waitFor(() => expect(held).toHaveLength(1));
    await account.signOut();
    const demo = await demoForTest();
    await account.signIn(demo.host, demo.token, AGENT);
    held[0]?.();
    expect(await late).toMatchObject({ code: 'token-rejected' });
    expect(await account.get()).not.toHaveProperty('isTokenDead');
  });

  it('is not brought back by a new token that a read has found good meanwhile', async () => {
    const { account, demo, keychain, announced } = await signedIn();
    const next = demo.rotateToken();
    await faultOf(account.session().api.listNumbers());
    expect(await account.get()).toMatchObject({ isTokenDead: true });
    const set = keychain.setPassword.bind(keychain);
    keychain.setPassword = async (...entry) => {
      await set(...entry);
      await account.probeToken(); // "try again" in the other window, while the keychain takes its time
    };
    expect(await account.replaceToken(next)).not.toHaveProperty('isTokenDead');
    expect(announced.at(-1)).not.toHaveProperty('isTokenDead');
  });
});

describe('the demo', () => {
  it('is entered without a trace in the keychain or on disk', async () => {
    const { account, keychain, folder, demos } = await accountWith();
    expect(await account.enterDemo()).toEqual({
      is: 'signed-in',
      host: demos[0]?.host,
      agentId: AGENT,
      agentName: '演示坐席一',
      tokenPlace: 'memory',
      isDemo: true,
    });
    expect((await account.session().api.listNumbers()).numbers).toHaveLength(5);
    expect([keychain.tokens(), keychain.asked.set, await readdir(folder)]).toEqual([[], 0, []]);
  });

  it('is stopped on leaving, and the account of before is back', async () => {
    const { account: first, keychain, folder, demo } = await signedIn();
    await first.signOut();
    const { account, counts } = await accountWith({ folder, keychain });
    await account.enterDemo();
    expect(await account.signOut()).toEqual({ is: 'signed-out', lastHost: demo.host, keychain: 'working' });
    expect(counts()).toEqual({ signedOut: 1, stopped: 1 });
  });

  it('is left at once, without a word to a keychain that may hang', async () => {
    const { account, keychain } = await accountWith();
    await account.enterDemo();
    keychain.mood = 'hangs';
    expect(await account.signOut()).toMatchObject({ is: 'signed-out' });
    expect(keychain.asked).toEqual({ get: 0, set: 0, delete: 0 });
  });

  it('is entered once by two windows at once', async () => {
    const { account, demos } = await accountWith();
    const both = await Promise.allSettled([account.enterDemo(), account.enterDemo()]);
    expect(both.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    expect(demos).toHaveLength(1);
  });
});
