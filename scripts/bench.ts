/**
 * All benchmarks: `npm run bench`, with a filter word behind `--` (`npm run bench -- dial`) and `--json FILE` for the rows.
 * Figures are ratios against a floor measured in the same run; a machine's absolute times are noise. Exits 1 when a target is missed.
 */
import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { benchApp } from '../test/bench/app.ts';
import { benchDial } from '../test/bench/dial.ts';
import { benchHistory } from '../test/bench/history.ts';
import { benchList } from '../test/bench/list.ts';
import type { BenchRow } from '../test/bench/measure.ts';
import { benchUi } from '../test/bench/ui.ts';
import { whyNotInstall } from '../test/package/make-packages.ts';
import { FOR_BENCH, FOR_COMPARISON, FOR_PACKAGES, FOR_TESTS, havePackages, requirePackages } from './packages.ts';
import { buildFor, chooseRuntime } from './runtime.ts';

const BENCHES: Record<string, () => Promise<BenchRow[]>> = {
  dial: benchDial,
  history: benchHistory,
  ui: benchUi,
  list: benchList,
  app: onElectron,
};

/** The whole app on the Electron that `npm start` would take. */
async function onElectron(): Promise<BenchRow[]> {
  if (process.platform !== 'linux') {
    console.log('app: left out, as memory and CPU are read from /proc.');
    return [];
  }
  requirePackages(FOR_TESTS);
  const hasLinphone = havePackages(FOR_COMPARISON);
  if (!hasLinphone) console.log('app: without Linphone beside it, which could not be installed.');
  const obstacle = whyNotInstall();
  if (obstacle === undefined) requirePackages(FOR_PACKAGES);
  else console.log(`app: not measured as installed from its package: ${obstacle}`);
  const runtime = await chooseRuntime();
  buildFor(runtime);
  process.env['ELECTRON_OVERRIDE_DIST_PATH'] = runtime.dist;
  process.env['COMPANION_APP'] = runtime.app;
  return benchApp({ runtime, hasLinphone, canInstall: obstacle === undefined });
}

/** These compare our pages with bare ones in the system's Chromium, whose version they print. */
const IN_CHROMIUM = ['ui', 'list'];

const { values, positionals } = parseArgs({ allowPositionals: true, options: { json: { type: 'string' } } });
const wanted = Object.keys(BENCHES).filter((name) => positionals.every((word) => name.includes(word)));
if (wanted.length === 0) {
  console.error(`No benchmark matches. There are: ${Object.keys(BENCHES).join(', ')}`);
  process.exit(2);
}
if (wanted.some((name) => IN_CHROMIUM.includes(name))) requirePackages(FOR_BENCH);
const rows: BenchRow[] = [];
for (const name of wanted) rows.push(...((await BENCHES[name]?.()) ?? []));

console.table(
  rows.map(({ name, unit, ours, peer, floor, ratio, target, ok }) => ({
    name,
    unit,
    ours: round(ours),
    peer: peer === undefined ? '' : round(peer),
    floor: floor === undefined ? '' : round(floor),
    ratio: round(ratio),
    target: 'atMost' in target ? `≤ ${target.atMost}` : `≥ ${target.atLeast}`,
    ok: ok ? 'yes' : 'NO',
  })),
);
if (values.json !== undefined) await writeFile(values.json, `${JSON.stringify(rows, null, 2)}\n`);
process.exit(rows.every(({ ok }) => ok) ? 0 : 1);

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
