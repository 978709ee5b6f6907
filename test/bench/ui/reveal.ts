import type { Browser } from 'playwright';
import { quantile, row, type BenchRow } from '../measure.ts';
import { restingAgent } from './answers.ts';
import { FreshPage } from './browser.ts';
import { WINDOWS } from './pages.ts';
import type { Site } from './site.ts';

const REVEALS = 60;

/**
 * From main's word that the quick dial is shown until its empty field has the focus and a frame with it has been painted, in frames of this
 * run (measured while nothing happens) and against loading the window anew (`freshMs`). The window itself is shown by the system; that is not in it.
 */
export async function benchReveal(browser: Browser, site: Site, freshMs: number): Promise<BenchRow[]> {
  await using quick = await FreshPage.open(browser, restingAgent(50));
  await quick.page.goto(`${site.origin}${WINDOWS.quick.app}`);
  await quick.page.waitForSelector('input');
  const { frames, times } = await quick.page.evaluate(reveal, REVEALS);
  const [frame, shown] = [quantile(frames, 0.5), quantile(times, 0.95)];
  const ours = { unit: 'ms' as const, ours: shown };
  return [
    row({
      name: 'ui: quick dial revealed, p95, in frames',
      ...ours,
      floor: frame,
      against: 'floor',
      target: { atMost: 2 },
    }),
    row({
      name: 'ui: quick dial revealed, to a fresh load',
      ...ours,
      peer: freshMs,
      against: 'peer',
      target: { atMost: 0.2 },
    }),
  ];
}

/** Runs in the page. */
async function reveal(count: number): Promise<{ frames: number[]; times: number[] }> {
  const nextFrame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));
  /** The task after a frame's callbacks runs when that frame has been painted. */
  const painted = async (): Promise<number> => {
    await nextFrame();
    await new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = resolve;
      port2.postMessage(null);
    });
    return performance.now();
  };
  const [frames, times]: [number[], number[]] = [[], []];
  for (let round = 0; round < count; round++) {
    const [first, second] = [await nextFrame(), await nextFrame()];
    frames.push(second - first);
    (document.activeElement as HTMLElement | null)?.blur();
    const begun = performance.now();
    window.bench.emit('quickDial.shown', null);
    while (document.activeElement?.tagName !== 'INPUT') await nextFrame();
    times.push((await painted()) - begun);
  }
  return { frames, times };
}
