import { expect, field, numberField, signIn, test, words } from './companion.ts';

test.describe('with a locked keychain', () => {
  test.use({ keychain: 'locked' });

  test('keeps the token in memory, shows a banner that stays, and writes no file with it', async ({
    companion,
    centre,
  }) => {
    const page = await companion.start();
    await signIn(page, centre);
    await expect(page.getByText(words.shell.memoryBanner)).toBeVisible();
    expect(await companion.writtenFiles()).not.toContain(centre.token);

    await companion.stop();
    const again = await companion.start();
    await expect(again.getByText(words.account.missingTitle('演示坐席一'))).toBeVisible();
    await again.getByRole('button', { name: words.account.missingTry }).click();
    await expect(again.getByText(words.account.missingStill)).toBeVisible();
    await field(again, words.account.tokenTitle).fill(centre.token);
    await again.getByRole('button', { name: words.account.signInAs('演示坐席一') }).click();
    await expect(numberField(again)).toBeVisible();
  });
});

test.describe('without a keychain', () => {
  test.use({ keychain: 'none' });

  test('works for the session, with the banner', async ({ companion, centre }) => {
    const page = await companion.start();
    await signIn(page, centre);
    await expect(page.getByText(words.shell.memoryBanner)).toBeVisible();
  });
});
