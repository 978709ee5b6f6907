import { expect, numberField, onLinux, test, words } from './companion.ts';
import { ask, callRows, synced } from './history.ts';

test('a working day without a mouse: dial, look a call up, note, find a command, change a setting, read the help', async ({
  companion,
}) => {
  const page = await companion.start(['--demo']);
  const keys = page.keyboard;
  await synced(page);

  await numberField(page).waitFor();
  await keys.press('Control+1');
  await numberField(page).focus();
  await keys.type('15405714321');
  await keys.press('Enter');
  await expect(page.getByText(words.dial.ringing).first()).toBeVisible();

  await keys.press('Control+f');
  await expect(page.getByLabel(words.calls.searchLabel)).toBeFocused();
  await keys.type('154');
  await expect(callRows(page).first()).toBeVisible();
  await page.waitForTimeout(300);
  await page.getByRole('listbox', { name: words.calls.list }).focus();
  await keys.press('ArrowDown');
  await keys.press('Enter');
  const detail = page.getByRole('article', { name: words.calls.detail });
  await expect(detail).toBeVisible();
  await keys.press('n');
  await keys.type('nothing to point with');
  await expect(detail.getByText(words.calls.notes.saved).first()).toBeVisible();
  await keys.press('Escape');
  await expect(detail).toBeHidden();

  await keys.press('Control+k');
  await expect(page.getByRole('dialog')).toBeVisible();
  await keys.type(words.shell.screens.settings);
  await page.waitForTimeout(300);
  await keys.press('Enter');
  await expect(page.getByRole('dialog')).toBeHidden();
  await keys.press('Control+5');
  await expect(page.getByRole('navigation').locator('[aria-current="page"]')).toHaveAccessibleName(
    words.shell.screens.settings,
  );

  await keys.press('Control+1');
  await numberField(page).focus();
  await keys.press('F1');
  await expect(page.getByRole('dialog')).toBeVisible();
  await keys.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(numberField(page)).toBeFocused();
  expect((await ask(page, 'dialer.state', undefined)).is).not.toBe('idle');
});

test('Tab goes through the dialer in the order of the eye, and is always seen', async ({ companion }) => {
  const page = await companion.start(['--demo']);
  await page.getByRole('listitem').first().waitFor();
  await numberField(page).focus();
  const seen: string[] = [];
  for (let step = 0; step < 8; step++) {
    const { name, top, isVisible } = await page.evaluate(() => {
      const element = document.activeElement as HTMLElement;
      const { top: y, height } = element.getBoundingClientRect();
      const style = getComputedStyle(element);
      const isOutlined = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0;
      return {
        name: element.getAttribute('aria-label') ?? element.textContent.trim(),
        top: Math.round(y),
        // A field shows its focus on the frame around it.
        isVisible: height > 0 && (isOutlined || element.tagName === 'INPUT' || style.boxShadow !== 'none'),
      };
    });
    expect.soft(isVisible, `${name} shows that it has the focus`).toBe(true);
    seen.push(`${String(top).padStart(4)} ${name}`);
    await page.keyboard.press('Tab');
  }
  const tops = seen.map((line) => Number(line.slice(0, 4)));
  expect(Math.max(...tops.map((top, i) => (tops[i - 1] ?? 0) - top))).toBeLessThan(60);
  expect(new Set(seen).size).toBe(seen.length);
});

test('leaves the keys to an input method that puts a word together', async ({ companion }) => {
  const page = await companion.start(['--demo']);
  await synced(page);
  await page.keyboard.press('Control+f');
  const search = page.getByLabel(words.calls.searchLabel);
  await search.fill('杭州');
  for (const key of ['ArrowDown', 'Enter', 'Escape']) await search.dispatchEvent('keydown', { key, isComposing: true });
  await expect(search).toBeFocused();
  await expect(search).toHaveValue('杭州');
  await search.dispatchEvent('keydown', { key: 'Escape' });
  await expect(search).toHaveValue('');
  await callRows(page).first().click();
  const detail = page.getByRole('article', { name: words.calls.detail });
  await page.keyboard.press('n');
  await detail.locator('textarea').first().dispatchEvent('keydown', { key: 'Escape', isComposing: true });
  await expect(detail).toBeVisible();
});

test('"n" in the inbox of missed calls opens no call of the other list', async ({ companion }) => {
  const page = await companion.start(['--demo']);
  await synced(page);
  await page.keyboard.press('Control+2');
  await page.getByRole('listbox', { name: words.calls.list }).focus();
  await page.keyboard.press('ArrowDown');
  const { length } = await ask(page, 'calls.missed', undefined);
  await page.getByRole('radio', { name: words.calls.missed.section(String(length)) }).click();
  await page.keyboard.press('n');
  await expect(page.getByRole('list', { name: words.calls.missed.list })).toBeVisible();
  await expect(page.getByRole('article', { name: words.calls.detail })).toBeHidden();
});

test('Ctrl with + and - changes the size of everything, Ctrl+R loads nothing anew, and Ctrl+Q quits', async ({
  companion,
  display,
}) => {
  onLinux('real keys are pressed on its display');
  const page = await companion.start(['--demo']);
  await numberField(page).fill('1540');
  await numberField(page).focus();
  const percent = async () => (await ask(page, 'settings.get', undefined)).settings.zoomPercent;
  for (const keys of ['ctrl+plus', 'ctrl+plus', 'ctrl+minus']) await display?.press(keys);
  await expect.poll(percent).toBe(110);
  await display?.press('ctrl+0');
  await expect.poll(percent).toBe(100);
  await display?.press('ctrl+r');
  await display?.press('F5');
  await page.waitForTimeout(500);
  await expect(numberField(page)).toHaveValue('1540');
  const ended = companion.app.waitForEvent('close');
  await display?.press('ctrl+q');
  await ended;
});
