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
import { TOUR } from '../test/support/tour.ts';
import { FOR_TESTS, requirePackages } from './packages.ts';
import { chooseRuntime, describeRuntime, ROOT } from './runtime.ts';

const { values: options } = parseArgs({
  options: { width: { type: 'string' }, height: { type: 'string' }, out: { type: 'string' } },
});
const out = options.out ?? join(ROOT, 'out/screenshots');
const WORDS: Record<Language, Messages> = { 'zh-CN': zhCn, en };
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
  for (const { name, open, leave } of TOUR) {
    await open(page, t);
    await page.waitForTimeout(400);
    await take(name);
    await leave?.(page, t);
  }
}

async function takeQuickDial(companion: Companion, t: Messages, take: (page: Page) => Promise<unknown>): Promise<void> {
  const quick = await companion.window('quick-dial.html');
  await quick.evaluate(() => window.companion.request('app.openQuickDial', undefined));
  await quick.getByLabel(t.number.label).fill('');
  await quick.waitForTimeout(500);
  await take(quick);
}

async function signOut(page: Page, t: Messages): Promise<void> {
  await page.evaluate(() => window.companion.request('account.signOut', undefined));
  await page.getByRole('textbox', { name: t.account.hostTitle }).waitFor();
}
