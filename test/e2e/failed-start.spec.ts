import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, onLinux, test, words } from './companion.ts';

onLinux('the dialog is read and closed on an X display');

test('says in a dialog why it cannot start and ends, so that the next start can succeed', async ({
  companion,
  display,
}) => {
  const data = join(companion.folder, 'config', 'Softphone Companion');
  await mkdir(dirname(data), { recursive: true });
  await writeFile(data, 'no folder');
  const ended = companion.startSecond([]);
  const title = () => display?.property('Error', 'WM_NAME').catch(() => '');
  await expect.poll(title, { timeout: 20_000 }).toContain('Error');
  await display?.press('Return');
  await ended;
  await rm(data);
  const page = await companion.start();
  await expect(page.getByText(words.account.hostTitle).first()).toBeVisible();
});
