import type { Browser } from 'playwright';
import { addHandMadeList } from './list/hand-made.ts';
import { FRAMES, scrollFrames, type Scrolled } from './list/scroll-frames.ts';
import { quantile, row, type BenchRow } from './measure.ts';
import { restingAgent } from './ui/answers.ts';
import { FreshPage, startBrowser } from './ui/browser.ts';
import { buildApp } from './ui/build.ts';
import { openCalls } from './ui/calls-screen.ts';
import { WINDOWS } from './ui/pages.ts';
import { openSite, type Site } from './ui/site.ts';

const CALLS = 200_000;
const REPETITIONS = 5;

/** The app's list of 200,000 calls against a fixed-height list made by hand, both in the system's Chromium and in turns. */
export async function benchList(): Promise<BenchRow[]> {
  const files = new Map<string, Buffer>();
  await buildApp(files);
  const browser = await startBrowser();
  const site = await openSite(files);
  try {
    return await measure(browser, site);
  } finally {
    await browser.close();
    await site.close();
  }
}

async function measure(browser: Browser, site: Site): Promise<BenchRow[]> {
  await using ours = await FreshPage.open(browser, restingAgent(CALLS));
  await using peer = await FreshPage.open(browser, restingAgent(CALLS));
  await ours.page.goto(site.origin + WINDOWS.main.app);
  await openCalls(ours.page);
  await peer.page.goto(site.origin + addHandMadeList(site));
  const [slow, full] = [await inTurns(ours, peer, 4), await inTurns(ours, peer, 1)];
  console.log(`list: the page's thread is busy for ${describe(medians(slow, 'busyMs'))} ms a frame at 4×`);
  console.log(`list: frames missed of ${FRAMES} at 4×: ${describe(medians(slow, 'missed'))}`);
  const frame = { unit: 'ms' as const, against: 'peer' as const, target: { atMost: 1.1 } };
  return [row({ name: 'list: frame to frame at 4× throttling', ...frame, ...medians(slow, 'frameMs') }), dropped(full)];
}

interface Turns {
  ours: Scrolled[];
  peer: Scrolled[];
}

async function inTurns(ours: FreshPage, peer: FreshPage, slowdown: number): Promise<Turns> {
  const turns: Turns = { ours: [], peer: [] };
  for (let round = 0; round < REPETITIONS; round++) {
    for (const [name, fresh] of [
      ['ours', ours],
      ['peer', peer],
    ] as const) {
      await fresh.page.bringToFront();
      turns[name].push(await scrollFrames(fresh, slowdown));
    }
  }
  return turns;
}

function medians(turns: Turns, part: keyof Scrolled): { ours: number; peer: number } {
  const median = (runs: Scrolled[]): number =>
    quantile(
      runs.map((run) => run[part]),
      0.5,
    );
  return { ours: median(turns.ours), peer: median(turns.peer) };
}

/** The best run of each: what a busy machine drops besides is not the list's. Nothing to divide by, the figure itself is the ratio. */
function dropped({ ours, peer }: Turns): BenchRow {
  const [least, peerLeast] = [ours, peer].map((runs) => Math.min(...runs.map(({ missed }) => missed))) as [
    number,
    number,
  ];
  const name = `list: frames dropped of ${FRAMES} at full speed, best run`;
  return { name, unit: 'frames', ours: least, peer: peerLeast, ratio: least, target: { atMost: 0 }, ok: least === 0 };
}

function describe({ ours, peer }: { ours: number; peer: number }): string {
  return `${ours.toFixed(1)} (by hand ${peer.toFixed(1)})`;
}
