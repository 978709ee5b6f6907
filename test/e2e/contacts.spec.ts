import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { callButton, callouts, expect, goTo, numberField, signIn, test, words } from './companion.ts';
import { answerDialog } from './windows.ts';

const THEIRS = '15405710003';
/** 姓名,公司,手机 and 张三丰,测试公司,15405710003, as LibreOffice saves it in GBK. */
const GBK = Buffer.concat([
  Buffer.from('d0d5c3fb2cb9abcbbe2ccad6bbfa0ad5c5c8fdb7e12cb2e2cad4b9abcbbe2c', 'hex'),
  Buffer.from(`${THEIRS}\n,,12\n`),
]);

test('imports contacts from GBK, finds one by initials, and stops a call to a number not to call', async ({
  companion,
  centre,
}) => {
  const page = await companion.start();
  await signIn(page, centre);
  await goTo(page, 'contacts');
  const path = join(companion.folder, 'gbk.csv');
  await writeFile(path, GBK);
  await answerDialog(companion.app, { canceled: false, filePaths: [path] });
  await page.getByRole('button', { name: words.contacts.importFile }).first().click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText('GB18030')).toBeVisible();
  await expect(dialog.getByText(words.contacts.import.odd(1))).toBeVisible();
  await dialog.getByRole('button', { name: words.contacts.import.run(1) }).click();
  await expect(dialog.getByText(words.contacts.import.added(1))).toBeVisible();
  await dialog.getByRole('button', { name: words.contacts.import.close }).click();

  await page.getByLabel(words.contacts.search).fill('zsf');
  await page.getByRole('option', { name: /张三丰/ }).click();
  const card = page.getByRole('article', { name: words.contacts.card });
  await expect(card.getByText('测试公司')).toBeVisible();
  await card.getByRole('button', { name: words.contacts.doNotCall.add }).click();
  await expect(card.getByText(words.contacts.doNotCall.isOn)).toBeVisible();
  await card.getByRole('button', { name: words.contacts.call }).click();

  await expect(numberField(page)).toHaveValue(THEIRS);
  await expect(page.getByText('张三丰 · 测试公司')).toBeVisible();
  await callButton(page).click();
  await expect(page.getByRole('alertdialog')).toContainText(words.guard.questions['do-not-call'].title);
  expect(callouts(centre)).toEqual([]);
});
