import { setTimeout as sleep } from 'node:timers/promises';
import { expect, field, numberField, onLinux, signIn, test, typeHost, words } from './companion.ts';

onLinux('the keyring is one of the tests’ own');

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

test.describe('while a keyring asks for its password and nobody answers', () => {
  test.use({ keychain: 'asks' });

  test('quits nevertheless, and can be started again', async ({ companion, centre }) => {
    const page = await companion.start();
    await typeHost(page, centre.host);
    await field(page, words.account.tokenTitle).fill(centre.token);
    await page.getByText('演示坐席一', { exact: true }).click();
    await page.getByRole('button', { name: words.account.signInAs('演示坐席一') }).click();
    await expect.poll(() => companion.keyring.prompts).toBeGreaterThan(0);
    const ended = companion.stop().then(() => 'ended');
    const process = companion.app.process();
    const end = await Promise.race([ended, sleep(20_000).then(() => 'still there')]);
    if (end !== 'ended') process.kill('SIGKILL');
    expect(end).toBe('ended');
    // Whoever is alive keeps a second start from opening a window.
    await expect((await companion.start()).getByText(words.account.missingTitle('演示坐席一'))).toBeVisible();
  });
});
