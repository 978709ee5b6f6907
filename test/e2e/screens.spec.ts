import type { Page } from 'playwright/test';
import type { Language } from '../../src/preload/contract/index.ts';
import { en } from '../../src/renderer/i18n/en.ts';
import { zhCn, type Messages } from '../../src/renderer/i18n/zh-cn.ts';
import { TOUR } from '../support/tour.ts';
import { faultsOf, sizeOf } from './axe.ts';
import { expect, test } from './companion.ts';
import { cutWords } from './cut-words.ts';
import { ask } from './history.ts';

const WORDS: Record<Language, Messages> = { 'zh-CN': zhCn, en };
/** In CSS pixels. At 200 % the window is never narrower than 720, which are 360 of these, and 1600 are 800. */
const WIDTHS = [360, 720, 800, 1600];

/** What should never be read: a missing text, an object, a key of the message tree. */
const UNTRANSLATED = /\bundefined\b|\[object|\bNaN\b|\b[a-z]+\.[a-z]+[A-Z]\w*\b(?!\.\w)/;

/** A chart may take a moment to follow its window. */
const softly = expect.configure({ soft: true });
const SETTLES = { timeout: 2_000, intervals: [150] };

async function look(page: Page, name: string): Promise<void> {
  for (const width of WIDTHS) {
    await sizeOf(page, width);
    const message = `${name} in a window of ${width}`;
    await softly.poll(() => cutWords(page), { ...SETTLES, message }).toEqual([]);
  }
  await sizeOf(page, 420);
  expect.soft(await page.locator('body').innerText(), `${name} has a text that nobody wrote`).not.toMatch(UNTRANSLATED);
  expect.soft(await faultsOf(page), `${name}: serious faults for screen readers`).toEqual([]);
}

test('a look at a screen finds what is cut off, outside, or over something else', async ({ companion }) => {
  const page = await companion.start(['--demo']);
  await page.getByRole('navigation').waitFor();
  expect(await cutWords(page)).toEqual([]);
  await page.evaluate(() => {
    const add = (style: string, text: string, parent = document.querySelector('main')): HTMLElement => {
      const fault = document.createElement('p');
      fault.style.cssText = `white-space:nowrap;${style}`;
      fault.textContent = text;
      parent?.append(fault);
      return fault;
    };
    add('width:40px;overflow:hidden', 'cut at the side');
    add('height:6px;overflow:hidden;white-space:normal', 'cut below');
    add('width:90%;overflow:hidden;text-overflow:ellipsis', 'an ellipsis says that there is more '.repeat(20));
    add('position:fixed;right:-50px;top:200px', 'outside of the window', document.body);
    const both = add('position:fixed;top:300px;left:10px', '');
    add('', 'one over', both);
    add('margin-top:-12px', 'the other', both);
  });
  expect((await cutWords(page)).sort()).toEqual([
    'cut at the side: cut at the side',
    'cut below: cut below',
    'outside of the window: outside of the window',
    'over each other: one over | the other',
  ]);
});

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
