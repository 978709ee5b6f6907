import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import { executable, fixture, processesWith, profilesOf, removeFolders, start } from './launch.ts';

afterAll(removeFolders);

/** Chromium and its helpers carry the mark in their environment. */
const createMark = (): string => `mark-${Date.now()}-${Math.random()}`;

test("hands a second instance's arguments to the first", async () => {
  await using running = await start();
  const second = spawn(executable, [fixture, `--user-data-dir=${running.userData}`, 'tel:10086']);
  const [code] = (await once(second, 'exit')) as [number];
  expect(code).toBe(0);
  await expect.poll(async () => (await running.seen()).seconds).toHaveLength(1);
  const [told] = (await running.seen()).seconds;
  expect(told?.argv.at(-1)).toBe('tel:10086');
  expect(told?.data).toEqual({ greeting: 'hello' });
});

test('leaves no process behind when it is closed', async () => {
  const mark = createMark();
  const running = await start({ STAND_IN_TEST_MARK: mark });
  const profiles = profilesOf(processesWith(mark));
  expect(profiles.map((profile) => existsSync(profile))).toEqual([true]);
  await running[Symbol.asyncDispose]();
  await expect.poll(() => processesWith(mark)).toEqual([]);
  expect(profiles.map((profile) => existsSync(profile))).toEqual([false]);
});

test('takes Chromium along when it is killed', async () => {
  const mark = createMark();
  const running = await start({ STAND_IN_TEST_MARK: mark });
  const profiles = profilesOf(processesWith(mark));
  running.app.process().kill('SIGKILL');
  await expect.poll(() => processesWith(mark), { timeout: 5000 }).toEqual([]);
  expect(profiles.map((profile) => existsSync(profile))).toEqual([false]);
  await running[Symbol.asyncDispose]().catch(() => undefined);
});

test('ends with a clear word when Chromium dies', async () => {
  const mark = createMark();
  const running = await start({ STAND_IN_TEST_MARK: mark });
  const main = running.app.process();
  let said = '';
  main.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const ended = once(main, 'exit');
  const chromium = processesWith(mark).filter((pid) => pid !== main.pid);
  for (const pid of chromium) process.kill(pid, 'SIGKILL');
  const [code] = (await ended) as [number];
  expect([code, said]).toEqual([1, expect.stringContaining('Chromium has ended, so the app ends too')]);
});

test('passes the exit code of the app on', async () => {
  const running = await start();
  const ended = once(running.app.process(), 'exit');
  await running.app.evaluate(({ app }) => app.exit(7)).catch(() => undefined);
  expect((await ended)[0]).toBe(7);
});

test('asks the app before it ends on SIGTERM', async () => {
  const running = await start();
  const main = running.app.process();
  await running.app.evaluate(({ app }) => {
    app.once('before-quit', (event) => {
      event.preventDefault();
      globalThis.seen.navigations.push('asked to quit');
    });
  });
  main.kill('SIGTERM');
  await expect.poll(async () => (await running.seen()).navigations).toEqual(['asked to quit']);
  const ended = once(main, 'exit');
  main.kill('SIGTERM');
  expect((await ended)[0]).toBe(0);
});

test('opens the page anew when the user closes a window that the app keeps', async () => {
  await using running = await start();
  const { app, page } = running;
  await app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.once('close', (event) => event.preventDefault());
  });
  const reopened = app.waitForEvent('window');
  const session = await app.context().newCDPSession(page);
  await session.send('Page.close').catch(() => undefined);
  const again = await reopened;
  await again.waitForFunction(() => 'api' in globalThis);
  expect(await again.title()).toBe('Fixture');
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
});

test('tells that the process of a page has died, and loads it again', async () => {
  await using running = await start();
  const told = await running.app.evaluate(async ({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    if (!window) return undefined;
    const { webContents } = window;
    const gone = new Promise<string>((resolve) =>
      webContents.once('render-process-gone', (_event, { reason }) => resolve(reason)),
    );
    webContents.forcefullyCrashRenderer();
    const reason = await gone;
    const wasCrashed = webContents.isCrashed();
    await window.loadURL('app://bundle/second.html');
    const text = (await webContents.executeJavaScript('document.body.textContent')) as string;
    return { reason, wasCrashed, isCrashed: webContents.isCrashed(), text: text.trim() };
  });
  expect(told).toEqual({ reason: 'crashed', wasCrashed: true, isCrashed: false, text: 'second' });
});
