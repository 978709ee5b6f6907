import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright/test';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Serious and critical findings of axe on what the window shows now, one line each. */
export async function faultsOf(page: Page): Promise<string[]> {
  await page.evaluate(source);
  // What an open menu or dialog has taken out of reach (its library hides it and holds the focus) is not looked at.
  const { violations } = await page.evaluate(() =>
    (window as unknown as { axe: { run: (context: object) => Promise<AxeResults> } }).axe.run({
      exclude: [['[data-aria-hidden="true"]']],
    }),
  );
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`);
}

/** Makes the window's page so many pixels wide. */
export async function sizeOf(page: Page, width: number): Promise<void> {
  await page.setViewportSize({ width, height: 720 });
  await page.waitForTimeout(60);
}
