import type { Page } from 'playwright/test';
import { en } from '../../src/renderer/i18n/en.ts';
import { zhCn } from '../../src/renderer/i18n/zh-cn.ts';
import { expect, signIn, test } from './companion.ts';

const WORDS = { 'zh-CN': zhCn, en };
const [FIRST, SECOND] = ['15405714321', '15405714322'];
const LATER = { 'zh-CN': '明天下午三点', en: 'tomorrow 3 pm' };

for (const language of ['zh-CN', 'en'] as const)
  test(`outcomes in ${language}: one digit after the call plans a follow-up or ends all calls, and what has none is an open item`, async ({
    companion,
    centre,
  }) => {
    const t = WORDS[language];
    const page = await companion.start();
    await signIn(page, centre);
    await page.evaluate(
      (tag) => window.companion.request('settings.change', { language: tag, wantsOutcomes: true }),
      language,
    );
    const field = page.getByLabel(t.number.label);
    const list = page.getByRole('region', { name: t.followUps.title });
    const card = page.getByRole('region', { name: t.dial.progress });
    const call = async (number: string): Promise<void> => {
      await field.fill(number);
      await field.press('Enter');
      await expect(card.getByText(t.dial.ringing).first()).toBeVisible();
      await expect(card.getByText(t.dial.ended).first()).toBeVisible({ timeout: 30_000 });
    };

    // The number that was called has the focus: it goes to the suggested code, and one digit is enough.
    await call(FIRST);
    await expect(card.getByRole('button', { name: codeLabel(language, 0), exact: true })).toBeFocused();
    await look(page, `asked.${language}`);
    await page.keyboard.press('2');
    await expect(page.getByLabel(t.followUps.when, { exact: true })).toBeFocused();
    await page.keyboard.type(LATER[language]);
    await page.keyboard.press('Enter');
    await expect(list.getByRole('button', { name: t.followUps.fill('154****4321') })).toBeVisible();
    await expect(card.getByText(codeLabel(language, 1))).toBeVisible();
    await look(page, `set.${language}`);

    // A call without an outcome holds nobody up: the next number can be typed and called at once.
    await call(SECOND);
    await field.fill(FIRST);
    const open = list.getByRole('button', { name: t.outcomes.fill('154****4322') });
    await expect(open).toBeVisible({ timeout: 20_000 });
    await look(page, `open.${language}`);
    await open.focus();
    await page.keyboard.press('Enter');
    await look(page, `choosing.${language}`);
    await page.keyboard.press('4');
    await expect(open).toHaveCount(0);
    await expect(page.getByText(t.outcomes.set('154****4322', codeLabel(language, 3)))).toBeVisible();

    await field.fill(SECOND);
    await field.press('Enter');
    await expect(page.getByRole('alertdialog')).toContainText(codeLabel(language, 3));
    await look(page, `refused.${language}`);
  });

/** As they are by default. */
function codeLabel(language: keyof typeof WORDS, place: number): string {
  const labels = {
    'zh-CN': ['有意向', '再联系', '没有意向', '不要再打'],
    en: ['Interested', 'Call back', 'Not interested', 'Do not call'],
  };
  return labels[language][place] ?? '';
}

async function look(page: Page, name: string): Promise<void> {
  await page.waitForTimeout(300);
  await page.screenshot({ path: `out/e2e/outcomes/${name}.png`, animations: 'disabled' });
}
