import { NOTICE_WORDS } from '../../src/main/i18n/notice-words.ts';
import { en } from '../../src/renderer/i18n/en.ts';
import { zhCn } from '../../src/renderer/i18n/zh-cn.ts';
import { expect, onLinux, test } from './companion.ts';

onLinux('notifications are read over the session bus');

const WORDS = { 'zh-CN': zhCn, en };
const CUSTOMER = '15405714321';
const SOON = { 'zh-CN': '10分钟后', en: 'in 10 minutes' };
const LATER_MS = 11 * 60_000;

for (const language of ['zh-CN', 'en'] as const)
  test(`a promised call in ${language}: written down by keyboard, told when it is due, called, and gone when they talked`, async ({
    companion,
  }) => {
    test.setTimeout(300_000); // the app may take a minute to see that a time has come
    const t = WORDS[language];
    const page = await companion.start([`--lang=${language}`]);
    let step = 0;
    const look = async (): Promise<void> => {
      step += 1;
      await page.waitForTimeout(300);
      await page.screenshot({ path: `out/e2e/follow-ups/${step}.${language}.png`, animations: 'disabled' });
    };
    await page.getByRole('button', { name: t.account.demoEnter }).click();
    const list = page.getByRole('region', { name: t.followUps.title });
    await page.getByLabel(t.number.label).fill(CUSTOMER);
    await list.getByRole('button', { name: t.followUps.add, exact: true }).click();
    await expect(page.getByLabel(t.followUps.when, { exact: true })).toBeFocused();
    await page.keyboard.type(SOON[language]);
    await expect(page.getByText(t.followUps.understood('|').split('|')[0] ?? '')).toBeVisible();
    await look();
    await page.keyboard.press('Enter');
    const row = list.getByRole('button', { name: t.followUps.fill('154****4321') });
    await expect(row).toBeVisible();
    await look();

    // The computer's clock is set on; a minute is as long as the app may take to see it.
    await companion.app.evaluate((_electron, ms) => {
      const now = Date.now.bind(Date);
      Date.now = () => now() + ms;
    }, LATER_MS);
    const due = NOTICE_WORDS[language].followUps(1);
    await expect
      .poll(() => companion.notifications.texts().map(({ title }) => title), { timeout: 90_000 })
      .toContain(due);
    await look();

    await row.focus();
    await page.keyboard.press('Enter');
    await page.getByLabel(t.number.label).press('Enter');
    await expect(page.getByText(t.dial.ended).first()).toBeVisible({ timeout: 90_000 });
    await expect(row).toHaveCount(0, { timeout: 60_000 });
    await look();
  });
