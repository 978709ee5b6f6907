import { setTimeout as sleep } from 'node:timers/promises';
import type { ElectronApplication, Page } from 'playwright';
import { Companion } from '../../support/companion.ts';
import type { Desktop } from '../../support/desktop/desktop.ts';
import { quantile, type BenchRow } from '../measure.ts';

const TIMES = 20;
const FRAME_MS = 1_000 / 60;

/**
 * Frames from the moment in which main hears of the shortcut until the window can be seen and has painted with its field in focus: median and p95 over
 * some openings, the first not counted.
 */
async function revealFrames(app: ElectronApplication, page: Page): Promise<{ p50: number; p95: number }> {
  const frames: number[] = [];
  for (let n = 0; n <= TIMES; n++) {
    await page.evaluate(() => {
      const painted = new Promise<number>((resolve) => {
        const stop = window.companion.on('quickDial.shown', () => {
          stop();
          // The field is in focus by now; the task after a frame's callbacks begins when that frame is made.
          requestAnimationFrame(() => setTimeout(() => resolve(Date.now())));
        });
      });
      Object.assign(window, { painted });
    });
    const asked = await app.evaluate(({ app: main }) => {
      const now = Date.now();
      main.emit('second-instance', {}, ['app', '.', '--quick-dial'], '/');
      return now;
    });
    const painted = page.evaluate(() => (window as unknown as { painted: Promise<number> }).painted);
    const late = sleep(5_000, NaN, { ref: false });
    const ms = (await Promise.race([painted, late])) - asked;
    if (Number.isNaN(ms)) throw new Error('the window was not seen within 5 s');
    if (n > 0) frames.push(ms / FRAME_MS);
    await page.evaluate(() => window.companion.request('app.hideQuickDial', undefined));
    await sleep(150);
  }
  return { p50: quantile(frames, 0.5), p95: quantile(frames, 0.95) };
}

/** The quick dial, throttled as it is in life. */
export async function benchReveal(folder: string, desktop: Desktop): Promise<BenchRow[]> {
  const companion = new Companion(folder, desktop);
  await companion.start(['--demo']);
  try {
    const page = await companion.window('quick-dial.html');
    await sleep(12_000); // until it is throttled
    const frames = await revealFrames(companion.app, page);
    return (['p50', 'p95'] as const).map((part) => ({
      name: `app: quick dial from the shortcut to usable, ${part}`,
      unit: 'frames',
      ours: frames[part],
      ratio: frames[part],
      target: { atMost: 2 },
      ok: frames[part] <= 2,
    }));
  } finally {
    await companion.stop();
  }
}
