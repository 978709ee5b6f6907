import fc from 'fast-check';
import { randomSeed } from '../stress/kit/seed.ts';
import { anyArguments } from '../support/hostile-links.ts';
import { callouts, expect, numberField, signIn, test } from './companion.ts';
import { request } from './history.ts';

test('a link of a second start fills the field of the first, and dials nothing', async ({ companion, centre }) => {
  const page = await companion.start();
  await signIn(page, centre);
  await companion.startSecond(['tel:+86-154-0571-4321']);
  await expect(numberField(page)).toHaveValue(/154.*4321/);
  await page.waitForTimeout(1_000);
  expect(callouts(centre)).toEqual([]);
});

test('two links at once are none, and neither is a link of a scheme that is off', async ({ companion, centre }) => {
  const page = await companion.start();
  await signIn(page, centre);
  await page.evaluate(() =>
    window.companion.request('settings.change', { opensLinks: { tel: false, callto: true, sip: true } }),
  );
  await companion.startSecond(['tel:15405714321']);
  await expect(page.getByRole('alert')).toHaveText(/没有允许这种拨号链接|are off in Settings/);
  await companion.startSecond(['callto:15405714321', 'callto:15405714322']);
  await expect(numberField(page)).toHaveValue('');
  await companion.startSecond(['callto:15405714323']);
  await expect(numberField(page)).toHaveValue(/4323/);
  expect(callouts(centre)).toEqual([]);
});

test('a link that cannot be read says so in the window that it opens', async ({ companion }) => {
  const page = await companion.start(['--demo', 'tel:1-800-FLOWERS']);
  await expect(page.getByRole('alert')).toHaveText(/没有能拨打的号码|holds no number/);
  await expect(numberField(page)).toHaveValue('');
  await numberField(page).fill('139');
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('a link that starts the app is in the field when the window is there', async ({ companion }) => {
  const page = await companion.start(['--demo', 'tel:15405714321']);
  await expect(numberField(page)).toHaveValue(/4321/);
});

test('finds the numbers on the clipboard, only when asked', async ({ companion }) => {
  const page = await companion.start(['--demo']);
  await companion.app.evaluate(({ clipboard }) =>
    clipboard.writeText('订单 202611220001234567，请联系 154 0571 4321 或 0571-00008001'),
  );
  const found = await request(page, 'dialer.numbersInClipboard', undefined);
  expect(found).toMatchObject({ ok: true, value: [{ callee: '15405714321' }, { callee: '057100008001' }] });
});

test('50,000 hostile command lines of second starts place no call and bring nothing down', async ({
  companion,
  centre,
  display,
}) => {
  test.setTimeout(240_000); // each of them brings the window to the front
  const page = await companion.start();
  await signIn(page, centre);
  const seed = randomSeed();
  const lines = fc
    .sample(anyArguments, { numRuns: 50_000, seed })
    .map((line) => line.filter((one) => one !== '--quick-dial'));
  console.log(`hostile command lines: ${lines.length}, seed ${seed}`);
  for (let at = 0; at < lines.length; at += 5_000) {
    await companion.app.evaluate(
      ({ app }, batch) => {
        for (const argv of batch) app.emit('second-instance', {}, ['app', ...argv], '/');
      },
      lines.slice(at, at + 5_000),
    );
  }
  const alive = await page.evaluate(() => window.companion.request('dialer.state', undefined));
  expect(alive).toEqual({ ok: true, value: { is: 'idle' } });
  await page.waitForTimeout(1_000);
  expect(callouts(centre)).toEqual([]);
  await companion.stop();
  await display?.renewManager(); // else the next test's window waits for the focus behind all of these
});
