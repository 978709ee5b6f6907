/**
 * `npm run stress:security`: the tests of the protections, `-- --prove`: each with a defect planted, one by one, which must turn them red.
 * `--only PART` takes defects by a part of their name; `--every N --seed S` takes one in N, another one with each seed. The last line is for machines.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { DEFECTS, type Defect } from '../test/stress/security/defects.ts';
import { randomSeed } from '../test/stress/kit/seed.ts';
import { wholeNumber } from '../test/stress/kit/whole-number.ts';

const ROOT = join(import.meta.dirname, '..');
const CONFIG = 'test/stress/security/vitest.config.ts';
const LIMIT_MS = 180_000;

const { values } = parseArgs({
  options: {
    prove: { type: 'boolean', default: false },
    only: { type: 'string' },
    every: { type: 'string', default: '1' },
    seed: { type: 'string', default: String(randomSeed()) },
  },
});
const seed = wholeNumber('--seed', values.seed);
const every = Math.max(1, wholeNumber('--every', values.every));

interface Run {
  code: number | null;
  output: string;
}

async function test(files: readonly string[], name?: string): Promise<Run> {
  const env = { ...process.env, NO_COLOR: '1', ...(name !== undefined && { SECURITY_DEFECT: name }) };
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
function failedTest({ code, output }: Run): string | undefined {
  return code === 1 && /^ +Tests +.*\d+ failed/m.test(output) ? /^ *FAIL +(.*)$/m.exec(output)?.[1] : undefined;
}

async function prove(): Promise<boolean> {
  const chosen = Object.entries(DEFECTS).filter(
    ([name], index) => (values.only === undefined || name.includes(values.only)) && (index + seed) % every === 0,
  );
  let caught = 0;
  for (const [name, { tests }] of chosen) {
    const run = await test(tests, name);
    const finding = failedTest(run);
    if (finding !== undefined) caught++;
    console.log(
      `${finding === undefined ? 'MISSED' : 'caught'}  ${name}\n        ${finding ?? run.output.slice(-400)}`,
    );
  }
  console.log(`proof: defects=${chosen.length} caught=${caught} missed=${chosen.length - caught} seed=${seed}`);
  return chosen.length > 0 && caught === chosen.length;
}

async function clean(): Promise<boolean> {
  const files = [...new Set(Object.values(DEFECTS).flatMap(({ tests }: Defect) => tests))];
  const run = await test(files);
  console.log(run.output);
  const [, passed = '0'] = /^ +Tests +(?:\d+ failed \| )?(\d+) passed/m.exec(run.output) ?? [];
  console.log(`security: files=${files.length} passed=${passed} failed=${run.code === 0 ? 0 : 'some'}`);
  return run.code === 0;
}

process.exitCode = (await (values.prove ? prove() : clean())) ? 0 : 1;
