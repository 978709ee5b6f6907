import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import type { ElectronApplication, Page } from 'playwright/test';
import { createRoutes } from '../../src/main/ipc/routes.ts';
import type { Routes } from '../../src/main/ipc/router.ts';
import type { DemoServer } from '../../src/main/demo/demo-server.ts';
import { guilty, ipcMessages, type IpcMessage } from '../support/ipc-messages.ts';
import { createTestWorld } from '../support/world.ts';
import { randomSeed } from '../stress/kit/seed.ts';
import { expect, onLinux, signIn, test } from './companion.ts';
import { NO_COMPANION, openStranger, sendFrom } from './strangers.ts';

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

interface Tally {
  /** By code; `ok` for what was done. */
  codes: Record<string, number>;
  /** What of another agent stood in an answer. */
  leaks: string[];
  /** Requests that main had no answer for. */
  crashes: string[];
}

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

function allRoutes(folder: string): Routes {
  return createRoutes(createTestWorld(join(folder, 'routes-only')).services);
}

function messagesOf(world: Parameters<typeof ipcMessages>[0], seed: number): (count: number) => IpcMessage[] {
  const message = ipcMessages(world);
  let round = 0;
  return (count) => fc.sample(message, { numRuns: count, seed: seed + round++ * 7_919 });
}

/** All of them, twenty at a time, as this window’s page can; a look for `needles` in each answer. */
function send(from: Page, messages: IpcMessage[], needles: string[]): Promise<Tally> {
  return from.evaluate(
    async ([list, forbidden]) => {
      const tally: Tally = { codes: {}, leaks: [], crashes: [] };
      const waiting = [...list];
      const work = async (): Promise<void> => {
        for (let next = waiting.shift(); next; next = waiting.shift()) {
          const result = await window.companion.request(next[0] as never, next[1] as never);
          const code = result.ok ? 'ok' : result.error.code;
          tally.codes[code] = (tally.codes[code] ?? 0) + 1;
          if (code === 'unexpected') tally.crashes.push(`${String(next[0])} ${JSON.stringify(next[1])}`);
          // As words of their own: numbers that customers see may hold the digits of an id.
          const said = new Set(JSON.stringify(result).split(/[^\w-]+/));
          const leaked = forbidden.find((text) => said.has(text));
          if (leaked !== undefined) tally.leaks.push(`${String(next[0])}: ${leaked}`);
        }
      };
      await Promise.all(Array.from({ length: 20 }, work));
      return tally;
    },
    [messages, needles] as const,
  );
}

/** Presses a key in the windows all the time, answers the system’s dialogs (half of the questions with yes), and opens nothing. */
function actForTheAgent(app: ElectronApplication, folder: string): Promise<void> {
  return app.evaluate(({ BrowserWindow, dialog, shell }, to) => {
    let n = 0;
    const done = (): Promise<void> => Promise.resolve();
    const chosen = () =>
      n++ % 3 === 0
        ? { canceled: false, filePath: `${to}/saved-${n % 20}`, filePaths: [to] }
        : { canceled: true, filePaths: [] };
    Object.assign(dialog, {
      showMessageBox: () => Promise.resolve({ response: n++ % 2, checkboxChecked: false }),
      showOpenDialog: () => Promise.resolve(chosen()),
      showSaveDialog: () => Promise.resolve(chosen()),
    });
    Object.assign(shell, {
      openExternal: done,
      openPath: () => Promise.resolve(''),
      showItemInFolder: () => undefined,
    });
    let ticks = 0;
    setInterval(() => {
      const windows = BrowserWindow.getAllWindows();
      for (const window of windows)
        if (window.isFocused()) window.webContents.sendInputEvent({ type: 'keyDown', keyCode: 'F15' });
      // Messages open the quick dial: the agent goes back to the main window.
      const ours = windows.find((one) => one.webContents.getURL().includes('index.html') && one.isVisible());
      if (ticks++ % 200 === 0 && ours?.isFocused() === false) ours.focus();
    }, 3);
  }, folder);
}

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

/** Asked again where the dialog has said no, or the last press was used up by another message. */
async function untilDone(page: Page, name: string, input: unknown): Promise<void> {
  await expect
    .poll(
      async () => {
        const result = await page.evaluate(([n, i]) => window.companion.request(n as never, i as never), [
          name,
          input,
        ] as const);
        return result.ok ? 'ok' : result.error.code;
      },
      { timeout: 60_000, intervals: [50] },
    )
    .toBe('ok');
}
