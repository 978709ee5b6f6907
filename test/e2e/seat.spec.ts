import { expect, goTo, signIn, test, words } from './companion.ts';

test('shows my own seat, and its password only when asked', async ({ companion, centre }) => {
  const page = await companion.start();
  await signIn(page, centre);
  const seats = (await (
    await fetch(`${centre.host}/unified-api/call/openapi/ent/v1/sips?agent_id=9007199254740993`, {
      headers: { Authorization: `Bearer ${centre.token}` },
    })
  ).json()) as { sip: string; password: string }[];
  const password = seats[0]?.password ?? '';
  expect(password).not.toBe('');

  await goTo(page, 'seat');
  await expect(page.getByText('80010001', { exact: true })).toBeVisible();
  await expect(page.getByText(/12 天后到期/).first()).toBeVisible();
  await expect(page.getByText(password)).toBeHidden();
  await page.getByRole('button', { name: words.seat.reveal }).click();
  await expect(page.getByText(password)).toBeVisible();
  await page.getByRole('button', { name: words.seat.hideNow, exact: true }).click();
  await expect(page.getByText(password)).toBeHidden();

  await page.getByRole('button', { name: words.seat.copyPassword }).click();
  await expect.poll(() => companion.app.evaluate(({ clipboard }) => clipboard.readText())).toBe(password);
  expect(await companion.writtenFiles()).not.toContain(password);
});

test('asks the server for this agent only', async ({ companion, centre }) => {
  const page = await companion.start();
  await signIn(page, centre, 1);
  const before = centre.requests.length;
  await goTo(page, 'seat');
  await page.getByRole('button', { name: words.seat.refresh }).click();
  await expect(page.getByText('80010002', { exact: true })).toBeVisible();
  await expect
    .poll(() => centre.requests.slice(before).filter(({ path }) => path.includes('/sips')).length)
    .toBeGreaterThan(0);
  for (const { path } of centre.requests.slice(before).filter((request) => request.path.includes('/sips'))) {
    expect(path).toContain('agent_id=9007199254740992');
  }
});

test('takes the password off the clipboard after 30 seconds, unless something else was copied', async ({
  companion,
}) => {
  const page = await companion.start(['--demo']);
  const clipboard = () => companion.app.evaluate(({ clipboard }) => clipboard.readText());
  await goTo(page, 'seat');
  await page.getByRole('button', { name: words.seat.copyPassword }).click();
  await expect.poll(clipboard).toMatch(/^\w{12}$/);
  await expect.poll(clipboard, { timeout: 40_000, intervals: [2_000] }).toBe('');
  await page.getByRole('button', { name: words.seat.copySip }).click();
  await expect.poll(clipboard).toBe('80010001');
});
