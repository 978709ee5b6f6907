import type { Page } from 'playwright';
import type { FreshPage } from '../ui/browser.ts';

/** One run through the list. */
export interface Scrolled {
  /** Frames that came at least half a frame late, each by as many as it was late. */
  missed: number;
  /** Mean time from frame to frame, in ms. */
  frameMs: number;
  /** Mean time that the page's thread was busy for a frame, in ms. */
  busyMs: number;
}

const FRAME_MS = 1000 / 60;
export const FRAMES = 120;
/** One notch of a wheel a frame: two rows. */
const STEP = 120;

/** Scrolls the open list by a few rows in each of many frames, with the processor as many times slower as `slowdown` says. */
export async function scrollFrames(fresh: FreshPage, slowdown: number): Promise<Scrolled> {
  await pointAtList(fresh.page);
  await fresh.cdp.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  const before = (await fresh.metrics()).get('TaskDuration') ?? NaN;
  const gaps = await fresh.page.evaluate(countGaps, { frames: FRAMES, step: STEP });
  const busy = ((await fresh.metrics()).get('TaskDuration') ?? NaN) - before;
  await fresh.cdp.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  return {
    missed: gaps.reduce((sum, gap) => sum + Math.max(0, Math.round(gap / FRAME_MS) - 1), 0),
    frameMs: gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length,
    busyMs: (busy * 1000) / gaps.length,
  };
}

/** Whoever turns the wheel has the pointer on the list: what lies under it changes with each frame. */
async function pointAtList(page: Page): Promise<void> {
  const [x, y] = await page.evaluate(() => {
    const { left, top, width, height } = window.scroller?.getBoundingClientRect() ?? new DOMRect();
    return [left + width / 2, top + height / 2] as const;
  });
  await page.mouse.move(x, y);
}

/** Runs in the page: moves the list once a frame; returns the time between the frames. */
async function countGaps({ frames, step }: { frames: number; step: number }): Promise<number[]> {
  const { scroller } = window;
  if (!scroller) throw new Error('no list is open');
  const nextFrame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));
  scroller.scrollTop = Math.floor(Math.random() * 100_000) * 54;
  for (let settle = 0; settle < 10; settle++) await nextFrame();
  const gaps: number[] = [];
  let last = await nextFrame();
  for (let frame = 0; frame < frames; frame++) {
    scroller.scrollTop += step;
    const now = await nextFrame();
    gaps.push(now - last);
    last = now;
  }
  return gaps;
}
