import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { seeded, type Random } from '../../../src/main/demo/random.ts';
import type { Acknowledged } from './acknowledged.ts';
import { killWorld } from './kill-world.ts';
import type { Tally } from './tally.ts';
import { AcknowledgedWrites } from './acknowledged-writes.ts';

export interface KillsWanted {
  kills: number;
  seed: number;
  /** Takes the stores. */
  folder: string;
  isQuick?: boolean;
}

/** When a run ends: some ms after its start, or after it has said something so many times and a little more. */
interface KillPoint {
  isEarly: boolean;
  said: number;
  delay: number;
}

const CHILD = join(import.meta.dirname, 'child.ts');
const CHILDREN = 2;
/** One store gets this many runs: from the first load to quiet days. */
const RUNS = 12;
/** Without a word from the child. */
const PATIENCE_MS = 20_000;

/** Kills a real process again and again while it syncs into a real file, and looks after each kill for what it had said was written. */
export async function runKills({ kills, seed, folder, isQuick = false }: KillsWanted, tally: Tally): Promise<void> {
  let left = kills;
  let store = 0;
  const compiled = mkdtempSync(join(folder, 'compiled-'));
  const work = async (): Promise<void> => {
    while (left > 0 && !(isQuick && !tally.isClean)) {
      const runs = Math.min(left, RUNS);
      left -= runs;
      const place = mkdtempSync(join(folder, 'runs-'));
      await runAndKill({ place, compiled, runs, seed: seed + store++ * RUNS }, tally);
      rmSync(place, { recursive: true, force: true });
    }
  };
  await Promise.all(Array.from({ length: CHILDREN }, work));
  rmSync(compiled, { recursive: true, force: true });
}

interface Runs {
  place: string;
  /** Most of a run is its start: code that an earlier one has compiled is taken from here. */
  compiled: string;
  runs: number;
  seed: number;
}

async function runAndKill({ place, compiled, runs, seed }: Runs, tally: Tally): Promise<void> {
  const chance = seeded(seed);
  const acknowledged = new AcknowledgedWrites(place, killWorld(seed), tally);
  for (let run = 0; run < runs; run++) {
    const args = [CHILD, place, seed, acknowledged.moment, run].map(String);
    await runUntilKilled(args, compiled, killPoint(chance), acknowledged, tally);
    tally.kills++;
    acknowledged.examine();
  }
}

function killPoint(chance: Random): KillPoint {
  // Mostly among the writes; now and then while the store is being opened, which may mean being put in order after the last kill.
  return { isEarly: chance.chance(0.15), said: chance.int(0, chance.chance(0.5) ? 12 : 80), delay: chance.next() * 3 };
}

async function runUntilKilled(
  args: string[],
  compiled: string,
  point: KillPoint,
  acknowledged: AcknowledgedWrites,
  tally: Tally,
): Promise<void> {
  // Our own arguments for Node go along: a planted defect comes by one of them.
  const child = spawn(process.execPath, [...process.execArgv, ...args], {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...process.env, NODE_COMPILE_CACHE: compiled },
  });
  let errors = '';
  child.stderr.on('data', (text) => (errors += String(text)));
  const ended = once(child, 'close') as Promise<[number | null]>;
  let said = 0;
  let text = '';
  const moment = new Promise<void>((resolve) => {
    child.stdout.on('data', (chunk) => {
      // What it was about to say when it died is no acknowledgement.
      const lines = (text + String(chunk)).split('\n');
      text = lines.pop() ?? '';
      for (const line of lines) {
        acknowledged.hear(JSON.parse(line) as Acknowledged);
        if (said++ === point.said && !point.isEarly) setTimeout(resolve, point.delay);
      }
    });
  });
  const early = point.isEarly ? sleep(point.said * 2 + 20) : moment;
  await Promise.race([early, ended, sleep(PATIENCE_MS, undefined, { ref: false })]);
  child.kill('SIGKILL');
  const [code] = await ended;
  if (code !== null) tally.found('crashes', `the child ended with ${code}: ${errors.slice(0, 2_000)}`);
}
