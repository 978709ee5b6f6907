import { mkdtempSync, rmSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { openLane, type Lane } from './lane.ts';
import { Life } from './child-run.ts';
import { Autopsy } from './crash-audit.ts';
import { fault } from './script.ts';
import type { FaultServer } from '../../support/fault-server.ts';
import { faultKind, NO_FAULT, type FaultCase } from '../../support/fault-kinds.ts';
import type { Tally } from './tally.ts';

/** When the victim dies: at a moment of its n-th call, or a while after its start, mostly before it has opened its journal. */
interface Death {
  at: 'start' | 'first bytes' | 'whole body' | 'answer';
  /** Calls that it may finish before. */
  after: number;
  /** Milliseconds from that moment. */
  delay: number;
  /** What happens to its calls, one after the other. */
  faults: FaultCase[];
}

const AGENT = '9007199254740993';
const VICTIMS = 2;
/** A journal gets this many lives: longer ones only cost time. */
const LIVES = 12;
const READY_MS = 20_000;
/** Without a word from the server's side, e.g. because the call that was waited for does not come. */
const PATIENCE_MS = 1_500;

const serverFault = fault.filter(({ name }) => faultKind(name).at === 'server' && !faultKind(name).isSlow);
const death: fc.Arbitrary<Death> = fc.record({
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
  const deaths = fc.sample(death, { numRuns: kills, seed });
  await Promise.all(
    Array.from({ length: Math.min(VICTIMS, kills) }, async () => {
      const lane = await openLane();
      try {
        while (deaths.length > 0 && !(isQuick && !tally.isClean))
          await liveAndDie(lane, deaths.splice(0, LIVES), tally);
      } finally {
        await lane.close();
      }
    }),
  );
}

/** One journal through several lives; after the last one it is opened once more. */
async function liveAndDie(lane: Lane, deaths: readonly Death[], tally: Tally): Promise<void> {
  const folder = mkdtempSync(join(lane.folder, 'lives-'));
  await mkdir(folder, { recursive: true });
  const path = join(folder, 'journal.sqlite');
  lane.server.reset();
  const autopsy = new Autopsy(lane.server, path, tally);
  for (const last of [...deaths, undefined]) {
    autopsy.nextLife();
    const life = new Life(path, lane.server.host, AGENT);
    if (last?.at === 'start') await sleep(startDelay(last));
    else {
      const moment = last && dying(lane.server, last);
      autopsy.woke(await Promise.race([life.ready, sleep(READY_MS, undefined, { ref: false })]));
      if (moment) await Promise.race([moment, life.ended, sleep(PATIENCE_MS, undefined, { ref: false })]);
    }
    await life.kill();
    if (life.crashed !== undefined) throw new Error(`the victim ${life.crashed}`);
    if (last) tally.kills++;
    await lane.server.quiet();
    lane.server.onPost = lane.server.onFirstBytes = () => undefined;
    autopsy.examine();
  }
  rmSync(folder, { recursive: true, force: true });
}

/** From the first instruction to the middle of the first calls. */
function startDelay({ after, delay }: Death): number {
  return (after * 60 + delay * 15) % 400;
}

/** Arms the server with one fault a call, and resolves when the victim's hour has come. */
function dying(server: FaultServer, { at, after, delay, faults }: Death): Promise<void> {
  let [calls, bytes] = [0, 0];
  return new Promise((resolve) => {
    const die = (): void => {
      if (delay === 0) resolve();
      else setTimeout(resolve, delay);
    };
    server.onFirstBytes = () => {
      server.fault = faults[bytes % faults.length] ?? NO_FAULT;
      if (bytes++ === after && at === 'first bytes') die();
    };
    server.onPost = () => {
      if (calls++ !== after) return;
      if (at === 'whole body') die();
      if (at === 'answer') setImmediate(die);
    };
  });
}
