/**
 * Takes pictures of every screen in both languages and themes from the built app inside its demo:
 * `npm run screenshots` → out/screenshots/<screen>.<language>.<theme>.png. `--width N --height N` change the size of the main window.
 */
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright';
import type { Language, Settings, Theme } from '../src/preload/contract/index.ts';
import { en } from '../src/renderer/i18n/en.ts';
import { zhCn, type Messages } from '../src/renderer/i18n/zh-cn.ts';
import { Companion } from '../test/support/companion.ts';
import { startSessionBus } from '../test/support/session-bus.ts';
import { FOR_TESTS, requirePackages } from './packages.ts';
import { chooseRuntime, describeRuntime, ROOT } from './runtime.ts';

const { values: options } = parseArgs({
  options: { width: { type: 'string' }, height: { type: 'string' }, out: { type: 'string' } },
});
const out = options.out ?? join(ROOT, 'out/screenshots');
const WORDS: Record<Language, Messages> = { 'zh-CN': zhCn, en };
const DEMO_TALK = '15405714321';
const DEMO_NO_ANSWER = '15405710008';
const DEMO_NOT_REGISTERED = '15405710004';

requirePackages(FOR_TESTS);
const runtime = chooseRuntime();
process.env['COMPANION_EXECUTABLE'] = runtime.executable;
console.log(describeRuntime(runtime));
await mkdir(out, { recursive: true });
for (const language of ['zh-CN', 'en'] as const)
  for (const theme of ['light', 'dark'] as const) await takeAll(language, theme);
console.log(`Pictures are in ${out}`);

async function takeAll(language: Language, theme: Theme): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'companion-'));
  const companion = new Companion(folder, await startSessionBus(folder, 'unlocked', true));
  const take = (page: Page, screen: string) =>
    page.screenshot({ path: join(out, `${screen}.${language}.${theme}.png`), animations: 'disabled' });
  try {
    const page = await companion.start(['--demo']);
    await resize(companion);
    await settle(page, { language, theme, areNumbersMasked: true });
    await page.getByRole('listitem').first().waitFor();
    await takeQuickDial(companion, WORDS[language], (window) => take(window, 'quick-dial'));
    await takeMain(page, WORDS[language], (screen) => take(page, screen));
    await takeQuickDial(companion, WORDS[language], (window) => take(window, 'quick-dial-ringing'));
    await signOut(page, WORDS[language]);
    await page.waitForTimeout(900);
    await take(page, 'sign-in');
  } finally {
    await companion.stop();
    companion.bus.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function resize(companion: Companion): Promise<void> {
  const size = [Number(options.width ?? 420), Number(options.height ?? 720)] as const;
  await companion.app.evaluate(({ BrowserWindow }, [width, height]) => {
    BrowserWindow.getAllWindows()
      .find((window) => window.webContents.getURL().includes('index.html'))
      ?.setContentSize(width, height);
  }, size);
}

async function settle(page: Page, change: Partial<Settings>): Promise<void> {
  await page.evaluate((input) => window.companion.request('settings.change', input), change);
}

async function takeMain(page: Page, t: Messages, take: (screen: string) => Promise<unknown>): Promise<void> {
  const field = page.getByLabel(t.number.label);
  await page.getByRole('listitem').first().waitFor();
  await field.fill('');
  await take('dial-empty');
  await field.fill(DEMO_NOT_REGISTERED);
  await press(page, t.dial.call);
  await page.getByText(t.dial.phoneTitle).first().waitFor();
  await take('dial-not-registered');
  await press(page, t.dial.dismissNotice);
  await field.fill('138****8000');
  await page.getByText(t.notDialable.masked).first().waitFor();
  await page.getByRole('button', { name: t.dialer.showKeypad }).click();
  await take('dial-keypad');
  await page.getByRole('button', { name: t.dialer.hideKeypad }).click();
  await page.getByRole('combobox', { name: t.callerId.label }).click();
  await page.getByRole('option').first().waitFor();
  await page.waitForTimeout(300);
  await take('dial-caller-id');
  await page.keyboard.press('Escape');
  await takeUnknown(page, t, take);
  await field.fill(DEMO_TALK);
  await press(page, t.dial.call);
  await page.getByText(t.dial.ringing).first().waitFor();
  await page.waitForTimeout(1500);
  await take('dial-ringing');
  await takeScreens(page, t, take);
}

/** A call that may have been placed, and the question before it is placed again. */
async function takeUnknown(page: Page, t: Messages, take: (screen: string) => Promise<unknown>): Promise<void> {
  await page.getByLabel(t.number.label).fill(DEMO_NO_ANSWER);
  await press(page, t.dial.call);
  await page.getByText(t.dial.unknown).first().waitFor();
  await take('dial-unknown');
  await press(page, t.dial.call);
  await page.getByRole('alertdialog').waitFor();
  await page.waitForTimeout(700);
  await take('dial-repeat');
  await page.getByRole('alertdialog').getByRole('button', { name: t.dial.cancel }).click();
  await press(page, t.dial.dismissNotice);
  await page.waitForTimeout(300);
  await take('dial-unresolved');
}

async function takeScreens(page: Page, t: Messages, take: (screen: string) => Promise<unknown>): Promise<void> {
  const go = (screen: keyof Messages['shell']['screens']) =>
    page.getByRole('navigation').getByRole('button', { name: t.shell.screens[screen] }).click();
  await go('calls');
  const rows = page.getByRole('button', { name: /\*\*\*\*/ });
  await rows.nth(8).waitFor();
  await take('calls');
  await rows.nth(0).click();
  await press(page, t.calls.recording.get);
  await page.getByRole('slider').waitFor();
  await page.waitForTimeout(600);
  await take('call-detail');
  await go('seat');
  await page.getByText('80010001', { exact: true }).waitFor();
  await take('seat');
  await go('settings');
  await page.waitForTimeout(300);
  await take('settings');
  await page.getByText(t.settings.safe.title, { exact: true }).evaluate((title) => title.scrollIntoView());
  await page.waitForTimeout(200);
  await take('settings-safe');
  await go('dial');
}

async function takeQuickDial(companion: Companion, t: Messages, take: (page: Page) => Promise<unknown>): Promise<void> {
  const quick = await companion.window('quick-dial.html');
  await quick.evaluate(() => window.companion.request('app.openQuickDial', undefined));
  await quick.getByLabel(t.number.label).fill('');
  await quick.waitForTimeout(500);
  await take(quick);
}

async function signOut(page: Page, t: Messages): Promise<void> {
  await page.getByRole('navigation').getByRole('button', { name: t.shell.screens.settings }).click();
  await page.getByRole('button', { name: t.settings.leaveDemo }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: t.settings.leaveDemo }).click();
  await page.getByRole('textbox', { name: t.account.hostTitle }).waitFor();
}

async function press(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click();
}
