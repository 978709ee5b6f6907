import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Running, start } from './launch.ts';

let running: Running;
beforeAll(async () => (running = await start()));
afterAll(() => running[Symbol.asyncDispose]());

test("keeps the preload's world from the page", async () => {
  const types = await running.page.evaluate(() =>
    ['preloadSecret', 'require', 'process', 'deliver', 'module'].map((name) => typeof Reflect.get(globalThis, name)),
  );
  expect(types).toEqual(Array(5).fill('undefined'));
});

test('gives a sandboxed preload no module of Node', async () => {
  expect(await running.page.evaluate(() => globalThis.api.refusal)).toBe('Error: module not found: node:fs');
});

test('exposes frozen copies and functions that answer at once', async () => {
  const told = await running.page.evaluate(() => ({
    sum: globalThis.api.add(2, 3),
    callBack: globalThis.api.callBack((text) => text.toUpperCase()),
    isFrozen: Object.isFrozen(globalThis.api) && Object.isFrozen(globalThis.api.list),
    isFixed: Object.getOwnPropertyDescriptor(globalThis, 'api')?.writable === false,
  }));
  expect(told).toEqual({ sum: 5, callBack: 'FROM THE PRELOAD!', isFrozen: true, isFixed: true });
});

test("throws the preload's errors in the page", async () => {
  await expect(running.page.evaluate(() => globalThis.api.fail())).rejects.toThrow('thrown in the preload');
});

test("enforces the handler's content security policy", async () => {
  const ran = await running.page.evaluate(() => ['scriptRan' in globalThis, 'inlineRan' in globalThis]);
  expect(ran).toEqual([true, false]);
  await expect(running.page.evaluate('fetch("https://example.test/")')).rejects.toThrow('Failed to fetch');
});

test("asks main about a navigation, by the app's own addresses", async () => {
  const { page } = running;
  await page.click('#away');
  await page.click('#call');
  await expect.poll(async () => (await running.seen()).navigations).toEqual(['https://example.test/away', 'tel:10086']);
  expect(page.url()).toContain('/index.html');
  await page.evaluate(() => location.assign('/second.html'));
  await page.waitForURL('**/second.html');
  expect((await running.seen()).navigations.at(-1)).toBe('app://bundle/second.html');
  await page.evaluate(() => location.assign('app://bundle/index.html'));
  await expect.poll(() => page.url()).toContain('/index.html');
});

test("asks main about a page's own reload, and not about one that main makes", async () => {
  const { app, page } = running;
  const before = (await running.seen()).navigations.length;
  const reloaded = async (reload: () => Promise<unknown>): Promise<void> => {
    await page.evaluate(() => void Object.assign(globalThis, { isOld: true }));
    await reload();
    await page.waitForFunction(() => !('isOld' in globalThis) && 'api' in globalThis);
  };
  await reloaded(() => page.evaluate(() => location.reload()));
  expect((await running.seen()).navigations.slice(before)).toEqual(['app://bundle/index.html']);
  await reloaded(() => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.reload()));
  expect((await running.seen()).navigations.length).toBe(before + 1);
});

test('counts a navigation that is refused as begun and ended loading, without a new document', async () => {
  const { app, page } = running;
  await page.waitForFunction(() => 'api' in globalThis);
  await app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    globalThis.seen.navigations.length = 0;
    for (const name of ['did-start-loading', 'did-navigate', 'did-finish-load', 'did-stop-loading'] as const)
      window?.webContents.on(name as 'did-finish-load', () => void globalThis.seen.navigations.push(name));
  });
  await page.click('#away');
  await expect
    .poll(async () => (await running.seen()).navigations)
    .toEqual(['did-start-loading', 'https://example.test/away', 'did-stop-loading']);
});

test('opens no window that main has denied', async () => {
  const { app, page } = running;
  await page.waitForFunction(() => 'api' in globalThis);
  await page.click('#out');
  expect(await page.evaluate(() => window.open('/second.html'))).toBeNull();
  await expect
    .poll(async () => (await running.seen()).opens)
    .toEqual(['https://example.test/out', 'app://bundle/second.html']);
  expect(app.windows()).toHaveLength(1);
});

test('refuses in Chromium what the permission handlers refuse', async () => {
  const states = await running.page.evaluate(async () => {
    const names = ['geolocation', 'microphone', 'notifications'] as PermissionName[];
    return Promise.all(names.map(async (name) => (await navigator.permissions.query({ name })).state));
  });
  expect(states).toEqual(['denied', 'denied', 'denied']);
});
