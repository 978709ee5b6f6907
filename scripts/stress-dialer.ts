/**
 * `npm run stress:dialer`: what the dialer promises, tried against every fault of the network, the journal, the clock and the
 * process itself. `--trials N --kills N --seed N`; `--prove [--only part-of-a-name]` plants defects and shows that they are found.
 * The last line is for machines; exit 1 when anything was found, or a defect was missed.
 */
import { parseArgs } from 'node:util';
import { DEFECTS, type Defect } from '../test/stress/dialer/defects.ts';
import { runKills } from '../test/stress/dialer/kills.ts';
import { Tally } from '../test/stress/dialer/tally.ts';
import { runTrials } from '../test/stress/dialer/trials.ts';
import { assertFit } from '../test/stress/kit/change.ts';
import { proveAll, type Suite } from '../test/stress/kit/prove.ts';
import { randomSeed } from '../test/stress/kit/seed.ts';
import { wholeNumber } from '../test/stress/kit/whole-number.ts';

const { values } = parseArgs({
  options: {
    trials: { type: 'string', default: '10000' },
    kills: { type: 'string', default: '1000' },
    seed: { type: 'string', default: String(randomSeed()) },
    prove: { type: 'boolean', default: false },
    only: { type: 'string' },
    /** Ends at the first finding, without looking for a smaller script that shows it. */
    quick: { type: 'boolean', default: false },
  },
});
const PROGRESS_MS = 15_000;
const seed = wholeNumber('--seed', values.seed);
const FAULTS: Suite<Defect> = {
  defects: DEFECTS,
  script: 'scripts/stress-dialer.ts',
  plant: 'test/stress/dialer/plant.ts',
  variable: 'FAULTS_DEFECT',
  options: ({ trials, kills }) => ({ trials, kills }),
  closing: /^faults: trials=/m,
};

await assertFit(DEFECTS);
process.exitCode = (await (values.prove ? proveAll(FAULTS, seed, values.only) : runAll())) ? 0 : 1;

async function runAll(): Promise<boolean> {
  const tally = new Tally();
  const wanted = {
    trials: wholeNumber('--trials', values.trials),
    kills: wholeNumber('--kills', values.kills),
    seed,
    isQuick: values.quick,
  };
  console.log(`${wanted.trials} trials and ${wanted.kills} kills, seed ${seed}`);
  const progress = setInterval(() => console.log(`  ${tally.trials} trials, ${tally.kills} kills`), PROGRESS_MS);
  const reports: string[] = [];
  const run = async (part: () => Promise<void>): Promise<void> => {
    if (values.quick && !tally.isClean) return;
    await part().catch((error: unknown) => void reports.push(wordsOf(error)));
  };
  await run(() => runTrials(wanted, tally));
  await run(() => runKills(wanted, tally));
  clearInterval(progress);
  reports.forEach((report) => console.log(report));
  tally.findings.forEach((finding) => console.log(`found: ${finding}`));
  console.log(`when they were killed, their journals held: ${tally.statesAtKill()}`);
  console.log(tally.line(seed));
  return tally.isClean && reports.length === 0;
}

/** fast-check's report says which script; its cause, what went wrong. */
function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause === undefined ? error.message : `${error.message}\n${wordsOf(error.cause)}`;
}
