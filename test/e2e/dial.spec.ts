import type { Input } from '../../src/preload/contract/index.ts';
import { callButton, callouts, expect, goTo, numberField, signIn, test, words } from './companion.ts';
import { ask, callRows, firstCalls, synced } from './history.ts';

const CUSTOMER = '15405714321';
/** The demo takes its time to accept these: long enough for every click to come while the first one is on its way. */
const SLOW_TO_ANSWER = '15405710005';

test('dials with automatic caller ID: exactly the documented body, once, and follows the call to its end', async ({
  companion,
  centre,
}) => {
  const page = await companion.start();
  await signIn(page, centre);
  await numberField(page).fill('154 0571-4321');
  await expect(page.getByText(words.number.willDial(CUSTOMER))).toBeVisible();
  await callButton(page).click();
  await expect(page.getByText(words.dial.ringing).first()).toBeVisible();
  await expect(page.getByText(words.dial.ended).first()).toBeVisible({ timeout: 20_000 });
  await expect(page.getByText(/通话 \d+ 秒|通话 \d:\d\d/).first()).toBeVisible();

  expect(callouts(centre)).toHaveLength(1);
  expect(callouts(centre)[0]).toMatch(
    /^\{"agent_id":9007199254740993,"callee":"15405714321","user_data":"sc:[0-9A-HJKMNP-TV-Z]{26}"\}$/,
  );
});

test('dials with the chosen number and the reference, and remembers the choice', async ({ companion, centre }) => {
  const page = await companion.start();
  await signIn(page, centre);
  await page.getByRole('combobox', { name: words.callerId.label }).click();
  await page.getByRole('option', { name: /销售热线/ }).click();
  await page.getByLabel(words.dialer.reference).fill('工单 42');
  await numberField(page).fill(CUSTOMER);
  await numberField(page).press('Enter');
  await expect(page.getByText(words.dial.ringing).first()).toBeVisible();
  expect(callouts(centre)).toHaveLength(1);
  expect(callouts(centre)[0]).toMatch(
    /^\{"agent_id":9007199254740993,"callee":"15405714321","trunk_number":"057100008001","user_data":"sc:[0-9A-HJKMNP-TV-Z]{26} 工单 42"\}$/,
  );

  await companion.stop();
  const again = await companion.start();
  await expect(again.getByRole('combobox', { name: /销售热线/ })).toBeVisible();
});

test('a double click places one call', async ({ companion, centre }) => {
  const page = await companion.start();
  await signIn(page, centre);
  await numberField(page).fill(CUSTOMER);
  await expect(callButton(page)).toBeEnabled();
  await callButton(page).dblclick();
  await expect(page.getByText(words.dial.ringing).first()).toBeVisible();
  expect(callouts(centre)).toHaveLength(1);
});

test('two windows at once place one call', async ({ companion, centre }) => {
  const page = await companion.start();
  await signIn(page, centre);
  const quick = await companion.window('quick-dial.html');
  const order: Input<'dialer.dial'> = {
    text: SLOW_TO_ANSWER,
    callerId: { is: 'automatic' },
    reference: '',
    confirmed: [],
  };
  await page.keyboard.press('Shift');
  const asked = (input: typeof order) => window.companion.request('dialer.dial', input);
  const answers = await Promise.all([
    page.evaluate(asked, order),
    quick.evaluate(asked, order),
    page.evaluate(asked, order),
  ]);
  // One press is one act: the second message of the page, and that of a window behind, do nothing.
  expect(answers.map((answer) => (answer.ok ? 'ok' : answer.error.code)).sort()).toEqual([
    'no-gesture',
    'no-gesture',
    'ok',
  ]);
  expect(callouts(centre)).toHaveLength(1);
});

test('says that the phone is not registered and what to do, and stays signed in', async ({ companion, centre }) => {
  const page = await companion.start();
  await signIn(page, centre);
  await numberField(page).fill('15405710004');
  await callButton(page).click();
  await expect(page.getByText(words.dial.phoneTitle).first()).toBeVisible();
  for (const step of words.dial.phoneSteps) await expect(page.getByText(step)).toBeVisible();
  await expect(numberField(page)).toBeVisible();
  expect(callouts(centre)).toHaveLength(1);
});

test("shows the server's own words when it refuses", async ({ companion, centre }) => {
  const page = await companion.start();
  await signIn(page, centre);
  await numberField(page).fill('15405710007');
  await callButton(page).click();
  await expect(page.getByText('号码在黑名单中').first()).toBeVisible();
});

test('says that a call may have been placed when the answer is lost, and finds out by itself', async ({
  companion,
  centre,
}) => {
  const page = await companion.start();
  await signIn(page, centre);
  await numberField(page).fill('15405710009');
  await callButton(page).click();
  await expect(page.getByText(words.dial.unknown).first()).toBeVisible();
  await expect(page.getByText(words.dial.ended).first()).toBeVisible({ timeout: 30_000 });
  expect(callouts(centre)).toHaveLength(1);
});

test('shows who is about to be called: the last call with them and what was written about them', async ({
  companion,
  centre,
}) => {
  const page = await companion.start();
  await signIn(page, centre);
  await synced(page);
  const [call] = (await firstCalls(page)).filter(({ customerNumber }) => customerNumber.startsWith('154'));
  const number = call?.customerNumber ?? '';
  const count = (await firstCalls(page, { search: number })).length;
  await ask(page, 'calls.saveNote', {
    target: { is: 'number', number },
    note: { text: '下午六点以后再打', tags: ['VIP'] },
  });
  await numberField(page).fill(number);
  const known = page.getByRole('region', { name: words.dialer.customer });
  await expect(known).toContainText('下午六点以后再打');
  await expect(known).toContainText('VIP');
  await known.getByRole('button', { name: words.dialer.callsWith(count) }).click();
  await expect(callRows(page)).toHaveCount(count);
  await goTo(page, 'dial');
  await numberField(page).fill('15405719999');
  await expect(known).toBeHidden();
});

test('asks before it calls a number again that may have been called', async ({ companion, centre }) => {
  const page = await companion.start();
  await signIn(page, centre);
  await numberField(page).fill('15405710008');
  await callButton(page).click();
  await expect(page.getByText(words.dial.unknown).first()).toBeVisible();
  await callButton(page).click();
  await expect(page.getByRole('alertdialog')).toContainText(words.guard.questions.repeat.title);
  // A question waits for its answer: the keys of the screens lead nowhere meanwhile.
  await page.keyboard.press('Control+2');
  await page.getByRole('alertdialog').getByRole('button', { name: words.dial.cancel }).click();
  await expect(numberField(page)).toBeVisible();
  expect(callouts(centre)).toHaveLength(1);
  await callButton(page).click();
  await page.getByRole('alertdialog').getByRole('button', { name: words.guard.questions.repeat.yes }).click();
  await expect.poll(() => callouts(centre).length).toBe(2);
});

test('refuses what is no number, in words', async ({ companion, centre }) => {
  const page = await companion.start();
  await signIn(page, centre);
  for (const [typed, why] of [
    ['138****8000', 'masked'],
    ['call me', 'not-a-number'],
    ['154', 'too-short'],
    ['+44 20 7946 0000', 'foreign'],
  ] as const) {
    await numberField(page).fill(typed);
    await expect(page.getByText(words.notDialable[why]).first()).toBeVisible();
    await numberField(page).press('Enter');
  }
  expect(callouts(centre)).toEqual([]);
});

test('the keypad types and a recent number fills, and neither dials', async ({ companion, centre }) => {
  const page = await companion.start();
  await signIn(page, centre);
  await page.getByRole('button', { name: words.dialer.showKeypad }).click();
  for (const digit of '10086') await page.getByRole('button', { name: digit, exact: true }).click();
  await expect(numberField(page)).toHaveValue('10086');
  await numberField(page).evaluate((field: HTMLInputElement) => {
    field.focus();
    field.setSelectionRange(3, 3);
  });
  for (const digit of '12') await page.getByRole('button', { name: digit, exact: true }).click();
  await expect(numberField(page)).toHaveValue('1001286');
  await page
    .getByRole('region', { name: words.dialer.recent })
    .getByRole('listitem')
    .first()
    .getByRole('button')
    .click();
  await expect(numberField(page)).not.toHaveValue('1001286');
  await expect(numberField(page)).toHaveValue(/\d{6}/);
  expect(callouts(centre)).toEqual([]);
});
