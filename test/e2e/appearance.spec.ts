import { expect, goTo, numberField, test, words } from './companion.ts';
import { en } from '../../src/renderer/i18n/en.ts';

test('switches language and theme at once, and remembers both', async ({ companion }) => {
  const page = await companion.start(['--demo']);
  await goTo(page, 'settings');
  await page.getByRole('radio', { name: words.settings.languages.en }).click();
  await expect(page.getByRole('navigation').getByRole('button', { name: en.shell.screens.calls })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await page.getByRole('radio', { name: en.settings.themes.dark }).click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  const dark = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);

  await companion.stop();
  const again = await companion.start(['--demo']);
  await expect(again.getByLabel(en.number.label)).toBeVisible();
  expect(await again.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe(dark);
});

test('follows the language of the system', async ({ companion }) => {
  const page = await companion.start(['--demo', '--lang=en-US'], { LANG: 'en_US.UTF-8', LANGUAGE: 'en_US' });
  await expect(page.getByLabel(en.number.label)).toBeVisible();
  await expect(numberField(page)).toBeHidden();
});
