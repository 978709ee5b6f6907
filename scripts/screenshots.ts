/**
 * Takes pictures of every screen in both languages and themes, off the display of a desktop with a panel, from the built app inside its demo:
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
import { startFurnishedDesktop } from '../test/support/desktop/desktop.ts';
import { startDisplay, type Display } from '../test/support/desktop/display.ts';
import { TOUR } from '../test/support/tour.ts';
import { FOR_SCREENSHOTS, requirePackages } from './packages.ts';
import { buildFor, chooseRuntime, ROOT } from './runtime.ts';

const { values: options } = parseArgs({
  options: { width: { type: 'string' }, height: { type: 'string' }, out: { type: 'string' } },
});
const out = options.out ?? join(ROOT, 'out/screenshots');
const WORDS: Record<Language, Messages> = { 'zh-CN': zhCn, en };
type WindowPage = 'index.html' | 'quick-dial.html';

if (process.platform !== 'linux') {
  console.error('Pictures are taken on Linux: the desktop for them is made of Debian’s packages.');
  process.exit(1);
}
requirePackages(FOR_SCREENSHOTS);
const runtime = await chooseRuntime();
buildFor(runtime);
Object.assign(process.env, { ELECTRON_OVERRIDE_DIST_PATH: runtime.dist, COMPANION_APP: runtime.app });
await mkdir(out, { recursive: true });
const display = await startDisplay('1280x900');
try {
  for (const language of ['zh-CN', 'en'] as const)
    for (const theme of ['light', 'dark'] as const) await takeAll(display, language, theme);
} finally {
  display.stop();
}
console.log(`Pictures are in ${out}`);

async function takeAll(on: Display, language: Language, theme: Theme): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'companion-'));
  const companion = new Companion(folder, await startFurnishedDesktop(folder, on));
  const file = (screen: string): string => join(out, `${screen}.${language}.${theme}.png`);
  const take = async (window: WindowPage, screen: string): Promise<void> =>
    on.takePicture(file(screen), await contentOf(companion, window));
  try {
    const page = await companion.start(['--demo', `--lang=${language}`]);
    await place(companion);
    await settle(page, { language, theme, areNumbersMasked: true });
    await page.getByRole('listitem').first().waitFor();
    await openQuickDial(companion, WORDS[language]);
    await take('quick-dial.html', 'quick-dial');
    await on.takePicture(file('desktop'));
    await (await companion.window('quick-dial.html')).keyboard.press('Escape');
    await raiseMain(companion);
    await takeMain(page, WORDS[language], (screen) => take('index.html', screen));
    await page.keyboard.press('Shift');
    await page.evaluate(() => window.companion.request('account.signOut', undefined));
    await page.getByRole('textbox', { name: WORDS[language].account.hostTitle }).waitFor();
    await page.waitForTimeout(900);
    await take('index.html', 'sign-in');
  } finally {
    await companion.stop();
    companion.desktop.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Where the page lies on the display, without the window manager's frame. */
function contentOf(companion: Companion, page: WindowPage): Promise<Electron.Rectangle> {
  return companion.app.evaluate(({ BrowserWindow }, name) => {
    const window = BrowserWindow.getAllWindows().find((one) => one.webContents.getURL().includes(name));
    if (!window) throw new Error(`no window shows ${name}`);
    return window.getContentBounds();
  }, page);
}

async function place(companion: Companion): Promise<void> {
  const size = [Number(options.width ?? 420), Number(options.height ?? 720)] as const;
  await companion.app.evaluate(({ BrowserWindow }, [width, height]) => {
    const main = BrowserWindow.getAllWindows().find((one) => one.webContents.getURL().includes('index.html'));
    main?.setPosition(300, 90);
    main?.setContentSize(width, height);
  }, size);
}

async function raiseMain(companion: Companion): Promise<void> {
  await companion.app.evaluate(({ BrowserWindow }) => {
    const main = BrowserWindow.getAllWindows().find((one) => one.webContents.getURL().includes('index.html'));
    main?.focus();
  });
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

async function openQuickDial(companion: Companion, t: Messages): Promise<void> {
  const quick = await companion.window('quick-dial.html');
  await quick.evaluate(() => window.companion.request('app.openQuickDial', undefined));
  await quick.getByLabel(t.number.label).fill('');
  await quick.waitForTimeout(500);
}
