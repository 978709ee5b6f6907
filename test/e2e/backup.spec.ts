import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright/test';
import type { Language } from '../../src/preload/contract/index.ts';
import { en } from '../../src/renderer/i18n/en.ts';
import { zhCn } from '../../src/renderer/i18n/zh-cn.ts';
import { expect, goTo, signIn, test } from './companion.ts';
import { answerDialog } from './windows.ts';

const WORDS = { 'zh-CN': zhCn, en };
const NUMBER = '15405714321';
const SECRET = 'correct horse battery';
for (const language of ['zh-CN', 'en'] as const)
  test(`own data in ${language}: saved, gone for the next agent, and back for the same one`, async ({
    companion,
    centre,
  }) => {
    test.slow(); // three sign-ins
    const t = WORDS[language];
    const page = await companion.start();
    const names = (): Promise<string[]> =>
      page.evaluate(async () => {
        const found = await window.companion.request('contacts.list', { search: '', from: 0, count: 9 });
        return found.ok ? found.value.rows.map(({ name }) => name) : [found.error.code];
      });
    const enter = async (agent: number): Promise<void> => {
      await page.waitForTimeout(1_000);
      await speak(page, 'zh-CN');
      await signIn(page, centre, agent);
    };
    const leave = async (): Promise<void> => {
      await goTo(page, 'settings');
      await speak(page, language);
      await page.getByRole('button', { name: t.settings.signOut }).click();
      const dialog = page.getByRole('alertdialog', { name: t.settings.signOutTitle });
      await expect(dialog.getByText(t.backup.leaving.counting)).toBeHidden();
      await look(page, `leaving.${language}`);
      await dialog.getByRole('button', { name: t.settings.signOut }).click();
      await expect(page.locator('input').and(page.getByLabel(t.account.hostTitle, { exact: true }))).toBeVisible();
    };

    await enter(0);
    const csv = join(companion.folder, 'people.csv');
    await writeFile(csv, `姓名,公司,手机\n张三丰,测试公司,${NUMBER}\n`);
    await answerDialog(companion.app, { canceled: false, filePaths: [csv] });
    await goTo(page, 'contacts');
    await page.getByRole('button', { name: zhCn.contacts.importFile }).first().click();
    const importing = page.getByRole('dialog');
    await importing.getByRole('button', { name: zhCn.contacts.import.run(1) }).click();
    await importing.getByRole('button', { name: zhCn.contacts.import.close }).click();

    await goTo(page, 'settings');
    await speak(page, language);
    await answerDialog(companion.app, {
      canceled: false,
      filePath: join(companion.folder, 'mine.age'),
      filePaths: [join(companion.folder, 'mine.age')],
    });
    await unfold(page, t);
    await page.getByRole('button', { name: t.backup.save }).click();
    const asking = page.getByRole('alertdialog', { name: t.backup.saveTitle });
    await asking.getByLabel(t.backup.passphrase, { exact: true }).fill(SECRET);
    await asking.getByLabel(t.backup.again).fill(SECRET);
    await look(page, `passphrase.${language}`);
    await asking.getByRole('button', { name: t.backup.saveYes }).click();
    await expect(page.getByText(t.backup.saved('mine.age'))).toBeVisible({ timeout: 30_000 });
    await look(page, `saved.${language}`);

    await speak(page, 'zh-CN');
    await leave();
    expect(await companion.writtenFiles()).not.toContain('张三丰');
    await enter(1);
    expect(await names()).toEqual([]);
    await goTo(page, 'settings');
    await speak(page, language);
    await page.getByRole('button', { name: t.settings.signOut }).click();
    const nothing = page.getByRole('alertdialog', { name: t.settings.signOutTitle });
    await expect(nothing.getByText(t.backup.leaving.nothing)).toBeVisible();
    await nothing.getByRole('button', { name: t.settings.signOut }).click();
    await expect(page.locator('input').and(page.getByLabel(t.account.hostTitle, { exact: true }))).toBeVisible();

    await enter(0);
    await speak(page, language);
    await expect(page.getByText(t.backup.vault.returned)).toBeVisible();
    expect(await names()).toEqual(['张三丰']);
    await look(page, `returned.${language}`);
    await page.getByRole('button', { name: t.backup.vault.ok, exact: true }).click();
    await expect(page.getByText(t.backup.vault.returned)).toBeHidden();

    // More sign-ins within a minute than the app allows would be needed to be without them once more.
    await speak(page, 'zh-CN');
    await goTo(page, 'settings');
    await speak(page, language);
    await unfold(page, t);
    await page.getByRole('button', { name: t.backup.restore }).click();
    const opening = page.getByRole('alertdialog', { name: t.backup.restoreTitle('mine.age') });
    await opening.getByLabel(t.backup.passphrase, { exact: true }).fill('not this one');
    await opening.getByRole('button', { name: t.backup.restoreYes }).click();
    await expect(opening.getByText(t.backup.problems['wrong-passphrase'])).toBeVisible({ timeout: 30_000 });
    await look(page, `refused.${language}`);
    await opening.getByLabel(t.backup.passphrase, { exact: true }).fill(SECRET);
    await opening.getByRole('button', { name: t.backup.restoreYes }).click();
    await expect(page.getByText(t.backup.restored, { exact: true })).toBeVisible({ timeout: 30_000 });
    await expect(page.getByText(t.backup.nothingNew)).toBeVisible();
    await look(page, `restored.${language}`);
    expect(await names()).toEqual(['张三丰']);
  });

/** Tried again: pages begin anew after a session. */
async function speak(page: Page, tag: Language): Promise<void> {
  await expect(async () => {
    await page.evaluate((language) => window.companion.request('settings.change', { language }), tag);
  }).toPass();
}

/** In a narrow window a group of settings is a lid. */
async function unfold(page: Page, t: typeof zhCn): Promise<void> {
  await page.getByRole('heading', { name: t.settings.groups.file }).getByRole('button').click();
}

async function look(page: Page, name: string): Promise<void> {
  await page.waitForTimeout(300);
  await page.screenshot({ path: `out/e2e/backup/${name}.png`, animations: 'disabled' });
}
