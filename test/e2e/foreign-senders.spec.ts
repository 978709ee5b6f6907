import type { ElectronApplication } from 'playwright/test';
import type { Result } from '../../src/preload/contract/index.ts';
import { expect, signIn, test } from './companion.ts';
import { openStranger, sendFrom } from './strangers.ts';

const FORBIDDEN = { ok: false, error: { code: 'forbidden' } };

for (const address of [
  'app://bundle/index.html',
  'app://bundle/quick-dial.html',
  'about:blank',
  'data:text/html,<title>x</title>',
])
  test(`main hears no window that it has not made, with our preload and ${address}`, async ({ companion, centre }) => {
    const page = await companion.start();
    await signIn(page, centre);
    const before = centre.requests.length;
    const stranger = await openStranger(companion.app, address);
    const names = ['account.get', 'settings.get', 'dialer.state', 'seat.revealPassword', 'supervisor.state'];
    expect(
      await sendFrom(
        companion.app,
        stranger,
        names.map((name) => [name, undefined]),
      ),
    ).toEqual({ forbidden: names.length });
    expect(centre.requests.slice(before).filter(({ path }) => !path.endsWith('/records'))).toEqual([]);
  });

test('main hears its own window no more while another page is in it', async ({ companion, centre }) => {
  const page = await companion.start();
  await signIn(page, centre);
  const answer = await companion.app.evaluate(async ({ BrowserWindow }) => {
    const window = BrowserWindow.getAllWindows().find((one) => one.webContents.getURL().includes('index.html'));
    // Only main can take it there: no page can.
    await window?.loadURL('data:text/html,<title>x</title>');
    return (await window?.webContents.executeJavaScript(`companion.request('account.get', undefined)`)) as unknown;
  });
  expect(answer).toEqual(FORBIDDEN);
  companion.pageErrors.length = 0;
});

test('main hears no frame within its window, whatever its address', async ({ companion }) => {
  const page = await companion.start(['--demo']);
  await page.evaluate(() => document.body.append(document.createElement('iframe')));
  expect(await askAs(companion.app, 'top')).toMatchObject({ ok: true });
  expect(await askAs(companion.app, 'frame')).toEqual(FORBIDDEN);
  expect(await askAs(companion.app, 'frame-of-ours')).toEqual(FORBIDDEN);
  expect(await askAs(companion.app, 'gone')).toEqual(FORBIDDEN);
  companion.pageErrors.length = 0;
});

/**
 * Asks what main has put behind the IPC door, as Electron does for a message of this frame. Frames have no preload, and so no way to send one; were one
 * ever given to them, this is what would hold.
 */
function askAs(app: ElectronApplication, who: 'top' | 'frame' | 'frame-of-ours' | 'gone'): Promise<Result<unknown>> {
  return app.evaluate(({ BrowserWindow, ipcMain }, kind) => {
    const window = BrowserWindow.getAllWindows().find((one) => one.webContents.getURL().includes('index.html'));
    const top = window?.webContents.mainFrame;
    const frame = top?.frames[0];
    if (!window || !top || !frame) throw new Error('there is no frame');
    const frames = { top, frame, 'frame-of-ours': { parent: top, url: top.url }, gone: null };
    const { _invokeHandlers: handlers } = ipcMain as unknown as {
      _invokeHandlers: Map<string, (event: object, ...args: unknown[]) => Promise<Result<unknown>>>;
    };
    const event = { sender: window.webContents, senderFrame: frames[kind] };
    const handle = handlers.get('request');
    if (!handle) throw new Error('there is no door');
    return handle(event, 'account.get', undefined);
  }, who);
}
