/**
 * `npm run soak`: everything that tries at random, again and again with new seeds, until `--minutes N` (30) are over or something is found.
 * CI keeps to one seed, so that a red run is the fault of its change; this looks for what that seed has not shown.
 * Says at each round with which seed to see it again; exit 1 when a round was red.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { randomSeed } from '../test/stress/kit/seed.ts';
import { wholeNumber } from '../test/stress/kit/whole-number.ts';

const ROOT = join(import.meta.dirname, '..');
/** Far more than a round takes: one that does not end is red. */
const LIMIT_MS = 900_000;
/** The suites count on from a seed for their lanes and stores: rounds must not meet. */
const STEP = 10_007;

const { values } = parseArgs({ options: { minutes: { type: 'string', default: '30' } } });
const end = performance.now() + wholeNumber('--minutes', values.minutes) * 60_000;
const ROUND = [
  ['npm', 'run', 'test:unit', '--', '--silent', '--reporter=dot', ...propertyTests()],
  ['npm', 'run', 'stress:dialer', '--', '--trials', '1000', '--kills', '60'],
  ['npm', 'run', 'stress:work', '--', '--days', '500', '--kills', '24'],
  ['npm', 'run', 'stress:history', '--', '--histories', '300', '--kills', '30', '--damage', '300'],
] as const;

/** How the closing lines of the three begin. */
const CLOSING = /^ *(?:Tests {2}|faults: |history: )/;

let round = 0;
for (
  let seed = randomSeed();
  process.exitCode === undefined && (round === 0 || performance.now() < end);
  seed += STEP
) {
  console.log(`round ${++round}: FUZZ_SEED=${seed}`);
  for (const command of ROUND) {
    if (await isGreen(command, seed)) continue;
    console.log(`RED: FUZZ_SEED=${seed} ${command.join(' ')}`);
    process.exitCode = 1;
    break;
  }
}
console.log(`soak: rounds=${round} red=${process.exitCode === undefined ? 0 : 1}`);

/** Test files that know fast-check or a seed: from the project's folder. */
function propertyTests(): string[] {
  const isRandom = (path: string): boolean => /fast-check|randomSeed/.test(readFileSync(join(ROOT, path), 'utf8'));
  return globSync('test/unit/**/*.test.ts', { cwd: ROOT }).filter(isRandom);
}

/** Prints what the command printed, when it was red. */
async function isGreen([program, ...words]: readonly [string, ...string[]], seed: number): Promise<boolean> {
  const options = { cwd: ROOT, env: { ...process.env, FUZZ_SEED: String(seed), NO_COLOR: '1' }, timeout: LIMIT_MS };
  const run = spawn(program, words, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [run.stdout, run.stderr]) stream.on('data', (text) => (output += String(text)));
  const [code] = (await once(run, 'close')) as [number | null];
  console.log(code === 0 ? `  green  ${output.split('\n').findLast((line) => CLOSING.test(line)) ?? ''}` : output);
  return code === 0;
}
