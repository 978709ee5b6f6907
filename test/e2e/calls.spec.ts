import { expect, goTo, numberField, signIn, test, words } from './companion.ts';
import type { CallPage, Result } from '../../src/preload/contract/index.ts';
import type { Page } from 'playwright/test';

/** What main gives a window for this filter. */
function listed(page: Page, filter: object): Promise<Result<CallPage>> {
  return page.evaluate((input) => window.companion.request('calls.list', input), { filter });
}

test('lists my calls newest first, and only mine', async ({ companion, centre }) => {
  const page = await companion.start();
  await signIn(page, centre);
  await goTo(page, 'calls');
  await expect(page.getByRole('list').getByRole('button').first()).toBeVisible();

  const answer = await listed(page, {});
  if (!answer.ok) throw new Error(answer.error.code);
  const times = answer.value.calls.map(({ startedAt }) => startedAt ?? 0);
  expect(times).toEqual([...times].sort((a, b) => b - a));
  expect(new Set(answer.value.calls.map(({ agentSip }) => agentSip))).toEqual(new Set(['80010001']));
  const asked = centre.requests.filter(({ path }) => path.endsWith('/records'));
  expect(asked.length).toBeGreaterThan(0);
  for (const { text } of asked) expect(text).toContain('"agent_id":9007199254740993');
});

test('filters by direction, result and part of a number', async ({ companion, centre }) => {
  const page = await companion.start();
  await signIn(page, centre);
  await goTo(page, 'calls');
  await page.getByRole('radio', { name: words.calls.directions.inbound }).click();
  await expect.poll(() => centre.requests.at(-1)?.text).toContain('"call_types":["来电"]');

  const answer = await listed(page, { direction: 'outbound', states: ['customer-missed'], numberPart: '154' });
  if (!answer.ok) throw new Error(answer.error.code);
  expect(answer.value.calls.length).toBeGreaterThan(0);
  for (const call of answer.value.calls) {
    expect(call.direction).toBe('outbound');
    expect(call.state).toBe('customer-missed');
    expect(call.customerNumber).toContain('154');
  }
});

test('shows a call in words, plays its recording, and fills the dialer to call back', async ({ companion, centre }) => {
  const page = await companion.start();
  await signIn(page, centre);
  await goTo(page, 'calls');
  const answer = await listed(page, {});
  if (!answer.ok) throw new Error(answer.error.code);
  const index = answer.value.calls.findIndex(({ isRecorded }) => isRecorded);
  await page
    .getByRole('button', { name: /\*\*\*\*/ })
    .nth(index)
    .click();
  const detail = page.getByRole('article', { name: words.calls.detail });
  await expect(detail.getByText(words.calls.fields.answerWay, { exact: true })).toBeVisible();
  await expect(detail.getByText(answer.value.calls[index]?.uuid ?? '')).toBeVisible();

  await detail.getByRole('button', { name: words.calls.recording.get }).click();
  await expect(detail.getByRole('slider')).toBeVisible();
  await expect
    .poll(() => page.locator('audio').evaluate((audio: HTMLAudioElement) => audio.duration))
    .toBeGreaterThan(0);

  await detail.getByRole('button', { name: words.calls.callBack }).click();
  await expect(numberField(page)).toHaveValue(answer.value.calls[index]?.customerNumber ?? '');
});

test('masks numbers in the list, and reveals one on a gesture', async ({ companion, centre }) => {
  const page = await companion.start();
  await signIn(page, centre);
  await goTo(page, 'calls');
  const row = page.getByRole('button', { name: /154\*\*\*\*\d{4}/ }).first();
  await expect(row).toBeVisible();
  await row.click();
  await page.getByRole('button', { name: words.calls.reveal }).click();
  await expect(page.getByRole('heading', { name: /154 \d{4} \d{4}/ })).toBeVisible();
});

test('says that the server cannot be reached, and recovers with a click', async ({ companion, centre }) => {
  const page = await companion.start();
  await signIn(page, centre);
  const dead = centre.rotateToken();
  await goTo(page, 'calls');
  await expect(page.getByText(words.errors['token-rejected'])).toBeVisible();
  expect(dead).not.toBe('');
});
