/**
 * `npm run faults`: what the dialer promises (R1 to R3), tried against every fault of the network, the journal, the clock and the
 * process itself. `--trials N --kills N --seed N`; `--prove [--only part-of-a-name]` plants defects and shows that they are found.
 * The last line is for machines; exit 1 when anything was found, or a defect was missed.
 */
import { parseArgs } from 'node:util';
import { runKills } from '../test/faults/kills.ts';
import { prove, type Proof } from '../test/faults/prove.ts';
import { Tally } from '../test/faults/tally.ts';
import { runTrials } from '../test/faults/trials.ts';

const { values } = parseArgs({
  options: {
    trials: { type: 'string', default: '10000' },
    kills: { type: 'string', default: '1000' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000_000) },
    prove: { type: 'boolean', default: false },
    only: { type: 'string' },
    /** Ends at the first finding, without looking for a smaller script that shows it. */
    quick: { type: 'boolean', default: false },
  },
});
const PROGRESS_MS = 15_000;
const seed = numberOf('seed');

process.exitCode = (await (values.prove ? proveAll() : runAll())) ? 0 : 1;

function numberOf(name: 'trials' | 'kills' | 'seed'): number {
  const value = Number(values[name]);
  if (Number.isSafeInteger(value) && value >= 0) return value;
  console.error(`--${name} takes a whole number`);
  process.exit(2);
}

async function runAll(): Promise<boolean> {
  const tally = new Tally();
  const wanted = { trials: numberOf('trials'), kills: numberOf('kills'), seed, isQuick: values.quick };
  console.log(`${wanted.trials} trials and ${wanted.kills} kills, seed ${seed}`);
  const progress = setInterval(() => console.log(`  ${tally.trials} trials, ${tally.kills} kills`), PROGRESS_MS);
  const reports: string[] = [];
  const run = async (part: () => Promise<void>): Promise<void> => {
    if (values.quick && !tally.isClean) return;
    await part().catch((error: unknown) => void reports.push(error instanceof Error ? error.message : String(error)));
  };
  await run(() => runTrials(wanted, tally));
  await run(() => runKills(wanted, tally));
  clearInterval(progress);
  reports.forEach((report) => console.log(report));
  tally.findings.forEach((finding) => console.log(`found: ${finding}`));
  console.log(`at their deaths the journals of the killed held: ${tally.deathsIn()}`);
  console.log(tally.line(seed));
  return tally.isClean && reports.length === 0;
}

async function proveAll(): Promise<boolean> {
  const proofs = await prove(seed, values.only, ({ name, isCaught, words, seconds }: Proof) =>
    console.log(`${isCaught ? 'caught' : 'MISSED'}  ${name} (${seconds} s)\n        ${words}`),
  );
  const caught = proofs.filter(({ isCaught }) => isCaught).length;
  console.log(`proof: defects=${proofs.length} caught=${caught} missed=${proofs.length - caught} seed=${seed}`);
  return proofs.length > 0 && caught === proofs.length;
}
