import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Running, start } from './launch.ts';

interface StandIn {
  trays: { toolTip: string; menu: Electron.Menu }[];
  setSystemDark: (isDark: boolean) => void;
  pressShortcut: (accelerator: string) => boolean;
  opened: { method: string; target: string }[];
}
type Electron45 = typeof Electron & { __standIn: StandIn };

let running: Running;
beforeAll(async () => (running = await start({ STAND_IN_DARK: '1', LANG: 'zh_CN.UTF-8', LC_ALL: '', LANGUAGE: '' })));
afterAll(() => running[Symbol.asyncDispose]());

const prefersDark = (): Promise<boolean> =>
  running.page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);

test('gives pages the content size of their window', async () => {
  const { app, page } = running;
  const size = () => page.evaluate(() => [innerWidth, innerHeight]);
  await expect.poll(size).toEqual([420, 360]);
  const window = await app.browserWindow(page);
  await window.evaluate((shown: Electron.BrowserWindow) => shown.setSize(500, 300));
  await expect.poll(size).toEqual([500, 300]);
});

test("follows the desktop's theme until the app has one of its own", async () => {
  await expect.poll(prefersDark).toBe(true);
  await running.app.evaluate((electron) => (electron as unknown as Electron45).__standIn.setSystemDark(false));
  await expect.poll(prefersDark).toBe(false);
  await running.app.evaluate(({ nativeTheme }) => (nativeTheme.themeSource = 'dark'));
  await expect.poll(prefersDark).toBe(true);
});

test('leaves other emulated media alone when the theme changes', async () => {
  const { app, page } = running;
  await page.emulateMedia({ reducedMotion: 'reduce', colorScheme: 'dark' });
  await app.evaluate(({ nativeTheme }) => (nativeTheme.themeSource = 'light'));
  await expect.poll(prefersDark).toBe(false);
  expect(await page.evaluate(() => matchMedia('(prefers-reduced-motion: reduce)').matches)).toBe(true);
});

test('speaks the same language in main and in pages', async () => {
  const main = await running.app.evaluate(({ app }) => app.getLocale());
  expect([main, await running.page.evaluate(() => navigator.language)]).toEqual(['zh-CN', 'zh-CN']);
});

test("opens a second window from the tray's menu", async () => {
  const { app } = running;
  const opened = app.waitForEvent('window');
  const told = await app.evaluate((electron) => {
    const [tray] = (electron as unknown as Electron45).__standIn.trays;
    const quiet = tray?.menu.getMenuItemById('quiet');
    quiet?.click();
    tray?.menu.getMenuItemById('second')?.click();
    return { toolTip: tray?.toolTip, isQuiet: quiet?.checked };
  });
  expect(told).toEqual({ toolTip: 'Fixture', isQuiet: true });
  const second = await opened;
  await second.waitForURL('**/second.html');
  expect(await second.title()).toBe('Second');
  const closed = second.waitForEvent('close');
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[1]?.close());
  await closed;
  expect(app.windows()).toHaveLength(1);
});

test('moves the focus from window to window and keeps one hidden on its wish', async () => {
  const events = await running.app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    const heard: string[] = [];
    window?.focus();
    for (const name of ['show', 'hide', 'focus', 'blur', 'close', 'closed'] as const) {
      window?.on(name as 'show', () => void heard.push(name));
    }
    window?.hide();
    window?.show();
    window?.once('close', (event) => event.preventDefault());
    window?.close();
    return [...heard, String(window?.isDestroyed())];
  });
  expect(events).toEqual(['blur', 'hide', 'show', 'focus', 'close', 'false']);
});

test('keeps what the app hands to the desktop for the test', async () => {
  const told = await running.app.evaluate(async (electron) => {
    const { shell, globalShortcut, clipboard } = electron;
    const standIn = (electron as unknown as Electron45).__standIn;
    await shell.openExternal('https://example.test/');
    let isPressed = false;
    globalShortcut.register('CommandOrControl+Shift+D', () => (isPressed = true));
    standIn.pressShortcut('Ctrl+Shift+D');
    await clipboard.writeText('copied');
    return { opened: standIn.opened, isPressed, copied: await clipboard.readText() };
  });
  const opened = [{ method: 'openExternal', target: 'https://example.test/' }];
  expect(told).toEqual({ opened, isPressed: true, copied: 'copied' });
});

test('names a member that it does not have', async () => {
  const messages = await running.app.evaluate(({ BrowserWindow, shell, net }) => {
    const calls: (() => unknown)[] = [
      () => BrowserWindow.getAllWindows()[0]?.setVibrancy('menu'),
      () => shell.readShortcutLink('x'),
      () => net.fetch('x'),
    ];
    return calls.map((call) => {
      try {
        call();
        return 'no error';
      } catch (error) {
        return (error as Error).message.replace(/ \(.*/, '');
      }
    });
  });
  expect(messages).toEqual(
    ['BrowserWindow.setVibrancy', 'shell.readShortcutLink', 'net.fetch'].map(
      (name) => `stand-in runtime: ${name} is not there`,
    ),
  );
});
