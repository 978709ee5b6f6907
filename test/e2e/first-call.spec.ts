import { WORDS as MAIN_WORDS } from '../../src/main/i18n/words.ts';
import { en } from '../../src/renderer/i18n/en.ts';
import { zhCn } from '../../src/renderer/i18n/zh-cn.ts';
import { expect, onLinux, test } from './companion.ts';

onLinux('the tray is clicked over the session bus');

const WORDS = { 'zh-CN': zhCn, en };
const CUSTOMER = '15405714321';

for (const language of ['zh-CN', 'en'] as const)
  test(`the README's first call, in ${language}: into the demo, out of the tray, found in the list and read`, async ({
    companion,
  }) => {
    const t = WORDS[language];
    const page = await companion.start([`--lang=${language}`]);
    let step = 0;
    const look = async (of = page): Promise<void> => {
      step += 1;
      await of.waitForTimeout(300);
      await of.screenshot({ path: `out/e2e/first-call/${step}.${language}.png`, animations: 'disabled' });
    };

    await page.getByRole('button', { name: t.account.demoEnter }).waitFor();
    await look();
    await page.getByRole('button', { name: t.account.demoEnter }).click();
    await expect(page.getByLabel(t.number.label)).toBeVisible();
    await look();

    await expect.poll(() => companion.tray.labels()).not.toEqual([]);
    await companion.tray.click(MAIN_WORDS[language].quickDial);
    const quick = await companion.window('quick-dial.html');
    await quick.getByLabel(t.number.label).fill(CUSTOMER);
    await expect(quick.getByText(t.number.willDial(CUSTOMER))).toBeVisible();
    await look(quick);
    await quick.getByLabel(t.number.label).press('Enter');
    await expect(quick.getByText(t.dial.ringing).first()).toBeVisible();
    await look(quick);
    await expect(quick.getByText(t.dial.ended).first()).toBeVisible({ timeout: 90_000 });
    await look(quick);
    await quick.keyboard.press('Escape');

    await page.getByRole('navigation').getByRole('button', { name: t.shell.screens.calls }).click();
    const newest = page.getByRole('listbox', { name: t.calls.list }).getByRole('option').first();
    await expect(newest).toContainText('154****4321', { timeout: 60_000 });
    await look();
    await newest.click();
    const call = page.getByRole('article', { name: t.calls.detail });
    await expect(call.getByText(t.callStates.answered).first()).toBeVisible();
    await look();
    await call.getByRole('button', { name: t.palette.more }).first().click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await look();
  });
