import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, field, goTo, numberField, signIn, test, typeHost, words } from './companion.ts';

test('enters the demo from the first screen with one click', async ({ companion }) => {
  const page = await companion.start();
  await page.getByRole('button', { name: words.account.demoEnter }).click();
  await expect(numberField(page)).toBeVisible();
  await expect(page.getByText(words.shell.demo, { exact: true })).toBeVisible();
  await expect(page.getByText('演示坐席一')).toBeVisible();
});

test('starts inside the demo with --demo', async ({ companion }) => {
  const page = await companion.start(['--demo']);
  await expect(numberField(page)).toBeVisible();
  await expect(page.getByText(words.shell.demo, { exact: true })).toBeVisible();
});

test('signs in by host, token and picking oneself, and remembers it after a restart', async ({ companion, centre }) => {
  const page = await companion.start();
  await signIn(page, centre, 0);
  await expect(page.getByText('演示坐席一')).toBeVisible();
  await expect(page.getByText(words.shell.memoryBanner)).toBeHidden();
  await companion.stop();

  const again = await companion.start();
  await expect(numberField(again)).toBeVisible();
  await expect(again.getByText('演示坐席一')).toBeVisible();
  expect(await companion.writtenFiles()).toContain('9007199254740993');
});

test('says that a token is wrong, next to the token', async ({ companion, centre }) => {
  const page = await companion.start();
  await typeHost(page, centre.host);
  await field(page, words.account.tokenTitle).fill('not-the-token');
  await expect(page.getByText(words.errors['token-rejected'])).toBeVisible();
});

test('says that a token with a line break in it is not one, and sends nothing', async ({ companion, centre }) => {
  const page = await companion.start();
  await typeHost(page, centre.host);
  await field(page, words.account.tokenTitle).fill('half a token');
  await expect(page.getByText(words.badInputs['token-spaces'])).toBeVisible();
  expect(centre.requests.filter(({ hasAuthorization }) => hasAuthorization)).toEqual([]);
});

test('says that nothing listens at a host', async ({ companion }) => {
  const page = await companion.start();
  const closed = createServer().listen(0, '127.0.0.1');
  await once(closed, 'listening');
  const { port } = closed.address() as AddressInfo;
  closed.close();
  await typeHost(page, `http://127.0.0.1:${port}`);
  await expect(page.getByText(words.errors.offline)).toBeVisible();
});

for (const [typed, reason] of [
  ['http://192.0.2.10', 'host-insecure'],
  ['https://api.example.com/some/path', 'host-path'],
  ['not a host', 'host-malformed'],
] as const) {
  test(`explains what is wrong with the host “${typed}”`, async ({ companion }) => {
    const page = await companion.start();
    await typeHost(page, typed);
    await expect(page.getByText(words.badInputs[reason])).toBeVisible();
  });
}

test('says that a host which answers with a web page is not the API', async ({ companion }) => {
  const server = createServer((_request, response) =>
    response.setHeader('Content-Type', 'text/html').end('<h1>Welcome to the hotel</h1>'),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const page = await companion.start();
  await typeHost(page, `127.0.0.1:${(server.address() as AddressInfo).port}`);
  await expect(page.getByText(words.errors.tls)).toBeVisible(); // without a scheme it is https, which nobody speaks there
  await typeHost(page, `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  await expect(page.getByText(words.errors['bad-answer'])).toBeVisible();
  server.close();
});

test('starts with defaults and says so when the settings file is damaged', async ({ companion }) => {
  const file = join(companion.folder, 'config', 'Softphone Companion', 'settings.json');
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, '{"theme": "dark", ');
  const page = await companion.start(['--demo']);
  await goTo(page, 'settings');
  await expect(page.getByText(/settings\.json\.unreadable-/)).toBeVisible();
});

test('leaves nothing behind when signed out', async ({ companion, centre }) => {
  const page = await companion.start();
  await signIn(page, centre, 0);
  await goTo(page, 'settings');
  await page.getByRole('button', { name: words.settings.signOut }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: words.settings.signOut }).click();
  await expect(field(page, words.account.hostTitle)).toBeVisible();
  const files = await companion.writtenFiles();
  for (const trace of [centre.token, '9007199254740993', '演示坐席一', '80010001']) expect(files).not.toContain(trace);

  await companion.stop();
  const again = await companion.start();
  await expect(field(again, words.account.hostTitle)).toBeVisible();
});

test('a token that was replaced shows one banner, signs nobody out, and takes the new token', async ({
  companion,
  centre,
}) => {
  const page = await companion.start();
  await signIn(page, centre);
  centre.rotateToken();
  await goTo(page, 'seat');
  await page.getByRole('button', { name: words.seat.refresh }).click();
  await expect(page.getByText(words.account.deadTitle, { exact: true })).toBeVisible();
  const before = centre.requests.length;
  await goTo(page, 'calls');
  await expect(page.getByText(words.calls.history.paused['token-dead']).first()).toBeVisible();
  expect(centre.requests.length).toBe(before);

  await page.getByRole('button', { name: words.account.deadEnter }).click();
  await field(page, words.account.tokenTitle).fill(centre.token);
  await page.getByRole('button', { name: words.account.deadUse, exact: true }).click();
  await expect(page.getByText(words.account.deadTitle, { exact: true })).toBeHidden();
  await expect(page.getByText('演示坐席一')).toBeVisible();
});
