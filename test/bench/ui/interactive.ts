import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright';
import { quantile, row, type BenchRow } from '../measure.ts';
import { restingAgent } from './answers.ts';
import { FreshPage } from './browser.ts';
import { WINDOWS, type Windows } from './pages.ts';
import { PROBE, probeInteractive } from './probe.ts';
import type { Site } from './site.ts';

const REPETITIONS = 7;

interface Visit {
  /** From the start of the navigation until a typed number has enabled the call button, in ms. */
  interactiveAt: number;
  /** What was asked for until then, the page first. */
  paths: string[];
}

/** Time until the windows can be used, and their sizes: cold loads of all pages in turns. */
export async function benchInteractive(browser: Browser, site: Site): Promise<BenchRow[]> {
  const visits = new Map<string, Visit[]>();
  const { quick, main } = WINDOWS;
  for (const { plain } of [quick, main]) visits.set(plain, [await visit(browser, site, plain)]);
  for (let round = 0; round < REPETITIONS; round++) {
    for (const path of [quick, main].flatMap(({ app, still, element }) => [app, still, element])) {
      visits.set(path, [...(visits.get(path) ?? []), await visit(browser, site, path)]);
    }
  }
  const timeOf = (path: string) =>
    quantile(
      (visits.get(path) ?? []).map(({ interactiveAt }) => interactiveAt),
      0.5,
    );
  const sizeOf = (path: string) => gzippedSize(site, visits.get(path)?.at(-1)?.paths ?? []);
  return [
    ...rowsOf('quick dial', quick, { time: 1.5, size: 1.4 }),
    ...rowsOf('main window', main, { time: 1.8, size: 2.5 }),
  ];

  function rowsOf(
    window: string,
    { app, still, plain, element }: Windows,
    most: { time: number; size: number },
  ): BenchRow[] {
    const times = { unit: 'ms' as const, ours: timeOf(app), peer: timeOf(element), floor: timeOf(still) };
    const sizes = { unit: 'KB' as const, ours: sizeOf(app), peer: sizeOf(element), floor: sizeOf(plain) };
    return [
      row({
        name: `ui: ${window} interactive, to a static page`,
        ...times,
        against: 'floor',
        target: { atMost: most.time },
      }),
      row({
        name: `ui: ${window} interactive, to Element Plus`,
        ...times,
        against: 'peer',
        target: { atMost: 0.5 },
      }),
      row({ name: `ui: ${window} size, to bare Vue`, ...sizes, against: 'floor', target: { atMost: most.size } }),
    ];
  }
}

async function visit(browser: Browser, site: Site, path: string): Promise<Visit> {
  await using fresh = await FreshPage.open(browser, restingAgent(50));
  await fresh.page.addInitScript(probeInteractive, PROBE);
  await fresh.page.goto(`${site.origin}${path}`);
  await fresh.page.waitForFunction(() => window.interactiveAt !== undefined);
  return await fresh.page.evaluate(() => {
    const interactiveAt = window.interactiveAt ?? NaN;
    const loads = performance.getEntriesByType('resource').filter(({ startTime }) => startTime < interactiveAt);
    return { interactiveAt, paths: [location.pathname, ...loads.map(({ name }) => new URL(name).pathname)] };
  });
}

function gzippedSize(site: Site, paths: string[]): number {
  const files = [...new Set(paths)].map((path) => site.files.get(path)).filter((file) => file !== undefined);
  return files.reduce((sum, file) => sum + gzipSync(file, { level: 9 }).length, 0) / 1024;
}
