import { spawn, type ChildProcess } from 'node:child_process';
import type { Page } from 'playwright/test';
import { startFakeBaresip, type FakeBaresip } from '../support/fake-baresip.ts';
import { FakeMicrosip } from '../support/fake-microsip.ts';
import type { Companion } from '../support/companion.ts';
import { expect, numberField, onLinux, signIn, test, words } from './companion.ts';
import { ask } from './history.ts';
import { answerLoosening, closeWindow, windowState } from './windows.ts';

onLinux('the owner of the phone’s port is asked of the kernel, and the focus of the window manager');

const CUSTOMER = '15405714321';
const t = words.phoneCalls;

async function connect(companion: Companion, page: Page, baresip: FakeBaresip): Promise<void> {
  await answerLoosening(companion.app, true); // another port than baresip's own
  await ask(page, 'phone.change', { eventsFrom: 'baresip', controlPort: baresip.port });
  await expect.poll(async () => (await ask(page, 'phoneCalls.get', undefined)).link).toEqual({ is: 'connected' });
}

const isCardShown = async (companion: Companion) => (await windowState(companion.app, 'call-card.html')).isVisible;

test('a call that comes in is on a card that leaves the focus where it is, is answered there, and ends', async ({
  companion,
  centre,
}) => {
  const baresip = await startFakeBaresip();
  try {
    const page = await companion.start();
    await signIn(page, centre);
    await connect(companion, page, baresip);
    const card = await companion.window('call-card.html');
    expect(await isCardShown(companion)).toBe(false);
    await numberField(page).fill('138');

    baresip.ring(`sip:${CUSTOMER}@127.0.0.1`, 'Zhang\u202e San');
    await expect(card.getByText(t.incoming)).toBeVisible();
    await expect(card.getByText('154****4321')).toBeVisible();
    await expect(card.getByText(t.calledItself('Zhang San'))).toBeVisible();
    await expect.poll(() => isCardShown(companion)).toBe(true);
    expect((await windowState(companion.app, 'index.html')).isFocused).toBe(true);
    expect((await windowState(companion.app, 'call-card.html')).isFocused).toBe(false);
    await page.keyboard.type('0013');
    await expect(numberField(page)).toHaveValue('1380013');

    await card.getByRole('button', { name: t.answer }).click();
    await expect(card.getByText(t.talking('0:0'), { exact: false })).toBeVisible();
    await card.getByRole('button', { name: t.mute }).click();
    await expect(card.getByRole('button', { name: t.unmute })).toBeVisible();
    await card.getByRole('button', { name: t.hangUp }).click();
    await expect(card.getByText(t.endedAfter(''), { exact: false })).toBeVisible();
    await expect.poll(() => isCardShown(companion), { timeout: 20_000 }).toBe(false);
    expect(baresip.commands.filter((command) => ['accept', 'mute', 'hangup'].includes(command))).toEqual([
      'accept',
      'mute',
      'hangup',
    ]);
  } finally {
    await baresip.close();
  }
});

test('a page cannot answer, decline or hang up without the agent, and the card may ask nothing else', async ({
  companion,
  centre,
}) => {
  const baresip = await startFakeBaresip();
  try {
    const page = await companion.start();
    await signIn(page, centre);
    await connect(companion, page, baresip);
    const card = await companion.window('call-card.html');
    baresip.ring(`sip:${CUSTOMER}@127.0.0.1`);
    await expect(card.getByText(t.incoming)).toBeVisible();
    const { calls } = await ask(page, 'phoneCalls.get', undefined);
    const asked = await card.evaluate(async (id) => {
      const results = [
        await window.companion.request('phoneCalls.answer', { id }),
        await window.companion.request('phoneCalls.hangUp', { id }),
        await window.companion.request('seat.get', { fresh: false }),
        await window.companion.request('phone.get', undefined),
        await window.companion.request('app.openMain', {}),
      ];
      return results.map((result) => (result.ok ? 'ok' : result.error.code));
    }, calls[0]?.id ?? '');
    expect(asked).toEqual(['no-gesture', 'no-gesture', 'forbidden', 'forbidden', 'forbidden']);
    expect(baresip.commands).not.toContain('accept');
    baresip.drop();
    await expect(card.getByText(t.lost)).toBeVisible();
  } finally {
    await baresip.close();
  }
});

test('the key answers the call that rings while another program has the focus, and hangs up; a missed one is said', async ({
  companion,
  centre,
  display,
}) => {
  const baresip = await startFakeBaresip();
  let other: ChildProcess | undefined;
  try {
    const page = await companion.start();
    await signIn(page, centre);
    await connect(companion, page, baresip);
    await ask(page, 'settings.change', { callShortcut: 'CommandOrControl+Shift+F8' });
    expect(await ask(page, 'app.callShortcut', undefined)).toMatchObject({ is: 'active' });
    const card = await companion.window('call-card.html');
    other = spawn('xev', ['-name', 'another program'], {
      env: { ...process.env, DISPLAY: display?.name },
      stdio: 'ignore',
    });
    await expect.poll(() => display?.property('another program', 'WM_STATE').catch(() => '')).toContain('Normal');
    await expect.poll(async () => (await windowState(companion.app, 'index.html')).isFocused).toBe(false);
    baresip.ring(`sip:${CUSTOMER}@127.0.0.1`);
    await expect.poll(() => isCardShown(companion)).toBe(true);
    await display?.press('ctrl+shift+F8');
    await expect(card.getByText(t.talking('0:0'), { exact: false })).toBeVisible();
    expect((await windowState(companion.app, 'index.html')).isFocused).toBe(false);
    await page.waitForTimeout(1_600); // a key that is held must not hang up what it has just answered
    await display?.press('ctrl+shift+F8');
    await expect(card.getByText(t.endedAfter(''), { exact: false })).toBeVisible();
    const missed = baresip.ring(`sip:${CUSTOMER}@127.0.0.1`);
    await expect(card.getByText(t.incoming)).toBeVisible();
    baresip.hangUp(missed);
    await expect(card.getByText(t.missed)).toBeVisible();
    // At once, and without a record.
    await expect
      .poll(async () => (await ask(page, 'calls.missed', undefined))[0])
      .toMatchObject({ customerNumber: CUSTOMER, state: 'ring-missed', times: 1, heardId: expect.any(String) });
  } finally {
    other?.kill();
    await baresip.close();
  }
});

test('MicroSIP tells of a call by starting the app a second time, which shows the card and no window', async ({
  companion,
  centre,
}) => {
  const page = await companion.start();
  await signIn(page, centre);
  await answerLoosening(companion.app, true);
  await ask(page, 'phone.change', { eventsFrom: 'microsip', domain: 'sip.example.com' });
  const state = () => ask(page, 'phoneCalls.get', undefined);
  expect((await state()).link).toEqual({ is: 'waiting' });
  const shown = await ask(page, 'phone.setUpText', { text: 'microsip' });
  expect(shown.isWithoutHooks).toBe(false);
  const key = (/"key": "([\da-f]{48})"/.exec(await companion.writtenFiles()) ?? [])[1] ?? '';
  expect(key).not.toBe('');
  expect(shown.text, 'a window never gets the key').not.toContain(key);
  const ini = shown.text.replace(/(phone-event \w+) \S+/g, `$1 ${key}`);
  // The program and the folder of the app; Playwright's own way of starting it stands in their place.
  const microsip = new FakeMicrosip(ini, ([, , ...words]) => companion.startSecond(words));
  const card = await companion.window('call-card.html');
  await closeWindow(companion.app, 'index.html');

  const call = await microsip.ring(CUSTOMER);
  await expect(card.getByText(t.incoming)).toBeVisible();
  await expect(card.getByText('154****4321')).toBeVisible();
  await expect(card.getByRole('button', { name: t.answer })).toBeVisible();
  await expect(card.getByRole('button', { name: t.decline })).toBeHidden();
  expect((await state()).link).toEqual({ is: 'connected' });
  if (call) await microsip.confirm(call);
  await expect(card.getByText(t.talking('0:0'), { exact: false })).toBeVisible();
  if (call) await microsip.end(call);
  await expect(card.getByText(t.endedAfter(''), { exact: false })).toBeVisible();
  await companion.startSecond(['phone-event', 'ring', '0'.repeat(48), '--', CUSTOMER]);
  await companion.startSecond(['phone-event', 'ring']);
  expect((await state()).calls.filter(({ stage }) => stage !== 'ended')).toEqual([]);
  expect((await windowState(companion.app, 'index.html')).isVisible, 'no start of a phone opens a window').toBe(false);
});

test('a phone that starts the app while it does not run opens nothing', async ({ companion }) => {
  await companion.startSecond(['phone-event', 'ring', '0'.repeat(48), '--', CUSTOMER]);
  expect(await companion.writtenFiles()).not.toContain('main.log');
  const page = await companion.start();
  await expect(page.getByText(words.account.hostTitle).first()).toBeVisible();
});
