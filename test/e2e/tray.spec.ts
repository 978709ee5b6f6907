import { callouts, expect, numberField, signIn, test, words } from './companion.ts';
import { clickTray, trayLabels } from './tray.ts';

test('dials from the quick dial that the tray opens, and Escape hides it', async ({ companion, centre }) => {
  const page = await companion.start();
  await signIn(page, centre);
  const quick = await companion.window('quick-dial.html');
  await expect.poll(() => trayLabels(companion.app)).toContainEqual(expect.stringContaining('演示坐席一'));
  await clickTray(companion.app, 'quick-dial');
  await expect.poll(() => isVisible('quick-dial')).toBe(true);
  await quick.getByLabel(words.number.label).fill('15405714321');
  await expect(quick.getByText(words.number.willDial('15405714321'))).toBeVisible();
  await quick.getByLabel(words.number.label).press('Enter');
  await expect(quick.getByText(words.dial.ringing).first()).toBeVisible();
  await expect(page.getByText(words.dial.ringing).first()).toBeVisible();
  expect(callouts(centre)).toHaveLength(1);
  await quick.keyboard.press('Escape');
  await expect.poll(() => isVisible('quick-dial')).toBe(false);

  function isVisible(part: string): Promise<boolean> {
    return companion.app.evaluate(
      ({ BrowserWindow }, name) =>
        BrowserWindow.getAllWindows().some(
          (window) => window.webContents.getURL().includes(name) && window.isVisible(),
        ),
      part,
    );
  }
});

test('shows seat, recent numbers (masked) and caller IDs in its menu, and a recent number only fills', async ({
  companion,
  centre,
}) => {
  const page = await companion.start();
  await signIn(page, centre);
  await expect.poll(() => trayLabels(companion.app, 'recent')).toContainEqual(expect.stringMatching(/\*\*\*\*/));
  expect(await trayLabels(companion.app, 'caller-id')).toContainEqual(expect.stringContaining('销售热线'));
  await clickTray(companion.app, 'recent', 0);
  await expect(numberField(page)).toHaveValue(/\d{6}/);
  expect(callouts(centre)).toEqual([]);
  await clickTray(companion.app, 'caller-id', 1);
  await expect(page.getByRole('combobox', { name: /销售热线/ })).toBeVisible();
});

test('closing the main window hides it to the tray, and the tray brings it back', async ({ companion }) => {
  await companion.start(['--demo']);
  await expect.poll(() => trayLabels(companion.app)).not.toEqual([]);
  await companion.app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()
      .find((window) => window.webContents.getURL().includes('index.html'))
      ?.close();
  });
  const mainIsVisible = () =>
    companion.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().some(
        (window) => window.webContents.getURL().includes('index.html') && window.isVisible(),
      ),
    );
  await expect.poll(mainIsVisible).toBe(false);
  await clickTray(companion.app, 'open');
  await expect.poll(mainIsVisible).toBe(true);
});

test.describe('on a desktop without a tray', () => {
  test.use({ hasTray: false });

  test('closing the main window ends the app instead of hiding it', async ({ companion }) => {
    await companion.start(['--demo']);
    const ended = companion.app.waitForEvent('close');
    await companion.app
      .evaluate(({ BrowserWindow }) => {
        BrowserWindow.getAllWindows()
          .find((window) => window.webContents.getURL().includes('index.html'))
          ?.close();
      })
      .catch(() => undefined);
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
