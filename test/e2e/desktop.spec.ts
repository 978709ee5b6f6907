import type { Page } from 'playwright/test';
import { WORDS } from '../../src/main/i18n/words.ts';
import type { Settings } from '../../src/preload/contract/index.ts';
import { callButton, callouts, expect, numberField, onLinux, signIn, test, words } from './companion.ts';
import { cutWords } from './cut-words.ts';
import { closeWindow, lookAway, notedPaths, noteOpened, setDisplays, windowState } from './windows.ts';

const CUSTOMER = '15405714321';
const KEYS = 'CommandOrControl+Shift+K';
const menu = WORDS['zh-CN'];
onLinux('notifications and the tray are asked over the session bus');

async function change(page: Page, settings: Partial<Settings>): Promise<void> {
  const result = await page.evaluate((input) => window.companion.request('settings.change', input), settings);
  expect(result.ok).toBe(true);
}

async function call(page: Page): Promise<void> {
  await numberField(page).fill(CUSTOMER);
  await callButton(page).click();
  await expect(page.getByText(words.dial.ringing).first()).toBeVisible();
}

const ended = (page: Page) => expect(page.getByText(words.dial.ended).first()).toBeVisible({ timeout: 20_000 });

test('tells how a call ended to an agent who looks at another program, once, with the number masked', async ({
  companion,
  centre,
}) => {
  const page = await companion.start();
  await signIn(page, centre);
  await call(page);
  await lookAway(companion.app);
  await expect.poll(() => companion.notifications.texts(), { timeout: 20_000 }).toHaveLength(1);
  const [shown] = companion.notifications.texts();
  expect(shown?.body).toContain('154****4321');
  expect(shown?.body).not.toContain(CUSTOMER);
  companion.notifications.click();
  await expect.poll(async () => (await windowState(companion.app, 'index.html')).isFocused).toBe(true);
  expect(callouts(centre)).toHaveLength(1);
});

test('says nothing of a call that the agent watches, and nothing at all while notifications are paused', async ({
  companion,
  centre,
}) => {
  const page = await companion.start();
  await signIn(page, centre);
  await call(page);
  await ended(page);
  await expect.poll(() => companion.tray.labels(menu.pause)).toEqual(Object.values(menu.pauses));
  await companion.tray.click(menu.pauses.halfHour, menu.pause);
  await expect.poll(() => companion.tray.labels()).toContainEqual(expect.stringContaining('通知已暂停到'));
  await page.evaluate(() => window.companion.request('dialer.dismiss', undefined));
  await call(page);
  await lookAway(companion.app);
  await ended(page);
  expect(companion.notifications.texts()).toEqual([]);
});

test('warns of a seat that has run out, once', async ({ companion, centre }) => {
  const page = await companion.start();
  await signIn(page, centre, 5);
  await expect.poll(() => companion.notifications.texts()).toMatchObject([{ title: '坐席已到期' }]);
  await companion.stop();
  await companion.start();
  await expect.poll(() => companion.tray.labels()).toContainEqual(expect.stringMatching(/坐席.*8001\d{4}/));
  expect(companion.notifications.texts()).toHaveLength(1);
});

test('the global shortcut opens the quick dial, and a test of it opens nothing', async ({ companion, display }) => {
  const page = await companion.start(['--demo'], { XDG_SESSION_TYPE: 'wayland' });
  const quick = await companion.window('quick-dial.html');
  const state = () => page.evaluate(() => window.companion.request('app.shortcut', undefined));
  const isOpen = async () => (await windowState(companion.app, 'quick-dial.html')).isVisible;
  await change(page, { globalShortcut: KEYS });
  expect(await state()).toEqual({ ok: true, value: { is: 'unproven', accelerator: KEYS } });
  await page.evaluate(() => window.companion.request('app.testShortcut', undefined));
  await display?.press('ctrl+shift+k');
  await expect.poll(state).toEqual({ ok: true, value: { is: 'proven', accelerator: KEYS } });
  expect(await isOpen()).toBe(false);
  await display?.press('ctrl+shift+k');
  await expect.poll(isOpen).toBe(true);
  await quick.keyboard.press('Escape');
  await expect.poll(isOpen).toBe(false);
  const tried = await page.evaluate(() => window.companion.request('app.tryShortcut', { accelerator: 'Ctrl+C' }));
  expect(tried).toEqual({ ok: true, value: { is: 'invalid', why: 'reserved' } });
  await change(page, { globalShortcut: '' });
  await display?.press('ctrl+shift+k');
  await page.waitForTimeout(300);
  expect(await isOpen()).toBe(false);
});

test('`dial` on the command line fills the field of the running app, at most every three seconds', async ({
  companion,
  centre,
}) => {
  const page = await companion.start();
  await signIn(page, centre);
  await companion.startSecond(['dial', '154 0571 4321']);
  await expect(numberField(page)).toHaveValue(/154.*4321/);
  await companion.app.evaluate(({ app }) => {
    app.emit('second-instance', {}, ['app', '.', 'dial', '15405714322'], '/');
    app.emit('second-instance', {}, ['app', '.', 'dial', '15405714323'], '/');
  });
  await page.waitForTimeout(500);
  await expect(numberField(page)).not.toHaveValue(/4323/);
  expect(callouts(centre)).toEqual([]);
});

test('the main window comes back where it stood, and onto a display that is there', async ({ companion }) => {
  await companion.start(['--demo']);
  const place = { x: 700, y: 150, width: 520, height: 800 };
  await companion.app.evaluate(({ BrowserWindow }, bounds) => {
    const isMain = (url: string): boolean => url.includes('index.html');
    BrowserWindow.getAllWindows()
      .find((window) => isMain(window.webContents.getURL()))
      ?.setBounds(bounds);
  }, place);
  await companion.stop();
  await companion.start(['--demo']);
  expect((await windowState(companion.app, 'index.html')).bounds).toEqual(place);

  await expect.poll(() => companion.tray.labels()).not.toEqual([]);
  await closeWindow(companion.app, 'index.html');
  await setDisplays(companion.app, [{ x: 0, y: 100, width: 640, height: 600 }]);
  await companion.tray.click(menu.open);
  await expect
    .poll(async () => (await windowState(companion.app, 'index.html')).bounds)
    .toEqual({ x: 60, y: 100, width: 520, height: 600 });
});

test('begins in the tray when it is told to', async ({ companion }) => {
  const page = await companion.start(['--demo']);
  await change(page, { startsHidden: true });
  await companion.stop();
  await companion.start(['--demo']);
  await expect.poll(() => companion.tray.labels()).not.toEqual([]);
  expect((await windowState(companion.app, 'index.html')).isVisible).toBe(false);
  await companion.tray.click(menu.open);
  expect((await windowState(companion.app, 'index.html')).isVisible).toBe(true);
});

test.describe('on a desktop without a tray', () => {
  test.use({ hasTray: false });

  test('shows its window although it is told to begin hidden', async ({ companion }) => {
    const page = await companion.start(['--demo']);
    await change(page, { startsHidden: true });
    await companion.stop();
    await companion.start(['--demo']);
    await expect.poll(async () => (await windowState(companion.app, 'index.html')).isVisible).toBe(true);
  });
});

test('the size of everything follows the settings in both windows, and the log can be found', async ({ companion }) => {
  const page = await companion.start(['--demo']);
  await companion.window('quick-dial.html');
  await change(page, { zoomPercent: 150 });
  expect((await windowState(companion.app, 'index.html')).zoom).toBe(1.5);
  expect((await windowState(companion.app, 'quick-dial.html')).zoom).toBe(1.5);
  // At twice the size no word would fit into the usual 420 pixels.
  await change(page, { zoomPercent: 200 });
  expect((await windowState(companion.app, 'index.html')).bounds.width).toBe(720);
  await page.waitForTimeout(200);
  expect(await cutWords(page)).toEqual([]);
  await page.screenshot({ path: 'out/e2e/screens/at-200-percent.png' });
  await noteOpened(companion.app);
  await page.keyboard.press('Shift');
  await page.evaluate(() => window.companion.request('app.openLogFolder', undefined));
  expect(await notedPaths(companion.app)).toContainEqual(expect.stringMatching(/logs$/));
});
