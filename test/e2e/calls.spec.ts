import { expect, goTo, numberField, signIn, test, words } from './companion.ts';
import { ask, callRows, firstCalls, synced } from './history.ts';

test('lists my calls newest first, and only mine', async ({ companion, centre }) => {
  const page = await companion.start();
  await signIn(page, centre);
  await goTo(page, 'calls');
  await expect(callRows(page).first()).toBeVisible();
  const { stored } = await synced(page);

  const outline = await ask(page, 'calls.outline', { filter: {} });
  expect(outline.count).toBe(stored);
  const rows = await ask(page, 'calls.rows', { outline: outline.id, from: 0, count: 100 });
  const times = rows.map((row) => row?.startedAt ?? 0);
  expect(times).toEqual([...times].sort((a, b) => b - a));
  const asked = centre.requests.filter(({ path }) => path.endsWith('/records'));
  expect(asked.length).toBeGreaterThan(0);
  for (const { text } of asked) expect(text).toContain('"agent_id":9007199254740993');
  await expect(page.getByText(words.calls.count(stored, stored.toLocaleString('zh-CN')))).toBeVisible();
});

test('filters by direction, outcome and a part of a number, without asking the server', async ({
  companion,
  centre,
}) => {
  const page = await companion.start();
  await signIn(page, centre);
  await goTo(page, 'calls');
  await synced(page);
  const before = centre.requests.length;
  await page.getByRole('button', { name: words.calls.filters }).click();
  await page.getByRole('radio', { name: words.calls.directions.inbound }).click();
  await page
    .getByRole('searchbox', { name: words.calls.searchLabel })
    .or(page.getByLabel(words.calls.searchLabel))
    .fill('154');
  const found = await firstCalls(page, { direction: 'inbound', search: '154' });
  expect(found.length).toBeGreaterThan(0);
  for (const call of found) {
    expect(call.direction).toBe('inbound');
    expect(`${call.customerNumber} ${call.trunkNumber ?? ''}`).toContain('154');
  }
  const { count } = await ask(page, 'calls.outline', { filter: { direction: 'inbound', search: '154' } });
  await expect(page.getByText(words.calls.count(count, String(count)))).toBeVisible();
  expect(centre.requests.length - before).toBeLessThan(3);
});

test('shows a call in words, plays its recording, and fills the dialer to call back', async ({ companion, centre }) => {
  const page = await companion.start();
  await signIn(page, centre);
  await goTo(page, 'calls');
  await synced(page);
  const calls = await firstCalls(page);
  const index = calls.findIndex(({ isRecorded }) => isRecorded);
  const rows = callRows(page);
  for (let down = 0; down <= index; down++) await page.getByRole('listbox').press('ArrowDown');
  await page.getByRole('listbox').press('Enter');
  await expect(rows.first()).toBeAttached();
  const detail = page.getByRole('article', { name: words.calls.detail });
  await expect(detail.getByText(words.calls.fields.answerWay, { exact: true })).toBeVisible();
  await expect(detail.getByText(calls[index]?.uuid ?? '')).toBeVisible();

  await detail.getByRole('button', { name: words.calls.recording.get }).click();
  await expect(detail.getByRole('slider')).toBeVisible();
  await expect
    .poll(() => page.locator('audio').evaluate((audio: HTMLAudioElement) => audio.duration))
    .toBeGreaterThan(0);

  await detail.getByRole('button', { name: words.calls.callBack }).click();
  await expect(numberField(page)).toHaveValue(calls[index]?.customerNumber ?? '');
});

test('masks numbers in the list, and reveals one on a gesture', async ({ companion, centre }) => {
  const page = await companion.start();
  await signIn(page, centre);
  await goTo(page, 'calls');
  const row = callRows(page)
    .filter({ hasText: /154\*\*\*\*\d{4}/ })
    .first();
  await expect(row).toBeVisible();
  await row.click();
  await page.getByRole('button', { name: words.calls.reveal }).click();
  await expect(page.getByRole('heading', { name: /154 \d{4} \d{4}/ })).toBeVisible();
});

test('keeps a note on a call over a restart, finds the call by it, and never sends it anywhere', async ({
  companion,
  centre,
}) => {
  const page = await companion.start();
  await signIn(page, centre);
  await goTo(page, 'calls');
  await synced(page);
  await callRows(page).first().click();
  const detail = page.getByRole('article', { name: words.calls.detail });
  await detail.getByLabel(words.calls.notes.text(words.calls.notes.ofCall)).fill('想要报价 QUOTE-77');
  await expect(detail.getByText(words.calls.notes.saved).first()).toBeVisible();
  await companion.app.close();

  const again = await companion.start();
  await goTo(again, 'calls');
  await again.getByLabel(words.calls.searchLabel).fill('quote-77');
  await expect(again.getByText(words.calls.count(1, '1'))).toBeVisible();
  expect(centre.requests.some(({ text }) => text.includes('QUOTE-77'))).toBe(false);
});

test('a missed customer is in the inbox until a call back has reached them', async ({ companion, centre }) => {
  const page = await companion.start();
  await signIn(page, centre);
  await synced(page);
  const missed = await ask(page, 'calls.missed', undefined);
  const one = missed.find(({ customerNumber }) => !/000[1-9]$/.test(customerNumber));
  expect(one).toBeDefined();
  await goTo(page, 'calls');
  await page.getByRole('radio', { name: words.calls.missed.section(String(missed.length)) }).click();
  const list = page.getByRole('list', { name: words.calls.missed.list });
  await expect(list.getByRole('listitem')).toHaveCount(missed.length);

  const { customerNumber = '' } = one ?? {};
  await ask(page, 'dialer.dial', { text: customerNumber, callerId: { is: 'automatic' }, reference: '', confirmed: [] });
  await expect
    .poll(async () => (await ask(page, 'calls.missed', undefined)).map((left) => left.customerNumber), {
      timeout: 30_000,
    })
    .not.toContain(customerNumber);
  await expect(list.getByRole('listitem')).toHaveCount(missed.length - 1);
});

test('says that the token is dead, keeps what it has, and reads on with a new one', async ({ companion, centre }) => {
  const page = await companion.start();
  await signIn(page, centre);
  await goTo(page, 'calls');
  await synced(page);
  centre.rotateToken();
  await ask(page, 'calls.sync', undefined);
  await expect(page.getByText(words.calls.history.paused['token-dead']).first()).toBeVisible();
  expect((await firstCalls(page)).length).toBe(50);
});
