import type { Page } from 'playwright/test';
import type { Language } from '../../src/preload/contract/index.ts';
import { en } from '../../src/renderer/i18n/en.ts';
import { zhCn, type Messages } from '../../src/renderer/i18n/zh-cn.ts';
import { TOUR } from '../support/tour.ts';
import { faultsOf, sizeOf } from './axe.ts';
import { expect, test } from './companion.ts';
import { ask } from './history.ts';

const WORDS: Record<Language, Messages> = { 'zh-CN': zhCn, en };
const WIDTHS = [360, 720, 1600];

/** What should never be read: a missing text, an object, a key of the message tree. */
const UNTRANSLATED = /\bundefined\b|\[object|\bNaN\b|\b[a-z]+\.[a-z]+[A-Z]\w*\b(?!\.\w)/;

async function look(page: Page, name: string): Promise<void> {
  for (const width of WIDTHS) {
    await sizeOf(page, width);
    const { scrollWidth, clientWidth } = await page.evaluate(() => {
      const { scrollWidth: needed, clientWidth: given } = document.documentElement;
      return { scrollWidth: needed, clientWidth: given };
    });
    expect.soft(scrollWidth, `${name} is wider than its window of ${width}`).toBeLessThanOrEqual(clientWidth);
  }
  await sizeOf(page, 420);
  expect.soft(await page.locator('body').innerText(), `${name} has a text that nobody wrote`).not.toMatch(UNTRANSLATED);
  expect.soft(await faultsOf(page), `${name}: serious faults for screen readers`).toEqual([]);
}

for (const language of ['zh-CN', 'en'] as const)
  for (const theme of ['light', 'dark'] as const)
    test(`every screen in ${language}, ${theme}: fits its window, is translated, and axe finds nothing serious`, async ({
      companion,
    }) => {
      test.setTimeout(300_000);
      const page = await companion.start(['--demo']);
      await ask(page, 'settings.change', { language, theme });
      const t = WORDS[language];
      for (const { name, open, leave } of TOUR) {
        await open(page, t);
        await page.waitForTimeout(250);
        await look(page, name);
        await page.screenshot({ path: `out/e2e/screens/${name}.${language}.${theme}.png`, animations: 'disabled' });
        await leave?.(page, t);
      }
    });
