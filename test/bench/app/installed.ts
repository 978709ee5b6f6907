import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Runtime } from '../../../scripts/runtime.ts';
import { Desktop, eventually } from '../../package/desktop.ts';
import { apt, InstalledApp } from '../../package/installed-app.ts';
import { assembleForTests } from '../../package/make-packages.ts';
import { TestUser } from '../../package/test-user.ts';
import { row, type BenchRow } from '../measure.ts';
import { processTree } from './process-tree.ts';
import type { StartedApp } from './started-app.ts';

const FORMATS = ['deb', 'rpm', 'uos'] as const;

/** The app as it is installed from its deb, for a user without privileges who has a desktop of their own. */
export interface Installed {
  /** Starts it and enters the demo. Both times are that of the first window on the screen: nobody can look into it. */
  start: () => Promise<StartedApp>;
  /** What each package takes, to its Electron alone packed in the same way (quickly, as for tests). */
  sizes: BenchRow[];
  remove(): Promise<void>;
}

/** Makes the packages, installs the deb and logs a new user in. Root on Debian or Ubuntu (`whyNotInstall`). */
export async function install(runtime: Runtime): Promise<Installed> {
  const work = await mkdtemp(join(tmpdir(), 'companion-bench-package-'));
  const { product, make } = await assembleForTests(runtime, work);
  const packages: { format: string; file: string }[] = [];
  for (const format of FORMATS) packages.push({ format, file: await make(format) });
  const sizes = await sizesOf(packages, packedElectron(runtime));
  const user = new TestUser();
  const app = new InstalledApp(product, user);
  const remove = async (): Promise<void> => {
    await user.remove();
    apt('purge', product.name);
    await rm(work, { recursive: true, force: true });
  };
  try {
    apt('install', packages[0]?.file ?? '');
    if (app.version() !== product.version) throw new Error('the deb could not be installed');
    const desktop = await Desktop.logIn(user, join(work, 'pictures'));
    return { sizes, remove, start: () => startInstalled(app, desktop) };
  } catch (error) {
    await remove();
    throw error;
  }
}

async function startInstalled(app: InstalledApp, desktop: Desktop): Promise<StartedApp> {
  const begun = performance.now();
  desktop.start([app.program]);
  await eventually('the window is shown', () => app.isShown(desktop), 60_000);
  const shownAfter = performance.now() - begun;
  const [browser] = app.browsers();
  if (!browser) throw new Error('the installed app does not run');
  await sleep(2_000);
  await desktop.key('shift+Tab', 'Return'); // the last thing on the first screen enters the demo
  return { shownAfter, usableAfter: shownAfter, tree: processTree(browser.pid), stop: () => app.end() };
}

async function sizesOf(packages: { format: string; file: string }[], electron: number): Promise<BenchRow[]> {
  const rows = packages.map(async ({ format, file }) =>
    row({
      name: `app: size of the ${format}, to its Electron alone`,
      unit: 'MB',
      ours: (await stat(file)).size / 1e6,
      floor: electron,
      against: 'floor',
      target: { atMost: 1.1 },
    }),
  );
  return Promise.all(rows);
}

/** MB. */
function packedElectron({ dist }: Runtime): number {
  const { stdout, status } = spawnSync('bash', ['-o', 'pipefail', '-c', 'tar -cf - . | gzip -1 | wc -c'], {
    cwd: dist,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error('Electron could not be packed');
  return Number(stdout) / 1e6;
}
