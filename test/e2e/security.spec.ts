import { setTimeout as sleep } from 'node:timers/promises';
import type { JSHandle, Page } from 'playwright/test';
import { callButton, callouts, expect, field, goTo, numberField, signIn, test, typeHost, words } from './companion.ts';
import { answerLoosening } from './windows.ts';

test('the token is in no page, no log, no file and no command line', async ({ companion, centre }) => {
  const page = await companion.start();
  await signIn(page, centre);
  for (const screen of ['calls', 'seat', 'settings', 'dial'] as const) {
    await goTo(page, screen);
    expect(await page.content()).not.toContain(centre.token);
  }
  await companion.stop();
  const again = await companion.start();
  await expect(numberField(again)).toBeVisible();
  const session = await again.context().newCDPSession(again);
  let hits = 0;
  session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => (hits += chunk.includes('CANARY') ? 1 : 0));
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  expect(hits).toBe(0);

  const { argv, env } = await companion.app.evaluate(() => ({
    argv: process.argv.join(' '),
    env: JSON.stringify(process.env),
  }));
  expect(argv + env).not.toContain(centre.token);
  await companion.stop();
  expect(await companion.writtenFiles()).not.toContain(centre.token);
  expect(companion.output).not.toContain(centre.token);
});

test('the window has no Node, no network and one door to main', async ({ companion }) => {
  const page = await companion.start(['--demo']);
  const found = await page.evaluate(async () => {
    const attempt = (deed: () => unknown) => {
      try {
        deed();
        return 'done';
      } catch {
        return 'blocked';
      }
    };
    return {
      globals: ['require', 'process', 'module', 'Buffer', 'electron', 'ipcRenderer'].filter(
        (name) => name in globalThis,
      ),
      bridge: Object.keys(window.companion).sort(),
      network: await fetch('https://example.invalid/').then(
        () => 'reached',
        () => 'blocked',
      ),
      // Not here and now: what a debugger evaluates is not bound by the page's policy.
      evaluated: await new Promise<string>((resolve) => setTimeout(() => resolve(attempt(() => (0, eval)('1'))))),
      inline: attempt(() => document.body.setAttribute('onclick', 'document.title = "run"')),
      markup: attempt(() => (document.createElement('p').innerHTML = '<img src="x">')),
    };
  });
  expect(found).toEqual({
    globals: [],
    bridge: ['on', 'request'],
    network: 'blocked',
    evaluated: 'blocked',
    inline: 'blocked',
    markup: 'blocked',
  });
  companion.pageErrors.length = 0; // the two refusals are reported there, as they should be
});

test('opens no other window, follows no link and takes no dropped page', async ({ companion }) => {
  const page = await companion.start(['--demo']);
  const before = page.url();
  const opened = await page.evaluate(() => window.open('https://example.invalid/') === null);
  expect(opened).toBe(true);
  await page.evaluate(() => {
    const link = document.createElement('a');
    link.href = 'https://example.invalid/';
    document.body.append(link);
    link.click();
  });
  await page.waitForTimeout(300);
  expect(page.url()).toBe(before);
  companion.pageErrors.length = 0;
});

test('refuses requests that do not exist and inputs that do not fit, and never places a call for them', async ({
  companion,
  centre,
}) => {
  const page = await companion.start();
  await signIn(page, centre);
  const ask = (name: string, input: unknown) =>
    page.keyboard
      .press('Shift')
      .then(() => page.evaluate(([n, i]) => window.companion.request(n as never, i as never), [name, input] as const));
  expect(await ask('account.token', undefined)).toEqual({ ok: false, error: { code: 'forbidden' } });
  expect(await ask('__proto__', {})).toEqual({ ok: false, error: { code: 'forbidden' } });
  const forged = {
    text: '15405714321',
    callerId: { is: 'automatic' },
    reference: '',
    confirmed: [],
    agentId: '100003',
  };
  expect(await ask('dialer.dial', forged)).toMatchObject({ ok: false, error: { code: 'bad-input' } });
  expect(await ask('account.signIn', { host: centre.host, token: centre.token, agentId: '100003' })).toMatchObject({
    ok: false,
    error: { code: 'signed-in-already' },
  });
  expect(callouts(centre)).toEqual([]);
  await expect(page.getByText('演示坐席一')).toBeVisible();
});

test('lets a page neither dial nor reveal the password by itself', async ({ companion, centre }) => {
  const page = await companion.start();
  await signIn(page, centre);
  await numberField(page).fill('15405714321');
  await page.waitForTimeout(2_500); // the agent's last press has run out
  await page.evaluate(() => {
    const press = { key: 'Enter', code: 'Enter', bubbles: true };
    const field = document.querySelector('input');
    field?.dispatchEvent(new KeyboardEvent('keydown', press));
    field?.form?.requestSubmit();
    for (const button of document.querySelectorAll('button'))
      if (/呼叫|拨打|拨号/.test(button.textContent)) button.click();
  });
  await expect(page.getByText(words.errors['no-gesture']).first()).toBeVisible();
  const asked = await page.evaluate(() => window.companion.request('seat.revealPassword', undefined));
  expect(asked).toEqual({ ok: false, error: { code: 'no-gesture' } });
  expect(callouts(centre)).toEqual([]);
  await callButton(page).click();
  await expect.poll(() => callouts(centre)).toHaveLength(1);
});

test('one press allows one act, however long it is held', async ({ companion, centre }) => {
  const page = await companion.start();
  await signIn(page, centre);
  await page.waitForTimeout(2_500); // the agent's last press has run out
  const reveal = async () => (await page.evaluate(() => window.companion.request('seat.revealPassword', undefined))).ok;
  expect(await reveal()).toBe(false);
  await page.keyboard.down('Shift');
  expect(await reveal(), 'the key goes down').toBe(true);
  await page.keyboard.down('Shift');
  expect(await reveal(), 'the key repeats').toBe(false);
  await page.keyboard.up('Shift');
  expect(await reveal(), 'the key comes up').toBe(false);
  await page.mouse.move(2, 2);
  await page.mouse.down();
  expect(await reveal(), 'the button goes down').toBe(true);
  await page.mouse.up();
  expect(await reveal(), 'the button comes up').toBe(false);
});

test('a guard is loosened only with a yes in a dialog of the system', async ({ companion, centre }) => {
  const page = await companion.start();
  await signIn(page, centre);
  const loosen = () => page.evaluate(() => window.companion.request('settings.change', { callsPerDay: 0 }));
  await answerLoosening(companion.app, false);
  expect(await loosen()).toEqual({ ok: false, error: { code: 'not-confirmed' } });
  await answerLoosening(companion.app, true);
  expect(await loosen()).toMatchObject({ ok: true, value: { settings: { callsPerDay: 0 } } });
});

test('a page cannot send a token to a server that the agent has not typed', async ({ companion, centre }) => {
  const page = await companion.start();
  await expect(field(page, words.account.hostTitle)).toBeVisible();
  await answerLoosening(companion.app, false);
  const { host, token } = centre;
  const send = () => page.evaluate((input) => window.companion.request('account.testToken', input), { host, token });
  expect(await send()).toEqual({ ok: false, error: { code: 'not-confirmed' } });
  // What a script puts into the field is not what the agent has typed.
  await field(page, words.account.hostTitle).fill(host);
  expect(await send()).toEqual({ ok: false, error: { code: 'not-confirmed' } });
  expect(centre.requests).toEqual([]);
  await typeHost(page, host);
  expect(await send()).toMatchObject({ ok: true });
});

test('nothing of the agent who has signed out stays in a page', async ({ companion, centre }) => {
  const page = await companion.start();
  await signIn(page, centre);
  await goTo(page, 'seat');
  await expect(page.getByText('80010001').first()).toBeVisible();
  expect(await isInHeap(page, '80010001')).toBe(true);
  const loaded = page.waitForEvent('load', { timeout: 15_000 }).then(
    () => true,
    () => false,
  );
  await goTo(page, 'settings');
  await page.getByRole('button', { name: words.settings.signOut }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: words.settings.signOut }).click();
  expect(await loaded, 'the page is loaded anew').toBe(true);
  await expect(field(page, words.account.hostTitle)).toBeVisible();
  for (const trace of ['80010001', '演示坐席一']) expect(await isInHeap(page, trace)).toBe(false);
});

/** Whether a text is in the memory of the page's scripts; they are cleaned up first. */
async function isInHeap(page: Page, text: string): Promise<boolean> {
  const session = await page.context().newCDPSession(page);
  let snapshot = '';
  session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => (snapshot += chunk));
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  await session.detach();
  return snapshot.includes(text) || snapshot.includes(JSON.stringify(text).slice(1, -1));
}

test('the quick dial may ask for nothing but what it shows', async ({ companion, centre }) => {
  const page = await companion.start();
  await signIn(page, centre);
  const quick = await companion.window('quick-dial.html');
  for (const name of ['seat.revealPassword', 'calls.history', 'diagnostics.get', 'supervisor.state'] as const)
    expect(await quick.evaluate((n) => window.companion.request(n, undefined as never), name)).toEqual({
      ok: false,
      error: { code: 'forbidden' },
    });
});

test('grants no permission, no file picker and no full screen, and answers addresses that are none with 404', async ({
  companion,
}) => {
  const page = await companion.start(['--demo']);
  const state = await page.evaluate(async () => (await navigator.permissions.query({ name: 'geolocation' })).state);
  expect(state).not.toBe('granted');
  await expect(page.getByLabel(words.number.label)).toBeVisible();
  const pickers = ['showSaveFilePicker', 'showOpenFilePicker', 'showDirectoryPicker'];
  expect(await page.evaluate((names) => names.filter((name) => name in window), pickers)).toEqual([]);
  expect(await page.evaluate(askForPermissions)).toEqual([]);
  // Addresses that are not even text, lead outside the windows' folder, or to another host of our scheme: any page may ask for them.
  const addresses = ['app://bundle/%E0%A4%A', 'app://bundle/..%2fmain%2findex.js', 'app://other/index.html'];
  const statuses = await companion.app.evaluate(async ({ session }, all) => {
    const windows = session.fromPartition('windows');
    return Promise.all(all.map(async (address) => (await windows.fetch(address)).status));
  }, addresses);
  expect(statuses).toEqual(addresses.map(() => 404));
  companion.pageErrors.length = 0;
});

/** Runs in the page: what of all that a page can ask for is granted. */
async function askForPermissions(): Promise<string[]> {
  const names = ['geolocation', 'notifications', 'clipboard-read', 'persistent-storage', 'midi', 'storage-access'];
  const states = names.map(async (name) => {
    const query = navigator.permissions.query({ name: name as PermissionName });
    return query.then(
      ({ state }) => (state === 'granted' ? [name] : []),
      () => [],
    );
  });
  const soon = (asked: Promise<unknown>, name: string): Promise<string[]> =>
    Promise.race([
      asked.then(
        (answer) => (answer === 'denied' || answer === false ? [] : [`asked for ${name}`]),
        () => [],
      ),
      new Promise<string[]>((resolve) => setTimeout(() => resolve([]), 2_000)),
    ]);
  const asked = [
    soon(document.documentElement.requestFullscreen(), 'fullscreen'),
    soon(Notification.requestPermission(), 'notifications'),
    soon(navigator.storage.persist(), 'storage'),
    soon(navigator.clipboard.readText(), 'clipboard'),
    soon(navigator.mediaDevices.getUserMedia({ audio: true }), 'microphone'),
  ];
  return (await Promise.all([...states, ...asked])).flat();
}

test('a page saves no file by itself', async ({ companion }) => {
  const page = await companion.start(['--demo']);
  await expect(numberField(page)).toBeVisible();
  const saved = companion.app.evaluate(
    ({ session }) =>
      new Promise<string>((resolve) => {
        session.fromPartition('windows').on('will-download', (event, item) => {
          if (!event.defaultPrevented) item.cancel();
          resolve(event.defaultPrevented ? 'refused' : 'saved');
        });
      }),
  );
  await page.evaluate(() => {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob(['x']));
    link.download = 'x.txt';
    document.body.append(link);
    link.click();
  });
  expect(await saved).toBe('refused');
  companion.pageErrors.length = 0;
});

test('a page can load itself again, go nowhere else, and hears main after all of it', async ({ companion }) => {
  const page = await companion.start(['--demo']);
  await expect(numberField(page)).toBeVisible();
  const loaded = page.waitForEvent('load');
  await page.evaluate(() => location.reload());
  await loaded;
  await expect(numberField(page)).toBeVisible();
  const address = page.url();
  // Were one of them followed, the page would be gone before it could answer.
  for (const to of ['/quick-dial.html', 'https://example.invalid/'])
    await page.evaluate((place) => location.assign(place), to).catch(() => undefined);
  await page.waitForTimeout(500);
  expect(page.url()).toBe(address);
  await companion.startSecond(['tel:15405714321']);
  // Playwright waits for ever for the navigations that were refused: the window itself is asked.
  const main = (await companion.app.browserWindow(page)) as WindowHandle;
  await expect.poll(() => numberIn(main)).toMatch(/4321/);
});

type WindowHandle = JSHandle<Electron.BrowserWindow>;

/** What is in the number field of a window that Playwright no longer follows; undefined where the page does not answer. */
function numberIn(window: WindowHandle): Promise<unknown> {
  const asked = window.evaluate(({ webContents }) =>
    webContents.executeJavaScript(`document.querySelector('input')?.value`),
  );
  return Promise.race([asked, sleep(2_000)]).catch(() => undefined);
}

test('a window whose process dies is loaded again, the second time when it is opened', async ({ companion }) => {
  const page = await companion.start(['--demo']);
  await expect(numberField(page)).toBeVisible();
  const main = (await companion.app.browserWindow(page)) as WindowHandle;
  const isCrashed = (): Promise<boolean> => main.evaluate(({ webContents }) => webContents.isCrashed());
  const crash = (): Promise<void> =>
    main.evaluate(({ webContents }) => {
      const gone = new Promise<void>((resolve) => webContents.once('render-process-gone', () => resolve()));
      webContents.forcefullyCrashRenderer();
      return gone;
    });
  await crash();
  await expect.poll(() => numberIn(main)).toBe('');
  await crash();
  await sleep(500);
  expect(await isCrashed()).toBe(true);
  await companion.startSecond(['tel:15405714321']);
  await expect.poll(() => numberIn(main)).toMatch(/4321/);
});
