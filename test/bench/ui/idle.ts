import type { Browser } from 'playwright';
import type { BenchRow } from '../measure.ts';
import { restingAgent } from './answers.ts';
import { FreshPage } from './browser.ts';
import { WINDOWS } from './pages.ts';
import type { Site } from './site.ts';

declare global {
  interface Window {
    /** How often a timer or an animation frame of the page has fired. */
    wakeUps: number;
  }
}

const SETTLES_MS = 1500;
/** Longer than the shortest time at which anything may ask main again. */
const RESTS_MS = 31_000;

/** The windows left alone for half a minute: nothing ticks, nothing is laid out, nothing is asked of main. */
export async function benchIdle(browser: Browser, site: Site): Promise<BenchRow[]> {
  const rested = await Promise.all(
    (
      [
        ['quick dial', WINDOWS.quick],
        ['main window', WINDOWS.main],
      ] as const
    ).map(async ([name, { app }]) => {
      const { wakeUps, drawn, asked } = await rest(browser, site.origin + app);
      return [
        none(`ui: ${name} at rest for 30 s, timers and frames`, wakeUps),
        none(`ui: ${name} at rest for 30 s, styles and layouts`, drawn),
        none(`ui: ${name} at rest for 30 s, requests to main`, asked),
      ];
    }),
  );
  return rested.flat();
}

/** Nothing to divide by: the figure itself is the ratio. */
function none(name: string, ours: number): BenchRow {
  return { name, unit: 'count', ours, floor: 0, ratio: ours, target: { atMost: 0 }, ok: ours === 0 };
}

async function rest(browser: Browser, url: string): Promise<{ wakeUps: number; drawn: number; asked: number }> {
  await using fresh = await FreshPage.open(browser, restingAgent(50));
  await fresh.page.addInitScript(countWakeUps);
  await fresh.page.goto(url);
  await fresh.page.locator('#app li').first().waitFor();
  await fresh.page.waitForTimeout(SETTLES_MS);
  const before = await look(fresh);
  await new Promise((resolve) => setTimeout(resolve, RESTS_MS));
  const after = await look(fresh);
  return {
    wakeUps: after.wakeUps - before.wakeUps,
    drawn: after.drawn - before.drawn,
    asked: after.asked - before.asked,
  };
}

async function look(fresh: FreshPage): Promise<{ wakeUps: number; drawn: number; asked: number }> {
  const metrics = await fresh.metrics();
  const drawn = (metrics.get('LayoutCount') ?? NaN) + (metrics.get('RecalcStyleCount') ?? NaN);
  const counted = await fresh.page.evaluate(() => ({ wakeUps: window.wakeUps, asked: window.bench.asked }));
  return { ...counted, drawn };
}

/** Runs in the page, before its scripts. */
function countWakeUps(): void {
  window.wakeUps = 0;
  const counted =
    <A extends unknown[]>(act: (...args: A) => void) =>
    (...args: A): void => {
      window.wakeUps++;
      act(...args);
    };
  const [later, often] = [window.setTimeout.bind(window), window.setInterval.bind(window)];
  const [nextFrame, atLeisure] = [window.requestAnimationFrame.bind(window), window.requestIdleCallback.bind(window)];
  Object.assign(window, {
    setTimeout: (act: () => void, ms?: number) => later(counted(act), ms),
    setInterval: (act: () => void, ms?: number) => often(counted(act), ms),
    requestAnimationFrame: (act: FrameRequestCallback) => nextFrame(counted(act)),
    requestIdleCallback: (act: IdleRequestCallback) => atLeisure(counted(act)),
  });
}
