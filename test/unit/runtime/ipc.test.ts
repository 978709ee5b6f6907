import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Running, start } from './launch.ts';

let running: Running;
beforeAll(async () => (running = await start()));
afterAll(() => running[Symbol.asyncDispose]());

test('carries structured-clone values to main', async () => {
  const told = await running.page.evaluate(() => {
    const value = {
      map: new Map([['key', 'value']]),
      set: new Set([2]),
      date: new Date(5),
      big: 10n,
      notANumber: NaN,
      bytes: new Int32Array([1, -2]),
      buffer: new ArrayBuffer(3),
      error: new RangeError('too far'),
      nothing: undefined,
    };
    return globalThis.api.invoke('describe', Object.assign(value, { itself: value }));
  });
  expect(Object.values(told as object)).toEqual(Array(10).fill(true));
});

test('brings values back as they went', async () => {
  const isSame = await running.page.evaluate(async () => {
    const back = (await globalThis.api.invoke('echo', { at: new Date(7), list: [undefined, null, 1n] })) as {
      at: Date;
      list: unknown[];
    };
    return back.at instanceof Date && back.at.getTime() === 7 && back.list[0] === undefined && back.list[2] === 1n;
  });
  expect(isSame).toBe(true);
});

test('gives errors of main in the words of Electron', async () => {
  const messages = await running.page.evaluate(() =>
    Promise.all(['fail', 'nobody', 'give function'].map((channel) => globalThis.api.invoke(channel).catch(String))),
  );
  expect(messages).toEqual([
    "Error: Error invoking remote method 'fail': TypeError: on purpose",
    "Error: Error invoking remote method 'nobody': Error: No handler registered for 'nobody'",
    "Error: Error invoking remote method 'give function': Error: An object could not be cloned.",
  ]);
});

test.each(['() => 1', 'Symbol("s")', 'new Proxy({}, {})'])('refuses to send %s', async (source) => {
  const expression = `api.invoke('echo', { part: ${source} }).then(() => 'sent', String)`;
  // The bridge itself copies a proxy and wraps a function: what reaches the IPC is refused there or has become plain.
  const outcome = await running.page.evaluate<string>(expression).catch(String);
  expect(outcome).toContain(source.startsWith('new Proxy') ? 'sent' : 'An object could not be cloned.');
});

test('tells main which document asks', async () => {
  await running.page.evaluate(() => globalThis.api.invoke('echo', 1));
  const { senders } = await running.seen();
  expect(senders.at(-1)).toEqual({
    channel: 'echo',
    url: 'app://bundle/index.html',
    origin: 'app://bundle',
    hasParent: false,
  });
});

test('tells main when a frame inside the page asks', async () => {
  const opened = running.app.waitForEvent('window');
  await running.app.evaluate(() => void globalThis.openWindow('framing.html', { nodeIntegrationInSubFrames: true }));
  await (await opened).waitForURL('**/framing.html');
  await expect
    .poll(async () => (await running.seen()).senders)
    .toContainEqual({ channel: 'loaded', url: 'app://bundle/second.html', origin: 'app://bundle', hasParent: true });
});

test('pushes events from main until the page stops listening', async () => {
  const { app, page } = running;
  const heard = page.evaluate(
    () =>
      new Promise((resolve) => {
        const stop = globalThis.api.on('news', (value) => {
          stop();
          resolve(value);
        });
      }),
  );
  await page.evaluate(() => undefined);
  await app.evaluate(({ BrowserWindow }) => {
    const window = BrowserWindow.getAllWindows().find(({ webContents }) => webContents.getURL().endsWith('index.html'));
    window?.webContents.send('news', { fresh: true });
    window?.webContents.send('news', { fresh: false });
  });
  expect(await heard).toEqual({ fresh: true });
});

test('answers a message that waits for no answer with one of its own', async () => {
  const answer = await running.page.evaluate(
    () =>
      new Promise((resolve) => {
        globalThis.api.on('pong', resolve);
        globalThis.api.send('ping', 42);
      }),
  );
  expect(answer).toBe(42);
});
