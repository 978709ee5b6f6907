import type { Browser } from 'playwright';
import { quantile, row, type BenchRow } from '../measure.ts';
import { restingAgent } from './answers.ts';
import { FreshPage, startBrowser } from './browser.ts';
import { openCalls, scrollMany } from './calls-screen.ts';
import { dialMany } from './dial-many.ts';
import { WINDOWS } from './pages.ts';
import { PROBE, probeInteractive } from './probe.ts';
import type { Site } from './site.ts';

const REPETITIONS = 3;
const MB = 1024 * 1024;
const DIALS = { warm: 500, counted: 1000 };
const SCROLLS = { warm: 2500, counted: 10_000 };
/** Compiled code is heap, too, and comes in for hours; without the compilers only what the page keeps can grow. */
const NO_COMPILERS = ['--no-sparkplug', '--no-maglev', '--no-turbofan'];

/** What the windows hold at rest, and what is left of a day's work in them. */
export async function benchHeap(browser: Browser, site: Site): Promise<BenchRow[]> {
  const rows: BenchRow[] = [];
  for (const [name, { app, plain }] of [
    ['quick dial', WINDOWS.quick],
    ['main window', WINDOWS.main],
  ] as const) {
    const held: { ours: number[]; floor: number[] } = { ours: [], floor: [] };
    for (let round = 0; round < REPETITIONS; round++) {
      held.ours.push(await heapAtRest(browser, site.origin + app));
      held.floor.push(await heapAtRest(browser, site.origin + plain));
    }
    const [ours, floor] = [quantile(held.ours, 0.5), quantile(held.floor, 0.5)];
    const label = `ui: ${name} heap, to plain Vue`;
    rows.push(row({ name: label, unit: 'MB', ours, floor, against: 'floor', target: { atMost: 1.25 } }));
  }
  return [...rows, ...(await benchGrowth(site))];
}

async function benchGrowth(site: Site): Promise<BenchRow[]> {
  const [quick, main] = [site.origin + WINDOWS.quick.app, site.origin + WINDOWS.main.app];
  const browser = await startBrowser(NO_COMPILERS);
  try {
    const [quickDials, mainDials, scrolls] = await Promise.all([
      heapAfterDials(browser, quick),
      heapAfterDials(browser, main),
      heapAfterScrolls(browser, main),
    ]);
    return [
      growth('quick dial after 1,000 dials', quickDials),
      growth('main window after 1,000 dials', mainDials),
      growth('main window after 10,000 scrolls', scrolls),
    ];
  } finally {
    await browser.close();
  }
}

function growth(name: string, [floor, ours]: Growth): BenchRow {
  const label = `ui: heap of the ${name}, to before`;
  return row({ name: label, unit: 'MB', ours, floor, against: 'floor', target: { atMost: 1.01 } });
}

async function openInteractive(browser: Browser, url: string, callCount: number): Promise<FreshPage> {
  const fresh = await FreshPage.open(browser, restingAgent(callCount));
  await fresh.page.addInitScript(probeInteractive, PROBE);
  await fresh.page.goto(url);
  await fresh.page.waitForFunction(() => window.interactiveAt !== undefined);
  await fresh.page.waitForTimeout(300);
  return fresh;
}

async function heapAtRest(browser: Browser, url: string): Promise<number> {
  await using fresh = await openInteractive(browser, url, 50);
  return (await fresh.heldHeap()) / MB;
}

type Growth = [before: number, after: number];

async function heapAfterDials(browser: Browser, url: string): Promise<Growth> {
  await using fresh = await openInteractive(browser, url, 50);
  return await growthOf(fresh, DIALS, (times) => fresh.page.evaluate(dialMany, { ...PROBE, times }));
}

async function heapAfterScrolls(browser: Browser, url: string): Promise<Growth> {
  await using fresh = await openInteractive(browser, url, 200_000);
  await openCalls(fresh.page);
  return await growthOf(fresh, SCROLLS, (times) => fresh.page.evaluate(scrollMany, times));
}

async function growthOf(
  fresh: FreshPage,
  { warm, counted }: { warm: number; counted: number },
  act: (times: number) => Promise<void>,
): Promise<Growth> {
  await act(warm);
  const before = await fresh.heldHeap();
  await act(counted);
  return [before / MB, (await fresh.heldHeap()) / MB];
}
