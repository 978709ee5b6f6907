import { mkdtempSync, rmSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { openLane, type Lane } from './lane.ts';
import { ChildRun } from './child-run.ts';
import { CrashAudit } from './crash-audit.ts';
import { fault } from './script.ts';
import type { FaultServer } from '../../support/fault-server.ts';
import { faultKind, NO_FAULT, type FaultCase } from '../../support/fault-kinds.ts';
import type { Tally } from './tally.ts';

/** When the child is killed: at a moment of its n-th call, or a while after its start, mostly before it has opened its journal. */
interface KillPoint {
  at: 'start' | 'first bytes' | 'whole body' | 'answer';
  /** Calls that it may finish before. */
  after: number;
  /** Milliseconds from that moment. */
  delay: number;
  /** What happens to its calls, one after the other. */
  faults: FaultCase[];
}

const AGENT = '9007199254740993';
const CHILDREN = 2;
/** A journal gets this many runs: longer ones only cost time. */
const RUNS = 12;
const READY_MS = 20_000;
/** Without a word from the server's side, e.g. because the call that was waited for does not come. */
const PATIENCE_MS = 1_500;

const serverFault = fault.filter(({ name }) => faultKind(name).at === 'server' && !faultKind(name).isSlow);
const killPoint: fc.Arbitrary<KillPoint> = fc.record({
  at: fc.constantFrom('start', 'first bytes', 'first bytes', 'whole body', 'whole body', 'answer', 'answer'),
  after: fc.nat(6),
  delay: fc.oneof(fc.constant(0), fc.double({ min: 0, max: 4, noNaN: true })),
  faults: fc.array(serverFault, { minLength: 8, maxLength: 8 }),
});

/** Kills a real process at random moments, starts it again on the same journal, and compares what it knows with the truth. */
export async function runKills(
  { kills, seed, isQuick = false }: { kills: number; seed: number; isQuick?: boolean },
  tally: Tally,
): Promise<void> {
  const points = fc.sample(killPoint, { numRuns: kills, seed });
  await Promise.all(
    Array.from({ length: Math.min(CHILDREN, kills) }, async () => {
      const lane = await openLane();
      try {
        while (points.length > 0 && !(isQuick && !tally.isClean)) await runAndKill(lane, points.splice(0, RUNS), tally);
      } finally {
        await lane.close();
      }
    }),
  );
}

/** One journal through several runs; after the last one it is opened once more. */
async function runAndKill(lane: Lane, points: readonly KillPoint[], tally: Tally): Promise<void> {
  const folder = mkdtempSync(join(lane.folder, 'runs-'));
  await mkdir(folder, { recursive: true });
  const path = join(folder, 'journal.sqlite');
  lane.server.reset();
  const audit = new CrashAudit(lane.server, path, tally);
  for (const last of [...points, undefined]) {
    audit.nextRun();
    const run = new ChildRun(path, lane.server.host, AGENT);
    if (last?.at === 'start') await sleep(startDelay(last));
    else {
      const moment = last && killMoment(lane.server, last);
      audit.restarted(await Promise.race([run.ready, sleep(READY_MS, undefined, { ref: false })]));
      if (moment) await Promise.race([moment, run.ended, sleep(PATIENCE_MS, undefined, { ref: false })]);
    }
    await run.kill();
    if (run.crashed !== undefined) throw new Error(`the child ${run.crashed}`);
    if (last) tally.kills++;
    await lane.server.quiet();
    lane.server.onPost = lane.server.onFirstBytes = () => undefined;
    audit.examine();
  }
  rmSync(folder, { recursive: true, force: true });
}

/** From the first instruction to the middle of the first calls. */
function startDelay({ after, delay }: KillPoint): number {
  return (after * 60 + delay * 15) % 400;
}

/** Arms the server with one fault a call, and resolves when it is time to kill the child. */
function killMoment(server: FaultServer, { at, after, delay, faults }: KillPoint): Promise<void> {
  let [calls, bytes] = [0, 0];
  return new Promise((resolve) => {
    const kill = (): void => {
      if (delay === 0) resolve();
      else setTimeout(resolve, delay);
    };
    server.onFirstBytes = () => {
      server.fault = faults[bytes % faults.length] ?? NO_FAULT;
      if (bytes++ === after && at === 'first bytes') kill();
    };
    server.onPost = () => {
      if (calls++ !== after) return;
      if (at === 'whole body') kill();
      if (at === 'answer') setImmediate(kill);
    };
  });
}
