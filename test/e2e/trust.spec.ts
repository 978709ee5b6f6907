import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright/test';
import { WORDS } from '../../src/main/i18n/words.ts';
import type { Input } from '../../src/preload/contract/index.ts';
import { request } from './history.ts';
import { callButton, callouts, expect, numberField, signIn, test, words } from './companion.ts';

/** The demo places these calls and hangs up on the request: no answer comes back. */
const ANSWER_LOST = '15405710009';
const SLOW_TO_ANSWER = '15405710005';

function dial(page: Page, text: string) {
  const order: Input<'dialer.dial'> = { text, callerId: { is: 'automatic' }, reference: '', confirmed: [] };
  return request(page, 'dialer.dial', order);
}

function unresolved(page: Page) {
  return page.evaluate(() => window.companion.request('dialer.unresolved', undefined));
}

test('a call whose answer was lost is found again after a restart, and never sent again', async ({
  companion,
  centre,
}) => {
  const page = await companion.start();
  await signIn(page, centre);
  await numberField(page).fill(ANSWER_LOST);
  await callButton(page).click();
  await expect(page.getByText(words.dial.unknown).first()).toBeVisible();
  await companion.stop();

  const again = await companion.start();
  await expect(numberField(again)).toBeVisible();
  await expect.poll(() => unresolved(again), { timeout: 30_000 }).toEqual({ ok: true, value: [] });
  expect(callouts(centre)).toHaveLength(1);
});

test.describe('at the pace of life', () => {
  // Quicker, the call could be over and found in the records before the app is there again.
  test.use({ demoOptions: { speed: 1, inbound: false, token: 'CANARY-4f1c9a7e2b5d8063' } });

  test('a call that was being sent when the app was killed may have been placed, and is not sent again', async ({
    companion,
    centre,
  }) => {
    const page = await companion.start();
    await signIn(page, centre);
    void dial(page, SLOW_TO_ANSWER).catch(() => undefined);
    await expect.poll(() => callouts(centre).length).toBe(1);
    companion.app.process().kill('SIGKILL');
    await companion.app.waitForEvent('close').catch(() => undefined);

    const again = await companion.start();
    await expect(numberField(again)).toBeVisible();
    const open = await unresolved(again);
    expect(open).toMatchObject({ ok: true, value: [{ callee: SLOW_TO_ANSWER }] });
    expect(await dial(again, SLOW_TO_ANSWER)).toMatchObject({ ok: false, error: { objection: { reason: 'repeat' } } });
    expect(callouts(centre)).toHaveLength(1);
  });
});

test('two windows and the tray at once place one call', async ({ companion, centre }) => {
  const page = await companion.start();
  await signIn(page, centre);
  const quick = await companion.window('quick-dial.html');
  await expect.poll(() => companion.tray.labels()).toContainEqual(expect.stringContaining('演示坐席一'));
  // The agent can only press a key in the window that is in front: one after the other, while the first call is being placed.
  const first = dial(page, SLOW_TO_ANSWER);
  await expect.poll(() => callouts(centre)).toHaveLength(1);
  await companion.tray.click(WORDS['zh-CN'].quickDial);
  const others = [await dial(quick, SLOW_TO_ANSWER), await dial(quick, SLOW_TO_ANSWER)];
  expect((await first).ok).toBe(true);
  for (const other of others) if (!other.ok) expect(other.error.code).toBe('call-in-progress');
  expect(callouts(centre)).toHaveLength(1);
});

test('without its journal the app sends nothing, and says so', async ({ companion, centre }) => {
  const page = await companion.start();
  await signIn(page, centre);
  await companion.stop();
  const journal = join(companion.folder, 'config', 'Softphone Companion', 'dial-journal.sqlite');
  for (const part of ['', '-wal', '-shm']) await rm(journal + part, { force: true });
  await mkdir(journal);

  const again = await companion.start();
  await numberField(again).fill('15405714321');
  await callButton(again).click();
  await expect(again.getByRole('alert')).toContainText('拨号日志无法写入');
  expect(callouts(centre)).toEqual([]);
});

test('limits hold over a restart', async ({ companion, centre }) => {
  const page = await companion.start();
  await signIn(page, centre);
  await page.evaluate(() => window.companion.request('settings.change', { callsPerHour: 1 }));
  expect(await dial(page, '15405710003')).toMatchObject({ ok: true });
  await companion.stop();
  const again = await companion.start();
  await expect(numberField(again)).toBeVisible();
  expect(await dial(again, '15405714321')).toMatchObject({
    ok: false,
    error: { code: 'guarded', objection: { reason: 'per-hour', limit: 1 } },
  });
  expect(callouts(centre)).toHaveLength(1);
});
