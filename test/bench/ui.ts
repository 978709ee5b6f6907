import type { BenchRow } from './measure.ts';
import { startBrowser } from './ui/browser.ts';
import { benchHeap } from './ui/heap.ts';
import { benchIdle } from './ui/idle.ts';
import { benchInteractive } from './ui/interactive.ts';
import { openPages } from './ui/pages.ts';
import { benchReveal } from './ui/reveal.ts';

/** The app's two windows in the system's Chromium, as they are built, on a bridge that answers at once. */
export async function benchUi(): Promise<BenchRow[]> {
  const browser = await startBrowser();
  try {
    const site = await openPages(browser);
    try {
      const times = await benchInteractive(browser, site);
      const fresh = times.find(({ name }) => name.includes('quick dial interactive'));
      const reveal = await benchReveal(browser, site, fresh?.ours ?? NaN);
      // Neither bytes nor counts depend on what else goes on.
      const [heap, idle] = await Promise.all([benchHeap(browser, site), benchIdle(browser, site)]);
      return [...times, ...reveal, ...heap, ...idle];
    } finally {
      await site.close();
    }
  } finally {
    await browser.close();
  }
}
