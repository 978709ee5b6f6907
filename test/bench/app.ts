import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startDesktop } from '../support/desktop/desktop.ts';
import { startDisplay } from '../support/desktop/display.ts';
import type { Runtime } from '../../scripts/runtime.ts';
import { makeEmptyApp } from './app/empty-app.ts';
import { install, type Installed } from './app/installed.ts';
import { startLinphone } from './app/linphone.ts';
import { loadHistory, type Loaded } from './app/long-history.ts';
import { benchReveal } from './app/reveal.ts';
import { startApp, type Contestant, type StartedApp } from './app/started-app.ts';
import { startCentre } from './history/centre.ts';
import { quantile, row, type BenchRow } from './measure.ts';

const CALLS = 200_000;
const STARTS = 5;
/** After this what is fetched and compiled late is there, and what was only needed for the start has ended. */
const SETTLED_MS = 20_000;
const REST_MS = 60_000;

type Name = 'empty' | 'demo' | 'long' | 'installed' | 'linphone';
type Figures = Record<'usable' | 'shown' | 'pss' | 'cpu', number[]>;
type Starts = Partial<Record<Name, () => Promise<StartedApp | undefined>>>;

export interface AppBench {
  runtime: Runtime;
  /** Whether Linphone's desktop client is there to be compared with. */
  hasLinphone: boolean;
  /** Whether the app may be installed from its deb and removed again. */
  canInstall: boolean;
}

/**
 * The whole app on Electron, from its build and installed, beside an empty app with two windows on the same one, and beside Linphone's
 * desktop client: started in turns on desktops that nobody looks at. Linux only.
 */
export async function benchApp({ runtime, hasLinphone, canInstall }: AppBench): Promise<BenchRow[]> {
  const home = await mkdtemp(join(tmpdir(), 'companion-bench-'));
  const display = await startDisplay();
  const desktop = await startDesktop(home, 'unlocked', true, display);
  const centre = await startCentre(CALLS);
  let installed: Installed | undefined;
  try {
    const { app } = runtime;
    installed = canInstall ? await install(runtime) : undefined;
    const loaded = await loadHistory(centre, join(home, 'long'), desktop);
    const empty = await makeEmptyApp(join(home, 'empty-app'));
    const contest = (name: string, parts: Omit<Contestant, 'config'>) => () =>
      startApp({ ...parts, config: join(home, name, 'config') }, desktop);
    const starts: Starts = {
      empty: contest('empty', { app: empty, args: [] }),
      demo: contest('demo', { app, args: ['--demo'] }),
      long: contest('long', { app, args: [] }),
      ...(installed && { installed: installed.start }),
      ...(hasLinphone && { linphone: () => startLinphone(join(home, 'linphone'), desktop) }),
    };
    const figures = await measure(starts);
    const reveals = await benchReveal(join(home, 'reveal'), desktop);
    return [
      ...rowsOf(figures, loaded),
      ...(installed ? [...installedRows(figures), ...installed.sizes] : []),
      ...reveals,
    ];
  } finally {
    await installed?.remove();
    centre.child.kill();
    desktop.stop();
    display.stop();
    await rm(home, { recursive: true, force: true });
  }
}

async function measure(starts: Starts): Promise<Map<Name, Figures>> {
  const figures = new Map<Name, Figures>();
  for (const name of Object.keys(starts) as Name[]) figures.set(name, { usable: [], shown: [], pss: [], cpu: [] });
  const each = async (look: (name: Name, started: StartedApp) => Promise<void>): Promise<void> => {
    for (const [name, start] of Object.entries(starts) as [Name, () => Promise<StartedApp | undefined>][]) {
      const started = await start();
      if (!started) continue;
      try {
        await look(name, started);
      } finally {
        await started.stop();
      }
    }
  };
  for (let n = 0; n < STARTS; n++)
    await each(async (name, { usableAfter, shownAfter, tree }) => {
      await sleep(SETTLED_MS);
      const of = figures.get(name);
      of?.usable.push(usableAfter);
      of?.shown.push(shownAfter);
      of?.pss.push(tree.pss());
      if (n === STARTS - 1) console.log(`app: ${name}: MB of memory: ${tree.parts()}`);
    });
  await each(async (name, { tree }) => {
    await sleep(REST_MS);
    const before = tree.cpu();
    await sleep(REST_MS);
    figures.get(name)?.cpu.push(((tree.cpu() - before) / (REST_MS / 1000)) * 100);
  });
  return figures;
}

function rowsOf(figures: ReadonlyMap<Name, Figures>, { calls, seconds }: Loaded): BenchRow[] {
  const of = (name: Name, what: keyof Figures): number => quantile(figures.get(name)?.[what] ?? [], 0.5);
  const rows = (ours: 'demo' | 'long', what: 'usable' | 'pss', atMost: number): BenchRow =>
    row({
      name: `app: ${what === 'pss' ? 'memory of all processes' : 'start to first usable window'}, ${ours === 'demo' ? 'demo' : `${calls} calls`}, to an empty app`,
      unit: what === 'pss' ? 'MB' : 'ms',
      ours: of(ours, what),
      peer: of('linphone', what),
      floor: of('empty', what),
      against: 'floor',
      target: { atMost },
    });
  const shown = [...figures.keys()].map((name) => `${name} ${Math.round(of(name, 'shown'))}`).join(', ');
  console.log(`app: window shown after ms: ${shown}`);
  console.log(`app: first load of ${calls} calls in ${Math.round(seconds)} s, ${Math.round(calls / seconds)} rows/s`);
  return [
    rows('demo', 'usable', 2),
    rows('long', 'usable', 2),
    rows('demo', 'pss', 1.2),
    rows('long', 'pss', 1.35),
    ...(['demo', 'long'] as const).map((name) =>
      atRest(name, of(name, 'cpu'), of('empty', 'cpu'), of('linphone', 'cpu')),
    ),
  ];
}

/** The first window on the screen is compared: the installed app lets nobody look into it. It has its sandbox on, which costs time. */
function installedRows(figures: ReadonlyMap<Name, Figures>): BenchRow[] {
  const of = (name: Name, what: keyof Figures): number => quantile(figures.get(name)?.[what] ?? [], 0.5);
  return [
    row({
      name: 'app: start to first window on the screen, installed, to an empty app',
      unit: 'ms',
      ours: of('installed', 'shown'),
      peer: of('linphone', 'shown'),
      floor: of('empty', 'shown'),
      against: 'floor',
      target: { atMost: 2 },
    }),
    row({
      name: 'app: memory of all processes, installed, demo, to an empty app',
      unit: 'MB',
      ours: of('installed', 'pss'),
      peer: of('linphone', 'pss'),
      floor: of('empty', 'pss'),
      against: 'floor',
      target: { atMost: 1.2 },
    }),
  ];
}

/** Not a ratio: an empty app at rest uses next to nothing. */
function atRest(name: string, ours: number, floor: number, peer: number): BenchRow {
  const target = { atMost: 0.5 };
  const above = Math.max(0, ours - floor);
  return {
    name: `app: CPU over 60 s at rest, ${name === 'demo' ? 'demo' : 'signed in'}, above an empty app (% of a core)`,
    unit: '%',
    ours,
    peer,
    floor,
    ratio: above,
    target,
    ok: above <= target.atMost,
  };
}
