import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { en } from '../../src/renderer/i18n/en.ts';
import { zhCn } from '../../src/renderer/i18n/zh-cn.ts';
import { expect, test } from './companion.ts';
import { answerDialog } from './windows.ts';

const WORDS = { 'zh-CN': zhCn, en };
/** 姓名,手机,等级 and 张三, as a Chinese spreadsheet writes them. */
const HEADER = Buffer.from('d0d5c3fb2ccad6bbfa2cb5c8bcb60a', 'hex');
const ZHANG = Buffer.from('d5c5c8fd', 'hex');
const ROWS = 20_000;
/** Busy at once, then one who talks, then one who is skipped. */
const FIRST = ['15405710003', '15405714321', '15405714322'];

/** A file in GBK whose customers are `张三0`, `张三1` … */
function gbkFile(): Buffer {
  const lines = Array.from({ length: ROWS }, (_, n) => {
    const number = FIRST[n] ?? String(15_405_800_000 + n);
    return Buffer.concat([ZHANG, Buffer.from(`${n},${number},A${n % 3}\n`)]);
  });
  return Buffer.concat([HEADER, ...lines]);
}

for (const language of ['zh-CN', 'en'] as const)
  test(`a list of 20,000 customers in ${language}: imported, worked and settled by keyboard alone`, async ({
    companion,
  }) => {
    test.setTimeout(240_000);
    const t = WORDS[language];
    const page = await companion.start([`--lang=${language}`]);
    const keys = page.keyboard;
    let step = 0;
    const look = async (): Promise<void> => {
      step += 1;
      await page.waitForTimeout(300);
      await page.screenshot({ path: `out/e2e/call-lists/${step}.${language}.png`, animations: 'disabled' });
    };
    /** Tab until something of this name has the focus. */
    const reach = async (name: string): Promise<void> => {
      for (let n = 0; n < 40; n++) {
        const focused = await page.evaluate(() => {
          const { activeElement: at } = document;
          return at?.getAttribute('aria-label') ?? at?.textContent.trim();
        });
        if (focused === name) return;
        await keys.press('Tab');
      }
      throw new Error(`${name} cannot be reached by Tab`);
    };
    const path = join(companion.folder, 'spring.csv');
    await writeFile(path, gbkFile());
    await page.getByRole('button', { name: t.account.demoEnter }).focus();
    await keys.press('Enter');
    await page.getByRole('listitem').first().waitFor();

    await keys.press('Control+6');
    await expect(page.getByText(t.callLists.empty)).toBeVisible();
    await look();
    await answerDialog(companion.app, { canceled: false, filePaths: [path] });
    await reach(t.callLists.import);
    await keys.press('Enter');
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByText('GB18030')).toBeVisible({ timeout: 30_000 });
    await expect(dialog.getByLabel(t.contacts.import.listName)).toHaveValue('spring');
    await expect(dialog.getByText(t.contacts.import.good(ROWS))).toBeVisible({ timeout: 30_000 });
    await look();
    await reach(t.contacts.import.run(ROWS));
    await keys.press('Enter');
    await expect(dialog.getByText(t.contacts.import.added(ROWS))).toBeVisible({ timeout: 30_000 });
    await keys.press('Escape');
    await look();
    await reach(t.callLists.work);
    await keys.press('Enter');
    const card = page.getByRole('article', { name: t.callLists.card });
    const title = card.getByRole('heading', { level: 2 });
    await expect(title).toHaveText('张三0');
    await expect(card.getByText('A0', { exact: true })).toBeVisible();
    await look();
    await page.waitForTimeout(600); // a key right after a customer came up was meant for the one before
    await keys.press('Enter');
    await expect(card.getByText(t.dial.customerMissed).first()).toBeVisible({ timeout: 60_000 });
    await expect(card.getByText(t.callLists.stateLine.tries(1))).toBeVisible({ timeout: 30_000 });
    await look();

    // What the record suggests has the focus: one Enter takes it, the next one goes on.
    await expect(card.getByRole('group', { name: t.outcomes.choose })).toBeVisible();
    await keys.press('Enter');
    await expect(card.getByRole('button', { name: t.outcomes.change })).toBeVisible();
    await keys.press('Enter');
    await expect(title).toHaveText('张三1');
    await page.waitForTimeout(600);
    await keys.press('c');
    await expect(card.getByText(t.dial.ended).first()).toBeVisible({ timeout: 90_000 });
    await expect(card.getByText(t.callLists.states.reached).first()).toBeVisible({ timeout: 30_000 });
    await look();

    await keys.press('n');
    await expect(title).toHaveText('张三2');
    await page.waitForTimeout(600);
    await keys.press('s');
    await expect(title).toHaveText('张三3');
    await page.waitForTimeout(600);
    await keys.press('l');
    await expect(page.getByLabel(t.followUps.when, { exact: true })).toBeFocused();
    await keys.type(t.followUps.quickTexts[1] ?? '');
    await expect(page.getByText(t.followUps.understood('|').split('|')[0] ?? '')).toBeVisible();
    await keys.press('Enter');
    await expect(title).toHaveText('张三4');
    await page.waitForTimeout(600);
    await keys.press('x');
    await expect(title).toHaveText('张三5');
    await look();
    await reach(t.callLists.back);
    await keys.press('Enter');
    await expect(page.getByText(t.callLists.progress(3, ROWS)).first()).toBeVisible();
    await expect(page.getByText(t.callLists.rate(50)).first()).toBeVisible();

    // The last of 20,000 is a key away.
    await page.getByRole('listbox', { name: t.callLists.rows }).focus();
    await keys.press('End');
    await expect(page.getByText(`张三${ROWS - 1}`)).toBeVisible();
    await look();
    await keys.press('Control+1');
    await expect(page.getByText(t.callLists.upNext('spring'))).toBeVisible();
    await look();
  });
