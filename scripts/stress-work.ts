/**
 * `npm run stress:work`: an agent's own work over random days: contacts, follow-ups, do-not-call, notes, calls, backups, restores, sign-outs with the
 * vault, moves to another computer, and processes that are killed. `--days N --kills N --seed N`; `--prove [--only part-of-a-name]` plants defects and
 * shows that they are found. The last line is for machines; exit 1 when anything was found, or a defect was missed.
 */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startDemoServer } from '../src/main/demo/server.ts';
import { assertFit } from '../test/stress/kit/change.ts';
import { proveAll, type Suite } from '../test/stress/kit/prove.ts';
import { randomSeed } from '../test/stress/kit/seed.ts';
import { wholeNumber } from '../test/stress/kit/whole-number.ts';
import { DEFECTS, type Defect } from '../test/stress/work/defects.ts';
import { runKills } from '../test/stress/work/kills.ts';
import { Life } from '../test/stress/work/life.ts';
import { Tally } from '../test/stress/work/tally.ts';

const { values } = parseArgs({
  options: {
    days: { type: 'string', default: '5000' },
    kills: { type: 'string', default: '200' },
    seed: { type: 'string', default: String(randomSeed()) },
    prove: { type: 'boolean', default: false },
    only: { type: 'string' },
    /** Every run ends at its first finding; the proof asks for it by this name. */
    quick: { type: 'boolean', default: false },
  },
});
const PROGRESS_MS = 15_000;
const DAYS_OF_A_LIFE = 10;
/** Thousands of stores are made and thrown away; what a killed process has written does not depend on the disk. */
const MEMORY = '/dev/shm';
const seed = wholeNumber('--seed', values.seed);
const WORK: Suite<Defect> = {
  defects: DEFECTS,
  script: 'scripts/stress-work.ts',
  plant: 'test/stress/work/plant.ts',
  variable: 'WORK_DEFECT',
  options: ({ days, kills }) => ({ days, kills }),
  closing: /^work: days=/m,
};

await assertFit(DEFECTS);
process.exitCode = (await (values.prove ? proveAll(WORK, seed, values.only) : runAll())) ? 0 : 1;

async function runAll(): Promise<boolean> {
  const tally = new Tally();
  const [days, kills] = [wholeNumber('--days', values.days), wholeNumber('--kills', values.kills)];
  console.log(`${days} days and ${kills} kills, seed ${seed}`);
  const progress = setInterval(() => console.log(`  ${tally.line(seed)}`), PROGRESS_MS);
  const folder = mkdtempSync(join(existsSync(MEMORY) ? MEMORY : tmpdir(), 'companion-work-'));
  process.once('SIGINT', () => process.exit(130)).once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const centre = await startDemoServer({ inbound: false, calls: 1 });
  try {
    for (let life = 0; tally.days < days && tally.isClean; life++) {
      const left = Math.min(DAYS_OF_A_LIFE, days - tally.days);
      await new Life(seed + life, folder, centre, tally).live(left);
    }
    if (tally.isClean) await runKills({ kills, seed, folder, centre }, tally);
  } finally {
    clearInterval(progress);
    await centre.close();
  }
  tally.findings.forEach((finding) => console.log(`found: ${finding}`));
  const { calls, refused, vaults, restores, acknowledged } = tally;
  console.log(
    `${calls} calls, ${refused} refused; ${vaults} vaults, ${restores} restores; ${acknowledged} writes acknowledged by killed processes`,
  );
  console.log(tally.line(seed));
  return tally.isClean;
}
