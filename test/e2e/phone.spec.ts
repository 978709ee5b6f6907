import { join } from 'node:path';
import { DEFAULT_PHONE } from '../../src/main/phone/phone-settings.ts';
import { makeCertificates } from '../phone/authority.ts';
import { Children } from '../phone/children.ts';
import { startFakeRegistrar } from '../phone/fake-registrar.ts';
import { REALM, startKamailio } from '../phone/kamailio.ts';
import { startBaresip } from '../phone/phones.ts';
import { withDigest } from '../phone/registrar-behaviours.ts';
import { callButton, callouts, expect, goTo, numberField, onLinux, signIn, test, words } from './companion.ts';
import { ask } from './history.ts';
import { answerLoosening } from './windows.ts';

onLinux('registrar and phone are Debian packages');

test('the dot turns green when a real phone registers, and red when it stops', async ({ companion, centre }) => {
  const children = new Children();
  const page = await companion.start();
  await answerLoosening(companion.app, true);
  try {
    await signIn(page, centre);
    const { password } = await ask(page, 'seat.revealPassword', undefined);
    const certificates = await makeCertificates(companion.folder);
    const kamailio = await startKamailio(children, {
      folder: join(companion.folder, 'kamailio'),
      algorithm: 'MD5',
      users: { '80010001': password },
      certificates,
    });
    const settings = { domain: '127.0.0.1', port: kamailio.port, transport: 'udp' as const, realm: REALM };
    await ask(page, 'phone.change', { ...settings, isCheckOn: true });
    await ask(page, 'phone.check', undefined);
    const header = page.getByRole('banner');
    await expect(header.getByText(words.shell.state.notRegistered).first()).toBeVisible();

    const account = { settings: { ...DEFAULT_PHONE, ...settings }, user: '80010001', password };
    const phone = await startBaresip(children, join(companion.folder, 'baresip'), account);
    // Asked again at once, the app answers from memory: a registrar is not to be pestered.
    await expect.poll(async () => (await ask(page, 'phone.check', undefined)).registration.is).toBe('registered');
    await expect(header.getByText(words.shell.state.registered).first()).toBeVisible();
    await page.screenshot({ path: 'out/e2e/phone-registered.png' });
    await expect.poll(() => companion.tray.labels()).toContain('话机已注册');

    await phone.stop();
    await goTo(page, 'seat');
    await page.waitForTimeout(2_500);
    await page.getByRole('button', { name: words.phone.checkNow, exact: true }).click();
    await expect(header.getByText(words.shell.state.notRegistered).first()).toBeVisible();
    await page.screenshot({ path: 'out/e2e/phone-not-registered.png' });
    await expect.poll(() => companion.tray.labels()).toContain('话机没有注册');
  } finally {
    await children.stopAll();
  }
});

test('warns before a call when the phone is not registered, and calls anyway on a second click', async ({
  companion,
  centre,
}) => {
  const page = await companion.start();
  await answerLoosening(companion.app, true);
  await signIn(page, centre);
  const { password } = await ask(page, 'seat.revealPassword', undefined);
  const registrar = await startFakeRegistrar('udp', withDigest({ password }));
  try {
    await ask(page, 'phone.change', { domain: '127.0.0.1', port: registrar.port, isCheckOn: true });
    await numberField(page).fill('15405714321');
    await expect(page.getByRole('banner').getByText(words.shell.state.notRegistered).first()).toBeVisible();
    await callButton(page).click();
    const question = page.getByRole('alertdialog', { name: words.guard.questions.phone.title });
    await expect(question).toBeVisible();
    expect(callouts(centre)).toHaveLength(0);
    await question.getByRole('button', { name: words.guard.questions.phone.yes }).click();
    await expect.poll(() => callouts(centre)).toHaveLength(1);
    for (const { text } of registrar.received) expect(text).not.toMatch(/^(contact|m|expires)\s*:/im);
  } finally {
    await registrar.close();
  }
});

test('asks about the phone after the yes to a repeated call, and dials after the second yes', async ({
  companion,
  centre,
}) => {
  const page = await companion.start();
  await answerLoosening(companion.app, true);
  await signIn(page, centre);
  await numberField(page).fill('15405710008');
  await callButton(page).click();
  await expect(page.getByText(words.dial.unknown).first()).toBeVisible();
  const { password } = await ask(page, 'seat.revealPassword', undefined);
  const registrar = await startFakeRegistrar('udp', withDigest({ password }));
  try {
    await ask(page, 'phone.change', { domain: '127.0.0.1', port: registrar.port, isCheckOn: true });
    await ask(page, 'phone.check', undefined);
    await expect(page.getByRole('banner').getByText(words.shell.state.notRegistered).first()).toBeVisible();
    await callButton(page).click();
    const { repeat, phone } = words.guard.questions;
    await page.getByRole('alertdialog', { name: repeat.title }).getByRole('button', { name: repeat.yes }).click();
    await page.getByRole('alertdialog', { name: phone.title }).getByRole('button', { name: phone.yes }).click();
    await expect.poll(() => callouts(centre)).toHaveLength(2);
    await expect(page.getByRole('alertdialog')).toBeHidden();
  } finally {
    await registrar.close();
  }
});
