import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { buildFor, chooseRuntime, ROOT, type Runtime } from '../../../scripts/runtime.ts';
import { ELECTRON_DEFECTS, type ElectronDefect } from './electron-defects.ts';

const LIMIT_MS = 240_000;
const PLANTED = join(ROOT, 'out/planted');

export interface Finding {
  isCaught: boolean;
  /** The test that has failed, or why the run is no proof. */
  words: string;
}

interface Run {
  code: number | null;
  output: string;
}

/** Builds the app with one defect after the other and runs the end-to-end tests that must notice. */
export class OnElectron {
  readonly #runtime: Runtime;

  private constructor(runtime: Runtime) {
    this.#runtime = runtime;
  }

  /** Builds the app once as it is: the windows' own pages are taken from it. */
  static async start(): Promise<OnElectron> {
    const runtime = await chooseRuntime();
    buildFor(runtime);
    await rm(PLANTED, { recursive: true, force: true });
    await cp(join(runtime.app, 'package.json'), join(PLANTED, 'package.json'));
    await cp(join(runtime.app, 'resources/icons'), join(PLANTED, 'resources/icons'), { recursive: true });
    await cp(join(runtime.app, 'out/renderer'), join(PLANTED, 'out/renderer'), { recursive: true });
    return new OnElectron(runtime);
  }

  /** Runs the tests that these defects must fail on a build made the same way without any: what was red, which then would prove nothing. */
  async redWithout(defects: readonly ElectronDefect[]): Promise<string | undefined> {
    const built = await this.#build(undefined);
    if (built.code !== 0) return built.output.slice(-600);
    const titles = [...new Set(defects.map(({ title }) => title))];
    const run = await this.#test([...new Set(defects.map(({ spec }) => spec))], titles.map(escaped).join('|'));
    return run.code === 0 ? undefined : run.output.slice(-1_500);
  }

  async prove(name: string): Promise<Finding> {
    const { spec, title } = ELECTRON_DEFECTS[name] ?? { spec: '', title: '' };
    const built = await this.#build(name);
    if (built.code !== 0) return { isCaught: false, words: `it does not fit the source: ${built.output.slice(-600)}` };
    const run = await this.#test([spec], escaped(title));
    const failed = /^ +\d+\) +(.*)$/m.exec(run.output)?.[1];
    // A test that could not begin, or ran out of time before it looked, has not noticed anything.
    const hasLooked = /expect\((?:received|locator|page)\)/.test(run.output);
    if (run.code === 1 && failed !== undefined && hasLooked) return { isCaught: true, words: failed };
    return { isCaught: false, words: run.code === 0 ? 'the tests were green' : run.output.slice(-600) };
  }

  #build(name: string | undefined): Promise<Run> {
    const base = this.#runtime.isOlder ? 'test/older-electron/electron.vite.config.ts' : 'electron.vite.config.ts';
    return run(['node_modules/electron-vite/bin/electron-vite.js', 'build', '--logLevel', 'warn', '--config', CONFIG], {
      SECURITY_BASE: base,
      ...(name !== undefined && { SECURITY_DEFECT: name }),
    });
  }

  #test(specs: readonly string[], title: string): Promise<Run> {
    const options = ['--config', 'test/e2e/playwright.config.ts', '--retries', '0', '--workers', '1'];
    const files = specs.map((spec) => `/${spec}`);
    return run(['node_modules/playwright/cli.js', 'test', ...options, ...files, '--grep', title], {
      ELECTRON_OVERRIDE_DIST_PATH: this.#runtime.dist,
      COMPANION_APP: PLANTED,
    });
  }
}

const CONFIG = 'test/stress/security/electron.vite.config.ts';

async function run([script = '', ...args]: readonly string[], environment: Record<string, string>): Promise<Run> {
  const env = { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0', ...environment };
  const child = spawn(process.execPath, [join(ROOT, script), ...args], {
    cwd: ROOT,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const timer = setTimeout(() => child.kill(), LIMIT_MS); // Playwright ends what it has started
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += String(text)));
  const [code] = (await once(child, 'close')) as [number | null];
  clearTimeout(timer);
  return { code, output };
}

function escaped(title: string): string {
  return title.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}
