import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright/test';
import type { DemoServer } from '../../src/main/demo/demo-server.ts';
import { guilty, type IpcMessage } from '../support/ipc-messages.ts';
import { startFakeBaresip } from '../support/fake-baresip.ts';
import { randomSeed } from '../stress/kit/seed.ts';
import { expect, onLinux, signIn, test } from './companion.ts';
import { actForTheAgent, allRoutes, messagesOf, send, untilDone } from './fuzzing.ts';
import { ask } from './history.ts';
import { NO_COMPANION, openStranger, sendFrom } from './strangers.ts';
import { answerLoosening } from './windows.ts';

/** `npm run stress:security -- --messages 100000` sets it. */
const MESSAGES = Number(process.env['IPC_MESSAGES'] ?? 6_000);
const BATCH = 250;
/** The page that holds the agent’s session asks in most batches; the quick dial, and a window that was never let in, in some. */
const QUICK_DIAL_EVERY = 6;
const STRANGER_EVERY = 7;
/** Every so many batches the agent leaves, and messages come while nobody is signed in. */
const SIGN_OUT_EVERY = 12;

onLinux('the windows of its desktop get their input from the test');
test.setTimeout(120_000 + MESSAGES * 20);
test.use({ demoOptions: { speed: 100, inbound: false, calls: 400, token: 'CANARY-4f1c9a7e2b5d8063' } });

test(`${MESSAGES} messages over all routes, from our windows and from strangers: nobody else’s data, no supervisor, no crash`, async ({
  companion,
  centre,
}) => {
  const seed = randomSeed();
  const page = await companion.start();
  await signIn(page, centre);
  await actForTheAgent(companion.app, companion.folder);
  const quick = await companion.window('quick-dial.html');
  const stranger = await openStranger(companion.app, 'app://bundle/index.html');
  const [own, ...others] = centre.agents;
  const needles = others.flatMap(({ agentId, sip }) => [agentId, sip]).filter((text) => text !== '');
  const routes = allRoutes(companion.folder);
  const world = { routes, host: centre.host, token: () => centre.token, agentId: own?.agentId ?? '' };
  // Ends what is under way: asked between batches.
  const signedIn = messagesOf({ ...world, leftOut: ['account.signOut', 'supervisor.unlock'] }, seed);
  const signedOut = messagesOf({ ...world, token: () => 'not-it', leftOut: ['account.enterDemo'] }, seed + 1);

  const seen = new WeakSet<object>();
  const codes: Record<string, number> = {};
  const leaks: string[] = [];
  const crashes: string[] = [];
  const offences: string[] = [];
  let [sent, fromStrangers, requested] = [0, 0, 0];
  for (let batch = 1; sent < MESSAGES; batch++) {
    const isOut = batch % SIGN_OUT_EVERY === 0;
    if (isOut) await signOut(page);
    const messages = (isOut ? signedOut : signedIn)(Math.min(BATCH, MESSAGES - sent));
    if (batch % STRANGER_EVERY === 0) {
      expect(await sendFrom(companion.app, stranger, messages)).toEqual({ [NO_COMPANION]: messages.length });
      fromStrangers += messages.length;
    } else {
      const window = batch % QUICK_DIAL_EVERY === 0 ? quick : page;
      const tally = await send(window, messages, isOut ? [] : needles);
      leaks.push(...tally.leaks);
      crashes.push(...tally.crashes);
      for (const [code, count] of Object.entries(tally.codes)) codes[code] = (codes[code] ?? 0) + count;
    }
    sent += messages.length;
    requested += centre.requests.filter((request) => !seen.has(request)).length;
    offences.push(...guilty(centre.requests, world.agentId, seen));
    if (isOut) await signInAgain(page, centre);
  }
  const answered = Object.values(codes).reduce((sum, count) => sum + count, fromStrangers);
  console.log(
    `ipc: messages=${sent} answered=${answered} strangers=${fromStrangers} ok=${codes['ok'] ?? 0} crashed=${crashes.length} leaks=${leaks.length} offences=${offences.length} requests=${requested} seed=${seed}`,
  );
  const log = await readFile(join(companion.folder, 'config/Softphone Companion/logs/main.log'), 'utf8');
  const bad = log.split('\n').filter((line) => /request\.crashed|uncaught|unhandled|window\.gone/.test(line));
  expect({ leaks, offences, crashes: crashes.slice(0, 20), bad: bad.slice(0, 20) }, `seed ${seed}`).toEqual({
    leaks: [],
    offences: [],
    crashes: [],
    bad: [],
  });
  expect(answered).toBe(sent);
  expect(codes['ok']).toBeGreaterThan(sent / 20);
  companion.pageErrors.length = 0; // pages are sent what they never asked for
});

test('with supervisor mode open, only the main window reaches other agents, in nobody’s name but the agent’s, and never unrecorded', async ({
  companion,
  centre,
}) => {
  const seed = randomSeed();
  const baresip = await startFakeBaresip();
  try {
    const page = await companion.start();
    await signIn(page, centre);
    await answerLoosening(companion.app, true);
    await ask(page, 'phone.change', { eventsFrom: 'baresip', controlPort: baresip.port });
    const card = await companion.window('call-card.html');
    const quick = await companion.window('quick-dial.html');
    await actForTheAgent(companion.app, companion.folder);
    const [own, ...others] = centre.agents;
    const needles = others.flatMap(({ agentId, sip }) => [agentId, sip]).filter((text) => text !== '');
    const leftOut = ['account.signOut', 'supervisor.lock', 'supervisor.unlock', 'supervisor.renewLog', 'phone.change'];
    const agentId = own?.agentId ?? '';
    const world = {
      routes: allRoutes(companion.folder),
      host: centre.host,
      token: () => centre.token,
      agentId,
      leftOut,
    };
    const messages = messagesOf(world, seed);
    const seen = new WeakSet<object>();
    const found = { leaks: [] as string[], offences: [] as string[], crashes: [] as string[], beyond: [] as string[] };
    const done = { main: 0, quick: 0, card: 0 };
    const windows = { main: page, quick, card };
    for (let batch = 0; batch < 9; batch++) {
      await untilDone(page, 'supervisor.unlock', { token: centre.token });
      const name = (['main', 'quick', 'card'] as const)[batch % 3] ?? 'main';
      // The card may do so little that chance alone might not find any of it.
      const sent = [...messages(BATCH), ['settings.get', undefined] satisfies IpcMessage];
      const tally = await send(windows[name], sent, name === 'main' ? [] : needles);
      found.leaks.push(...tally.leaks);
      found.crashes.push(...tally.crashes);
      found.offences.push(...guilty(centre.requests, agentId, seen, true));
      if (name !== 'main') found.beyond.push(...tally.done.filter((route) => route.startsWith('supervisor.')));
      done[name] += tally.done.length;
    }
    expect(found, `seed ${seed}`).toEqual({ leaks: [], offences: [], crashes: [], beyond: [] });
    expect(Math.min(...Object.values(done)), JSON.stringify(done)).toBeGreaterThan(0);
    const changes = centre.requests.filter(({ path }) => /\/(sip_bind_agent|outnumber_group)$/.test(path));
    const log = await ask(page, 'supervisor.log', {});
    expect(log.hasMore || log.changes.length >= changes.length, 'every change is in the log').toBe(true);
    companion.pageErrors.length = 0; // pages are sent what they never asked for
  } finally {
    await baresip.close();
  }
});

test('values that no message can carry stay in the page that made them', async ({ companion, centre }) => {
  const page = await companion.start();
  await signIn(page, centre);
  const names = Object.keys(allRoutes(companion.folder)).filter((name) => name !== 'account.signOut');
  const codes = await page.evaluate(async (all) => {
    const circular: Record<string, unknown> = {};
    circular['self'] = circular;
    let nested: unknown = 0;
    for (let depth = 0; depth < 900; depth++) nested = [nested];
    const odd = [
      () => 1,
      Symbol('x'),
      circular,
      nested,
      new Proxy({}, { get: () => 'x', ownKeys: () => ['host'], getOwnPropertyDescriptor: () => ({ value: 'x' }) }),
      Object.create({ host: 'inherited' }),
      { toJSON: () => 'x', then: (resolve: (value: string) => void) => resolve('x') },
      { host: { toString: () => 'http://127.0.0.1' } },
      new Map([['host', 'x']]),
      new Uint8Array(100_000),
      'x'.repeat(200_000),
      new Date(NaN),
      document.body,
      10n ** 30n,
    ];
    const found: Record<string, number> = {};
    for (const name of all)
      for (const input of odd) {
        const code = await Promise.resolve()
          .then(() => window.companion.request(name as never, input as never))
          .then(
            (result) => (result.ok ? 'ok' : result.error.code),
            () => 'in-the-page',
          );
        found[code] = (found[code] ?? 0) + 1;
      }
    return found;
  }, names);
  expect(codes['unexpected']).toBeUndefined();
  expect(codes['bad-input']).toBeGreaterThan(names.length);
});

async function signOut(page: Page): Promise<void> {
  const loaded = page.waitForEvent('load');
  const gone = (error: unknown): void => {
    if (!/context was destroyed|navigation/i.test(String(error))) throw error;
  };
  await untilDone(page, 'account.signOut', undefined).catch(gone); // the page may go before the answer comes
  await loaded;
}

async function signInAgain(page: Page, centre: DemoServer): Promise<void> {
  const { host, token, agents } = centre;
  await untilDone(page, 'account.signIn', { host, token, agentId: agents[0]?.agentId ?? '' });
}
