import { WORDS } from '../../src/main/i18n/words.ts';
import { callouts, expect, numberField, onLinux, signIn, test, words } from './companion.ts';
import { closeWindow, windowState } from './windows.ts';

onLinux('the tray is asked over the session bus');
const menu = WORDS['zh-CN'];

test('dials from the quick dial that the tray opens, and Escape hides it', async ({ companion, centre }) => {
  const page = await companion.start();
  await signIn(page, centre);
  const quick = await companion.window('quick-dial.html');
  const isShown = async () => (await windowState(companion.app, 'quick-dial.html')).isVisible;
  await expect.poll(() => companion.tray.labels()).toContainEqual(expect.stringContaining('演示坐席一'));
  await companion.tray.click(menu.quickDial);
  await expect.poll(() => isShown()).toBe(true);
  await quick.getByLabel(words.number.label).fill('15405714321');
  await expect(quick.getByText(words.number.willDial('15405714321'))).toBeVisible();
  await quick.getByLabel(words.number.label).press('Enter');
  await expect(quick.getByText(words.dial.ringing).first()).toBeVisible();
  await expect(page.getByText(words.dial.ringing).first()).toBeVisible();
  expect(callouts(centre)).toHaveLength(1);
  await quick.keyboard.press('Escape');
  await expect.poll(() => isShown()).toBe(false);
});

test('shows seat, recent numbers (masked) and caller IDs in its menu, and a recent number only fills', async ({
  companion,
  centre,
}) => {
  const page = await companion.start();
  await signIn(page, centre);
  await expect.poll(() => companion.tray.labels(menu.recent)).toContainEqual(expect.stringMatching(/\*\*\*\*/));
  expect(await companion.tray.labels(menu.callerId)).toContainEqual(expect.stringContaining('销售热线'));
  const [recent = ''] = await companion.tray.labels(menu.recent);
  await companion.tray.click(recent, menu.recent);
  await expect(numberField(page)).toHaveValue(/\d{6}/);
  expect(callouts(centre)).toEqual([]);
  const [, second = ''] = await companion.tray.labels(menu.callerId);
  await companion.tray.click(second, menu.callerId);
  await expect(page.getByRole('combobox', { name: /销售热线/ })).toBeVisible();
});

test('closing the main window hides it to the tray, and the tray brings it back', async ({ companion }) => {
  await companion.start(['--demo']);
  await expect.poll(() => companion.tray.labels()).not.toEqual([]);
  await closeWindow(companion.app, 'index.html');
  const mainIsVisible = async () => (await windowState(companion.app, 'index.html')).isVisible;
  await expect.poll(mainIsVisible).toBe(false);
  await companion.tray.click(menu.open);
  await expect.poll(mainIsVisible).toBe(true);
});

test.describe('on a desktop without a tray', () => {
  test.use({ hasTray: false });

  test('closing the main window ends the app instead of hiding it', async ({ companion }) => {
    await companion.start(['--demo']);
    const ended = companion.app.waitForEvent('close');
    await closeWindow(companion.app, 'index.html').catch(() => undefined);
    await ended;
  });
});

test('a second start shows the first one, and --quick-dial its quick dial', async ({ companion }) => {
  await companion.start(['--demo']);
  const arrived = companion.app.evaluate(
    ({ app }) => new Promise<string[]>((resolve) => app.once('second-instance', (_event, argv) => resolve(argv))),
  );
  await companion.startSecond(['--quick-dial']);
  expect(await arrived).toContain('--quick-dial');
});
