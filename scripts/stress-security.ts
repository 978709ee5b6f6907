/**
 * `npm run stress:security`: the tests of the protections. `-- --prove`: each with a defect planted, one by one, which must turn them red; first those that unit
 * tests notice, then those that only the running app can miss. `--only PART` takes defects by a part of their name; `--every N --seed S` takes one in N, another
 * one with each seed; `--from I --to J` those of these places in the list. `-- --messages N`: so many messages over IPC, in the running app. The last line is for
 * machines.
 */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { DEFECTS, type Defect } from '../test/stress/security/defects.ts';
import { ELECTRON_DEFECTS } from '../test/stress/security/electron-defects.ts';
import { OnElectron, type Finding } from '../test/stress/security/on-electron.ts';
import { assertFit } from '../test/stress/kit/change.ts';
import { randomSeed } from '../test/stress/kit/seed.ts';
import { wholeNumber } from '../test/stress/kit/whole-number.ts';

const ROOT = join(import.meta.dirname, '..');
const CONFIG = 'test/stress/security/vitest.config.ts';
const PLANT = pathToFileURL(join(ROOT, 'test/stress/security/plant.ts')).href;
const LIMIT_MS = 180_000;

const { values } = parseArgs({
  options: {
    prove: { type: 'boolean', default: false },
    only: { type: 'string' },
    every: { type: 'string', default: '1' },
    from: { type: 'string', default: '0' },
    to: { type: 'string' },
    seed: { type: 'string', default: String(randomSeed()) },
    messages: { type: 'string' },
  },
});
const seed = wholeNumber('--seed', values.seed);
const every = Math.max(1, wholeNumber('--every', values.every));
const from = wholeNumber('--from', values.from);
const to = values.to === undefined ? Infinity : wholeNumber('--to', values.to);

interface Run {
  code: number | null;
  output: string;
}

async function test(files: readonly string[], name?: string): Promise<Run> {
  const planted = name !== undefined && { SECURITY_DEFECT: name, NODE_OPTIONS: `--import=${PLANT}` };
  const env = { ...process.env, NO_COLOR: '1', ...planted };
  const args = [join(ROOT, 'node_modules/vitest/vitest.mjs'), 'run', '--config', CONFIG, ...files];
  const run = spawn(process.execPath, args, { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const timer = setTimeout(() => run.kill('SIGKILL'), LIMIT_MS);
  let output = '';
  for (const stream of [run.stdout, run.stderr]) stream.on('data', (text) => (output += String(text)));
  const [code] = (await once(run, 'close')) as [number | null];
  clearTimeout(timer);
  return { code, output };
}

/** A run is red by a failed test, not by one that could not be loaded: a change that does not fit the source proves nothing. */
async function proveInNode(name: string, { tests }: Defect): Promise<Finding> {
  const { code, output } = await test(tests, name);
  const failed = code === 1 && /^ +Tests +.*\d+ failed/m.test(output) ? /^ *FAIL +(.*)$/m.exec(output)?.[1] : undefined;
  return { isCaught: failed !== undefined, words: failed ?? output.slice(-400) };
}

async function prove(): Promise<boolean> {
  const all = [...Object.keys(DEFECTS), ...Object.keys(ELECTRON_DEFECTS)];
  const chosen = all.filter(
    (name, index) =>
      (values.only === undefined || name.includes(values.only)) &&
      (index + seed) % every === 0 &&
      index >= from &&
      index < to,
  );
  let electron: OnElectron | undefined;
  let caught = 0;
  for (const name of chosen) {
    const begun = performance.now();
    const inNode = DEFECTS[name];
    if (!inNode) electron ??= await startElectron(chosen);
    const { isCaught, words } = inNode ? await proveInNode(name, inNode) : ((await electron?.prove(name)) ?? NO_PROOF);
    if (isCaught) caught++;
    const seconds = Math.round((performance.now() - begun) / 1_000);
    console.log(`${isCaught ? 'caught' : 'MISSED'}  ${name} (${seconds} s)\n        ${words}`);
  }
  const inElectron = chosen.filter((name) => !(name in DEFECTS)).length;
  console.log(
    `proof: defects=${chosen.length} caught=${caught} missed=${chosen.length - caught} electron=${inElectron} seed=${seed}`,
  );
  return chosen.length > 0 && caught === chosen.length;
}

const NO_PROOF: Finding = { isCaught: false, words: 'there is no Electron' };

/** Ends the process where the tests are red without any defect: their failures would prove nothing. */
async function startElectron(names: readonly string[]): Promise<OnElectron> {
  const electron = await OnElectron.start();
  const red = await electron.redWithout(names.flatMap((name) => ELECTRON_DEFECTS[name] ?? []));
  if (red === undefined) return electron;
  console.error(`the tests are red without any defect:\n${red}`);
  process.exit(1);
}

async function clean(): Promise<boolean> {
  const files = [...new Set(Object.values(DEFECTS).flatMap(({ tests }: Defect) => tests))];
  const run = await test(files);
  console.log(run.output);
  const [, passed = '0'] = /^ +Tests +(?:\d+ failed \| )?(\d+) passed/m.exec(run.output) ?? [];
  console.log(`security: files=${files.length} passed=${passed} failed=${run.code === 0 ? 0 : 'some'}`);
  return run.code === 0;
}

/** Prints the line of the end-to-end test, which begins with `ipc:`. */
function sendMessages(count: number): boolean {
  const env = { ...process.env, IPC_MESSAGES: String(count), FUZZ_SEED: String(seed) };
  const args = [join(ROOT, 'scripts/e2e.ts'), '/ipc-fuzz.spec.ts', '--workers', '1'];
  return spawnSync(process.execPath, args, { cwd: ROOT, env, stdio: 'inherit' }).status === 0;
}

async function run(): Promise<boolean> {
  if (values.messages !== undefined) return sendMessages(wholeNumber('--messages', values.messages));
  return values.prove ? prove() : clean();
}

await assertFit({ ...DEFECTS, ...ELECTRON_DEFECTS });
process.exitCode = (await run()) ? 0 : 1;
