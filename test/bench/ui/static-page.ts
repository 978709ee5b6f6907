import type { Browser } from 'playwright';
import { restingAgent } from './answers.ts';
import { FreshPage } from './browser.ts';
import { pageHtml } from './build.ts';
import { PROBE } from './probe.ts';
import type { Site } from './site.ts';

/** The least that a page with a reaction needs: a listener. */
const SCRIPT = `
const field = document.querySelector(${JSON.stringify(PROBE.field)});
const word = ${JSON.stringify(PROBE.word)};
const button = [...document.querySelectorAll('button')].find((found) => found.textContent.includes(word));
field.addEventListener('input', () => { button.disabled = field.value.length < 11; });
`;

/** Takes what a page of the app shows at rest, and serves the same markup with the same style sheets as a page that is just there. */
export async function addStaticCopy(site: Site, browser: Browser, of: string, name: string): Promise<void> {
  await using fresh = await FreshPage.open(browser, restingAgent(50));
  await fresh.page.goto(`${site.origin}${of}`);
  await fresh.page.locator('#app li').first().waitFor();
  const { body, sheets } = await fresh.page.evaluate(() => ({
    body: document.body.innerHTML,
    sheets: [...document.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]')].map((link) => link.href),
  }));
  const links = sheets.map((sheet) => `<link rel="stylesheet" href="${new URL(sheet).pathname}" />`).join('');
  site.files.set(`/${name}/index.html`, Buffer.from(pageHtml(links, body, 'lang="zh-CN" data-theme="light"')));
  site.files.set(`/${name}/page.js`, Buffer.from(SCRIPT));
}
