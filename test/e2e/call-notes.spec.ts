import { en } from '../../src/renderer/i18n/en.ts';
import { zhCn } from '../../src/renderer/i18n/zh-cn.ts';
import { expect, signIn, test } from './companion.ts';

const WORDS = { 'zh-CN': zhCn, en };
const CUSTOMER = '15405714321';
const NOTE = { 'zh-CN': '要报价，周五前回电', en: 'Wants a quote before Friday' };

for (const language of ['zh-CN', 'en'] as const)
  test(`a note that is typed during the call stands on its record afterwards, also after a restart (${language})`, async ({
    companion,
    centre,
  }) => {
    const t = WORDS[language];
    const page = await companion.start();
    await signIn(page, centre);
    await page.evaluate((tag) => window.companion.request('settings.change', { language: tag }), language);
    const card = page.getByRole('region', { name: t.dial.progress });
    await page.getByLabel(t.number.label).fill(CUSTOMER);
    await page.getByLabel(t.number.label).press('Enter');
    const note = card.getByLabel(t.outcomes.note);
    await note.click();
    await page.keyboard.type(NOTE[language]);
    await expect(card.getByText(t.calls.notes.saved)).toBeVisible();
    await page.screenshot({ path: `out/e2e/outcomes/note.${language}.png`, animations: 'disabled' });
    await expect(card.getByText(t.dial.ended).first()).toBeVisible({ timeout: 30_000 });
    // Whoever is writing goes on writing: the outcome is asked for beside it.
    await expect(note).toBeFocused();
    await page.keyboard.press('Alt+1');
    await expect(card.getByText(t.outcomes.change)).toBeVisible();

    await companion.stop();
    const again = await companion.start();
    await again.getByRole('navigation').getByRole('button', { name: t.shell.screens.calls }).click();
    await again.getByRole('option').first().click();
    const detail = again.getByRole('article', { name: t.calls.detail });
    await expect(detail.getByLabel(t.calls.notes.text(t.calls.notes.ofCall))).toHaveValue(NOTE[language]);
    await expect(detail.getByRole('status').getByText(language === 'en' ? 'Interested' : '有意向')).toBeVisible();
    await again.screenshot({ path: `out/e2e/outcomes/detail.${language}.png`, animations: 'disabled' });
  });
