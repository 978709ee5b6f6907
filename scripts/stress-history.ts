/**
 * `npm run stress:history`: the stored history against random histories of a server, against kills, and against damaged files
 *. `--histories N --kills N --damage N --seed N`; `--prove [--only part-of-a-name]` plants defects and shows that they are found.
 * The last line is for machines; exit 1 when anything was found, or a defect was missed.
 */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runDamage } from '../test/stress/history/damage.ts';
import { DEFECTS, type Defect } from '../test/stress/history/defects.ts';
import { runKills } from '../test/stress/history/kills.ts';
import { Tally } from '../test/stress/history/tally.ts';
import { runTrials } from '../test/stress/history/trials.ts';
import { assertFit } from '../test/stress/kit/change.ts';
import { proveAll, type Suite } from '../test/stress/kit/prove.ts';
import { randomSeed } from '../test/stress/kit/seed.ts';
import { wholeNumber } from '../test/stress/kit/whole-number.ts';

const { values } = parseArgs({
  options: {
    histories: { type: 'string', default: '5000' },
    kills: { type: 'string', default: '1000' },
    damage: { type: 'string', default: '1000' },
    seed: { type: 'string', default: String(randomSeed()) },
    prove: { type: 'boolean', default: false },
    only: { type: 'string' },
    /** Ends at the first finding, without looking for a smaller history that shows it. */
    quick: { type: 'boolean', default: false },
  },
});
const PROGRESS_MS = 15_000;
/** Thousands of stores are made and thrown away; what a killed process has written does not depend on the disk. */
const MEMORY = '/dev/shm';
const seed = wholeNumber('--seed', values.seed);
const HISTORY: Suite<Defect> = {
  defects: DEFECTS,
  script: 'scripts/stress-history.ts',
  plant: 'test/stress/history/plant.ts',
  variable: 'HISTORY_DEFECT',
  options: ({ histories, kills }) => ({ histories, kills, damage: 0 }),
  closing: /^history: histories=/m,
};

await assertFit(DEFECTS);
process.exitCode = (await (values.prove ? proveAll(HISTORY, seed, values.only) : runAll())) ? 0 : 1;

async function runAll(): Promise<boolean> {
  const tally = new Tally();
  const wanted = {
    histories: wholeNumber('--histories', values.histories),
    kills: wholeNumber('--kills', values.kills),
    damage: wholeNumber('--damage', values.damage),
  };
  console.log(`${wanted.histories} histories, ${wanted.kills} kills and ${wanted.damage} damaged files, seed ${seed}`);
  const progress = setInterval(() => console.log(`  ${tally.line(seed)}`), PROGRESS_MS);
  const folder = mkdtempSync(join(existsSync(MEMORY) ? MEMORY : tmpdir(), 'companion-history-'));
  const common = { seed, folder, isQuick: values.quick };
  process.env['TMPDIR'] = folder;
  process.once('SIGINT', () => process.exit(130)).once('exit', () => rmSync(folder, { recursive: true, force: true }));
  try {
    await runTrials({ ...common, histories: wanted.histories }, tally);
    await runKills({ ...common, kills: wanted.kills }, tally);
    tally.damaged(wanted.damage, await runDamage(wanted.damage, seed));
  } finally {
    clearInterval(progress);
  }
  tally.reports.forEach((report) => console.log(report));
  tally.findings.forEach((finding) => console.log(`found: ${finding}`));
  const { requests, acknowledged, rebuilt } = tally;
  console.log(
    `${requests} requests; ${acknowledged} writes acknowledged by killed processes; ${rebuilt} files set aside`,
  );
  console.log(tally.line(seed));
  return tally.isClean;
}
