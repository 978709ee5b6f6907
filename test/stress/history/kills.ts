import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { seeded, type Random } from '../../../src/main/demo/random.ts';
import type { Acknowledged } from './acknowledged.ts';
import { killWorld } from './kill-world.ts';
import type { Tally } from './tally.ts';
import { Witness } from './acknowledged-writes.ts';

export interface KillsWanted {
  kills: number;
  seed: number;
  /** Takes the stores. */
  folder: string;
  isQuick?: boolean;
}

/** When a life ends: some ms after its start, or after it has said something so many times and a little more. */
interface Death {
  isEarly: boolean;
  said: number;
  delay: number;
}

const VICTIM = join(import.meta.dirname, 'child.ts');
const VICTIMS = 2;
/** One store gets this many lives: from the first load to quiet days. */
const LIVES = 12;
/** Without a word from the victim. */
const PATIENCE_MS = 20_000;

/** Kills a real process again and again while it syncs into a real file, and looks after each death for what it had said was written. */
export async function runKills({ kills, seed, folder, isQuick = false }: KillsWanted, tally: Tally): Promise<void> {
  let left = kills;
  let store = 0;
  const compiled = mkdtempSync(join(folder, 'compiled-'));
  const work = async (): Promise<void> => {
    while (left > 0 && !(isQuick && !tally.isClean)) {
      const lives = Math.min(left, LIVES);
      left -= lives;
      const place = mkdtempSync(join(folder, 'lives-'));
      await liveAndDie({ place, compiled, lives, seed: seed + store++ * LIVES }, tally);
      rmSync(place, { recursive: true, force: true });
    }
  };
  await Promise.all(Array.from({ length: VICTIMS }, work));
  rmSync(compiled, { recursive: true, force: true });
}

interface Lives {
  place: string;
  /** Most of a life is its start: code that an earlier one has compiled is taken from here. */
  compiled: string;
  lives: number;
  seed: number;
}

async function liveAndDie({ place, compiled, lives, seed }: Lives, tally: Tally): Promise<void> {
  const chance = seeded(seed);
  const witness = new Witness(place, killWorld(seed), tally);
  for (let life = 0; life < lives; life++) {
    const args = [VICTIM, place, seed, witness.moment, life].map(String);
    await liveOnce(args, compiled, deathOf(chance), witness, tally);
    tally.kills++;
    witness.examine();
  }
}

function deathOf(chance: Random): Death {
  // Mostly among the writes; now and then while the store is being opened, which may mean being put in order after the last death.
  return { isEarly: chance.chance(0.15), said: chance.int(0, chance.chance(0.5) ? 12 : 80), delay: chance.next() * 3 };
}

async function liveOnce(args: string[], compiled: string, death: Death, witness: Witness, tally: Tally): Promise<void> {
  // Our own arguments for Node go along: a planted defect comes by one of them.
  const victim = spawn(process.execPath, [...process.execArgv, ...args], {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...process.env, NODE_COMPILE_CACHE: compiled },
  });
  let errors = '';
  victim.stderr.on('data', (text) => (errors += String(text)));
  const ended = once(victim, 'close') as Promise<[number | null]>;
  let said = 0;
  let text = '';
  const hour = new Promise<void>((resolve) => {
    victim.stdout.on('data', (chunk) => {
      // What it was about to say when it died is no acknowledgement.
      const lines = (text + String(chunk)).split('\n');
      text = lines.pop() ?? '';
      for (const line of lines) {
        witness.hear(JSON.parse(line) as Acknowledged);
        if (said++ === death.said && !death.isEarly) setTimeout(resolve, death.delay);
      }
    });
  });
  const early = death.isEarly ? sleep(death.said * 2 + 20) : hour;
  await Promise.race([early, ended, sleep(PATIENCE_MS, undefined, { ref: false })]);
  victim.kill('SIGKILL');
  const [code] = await ended;
  if (code !== null) tally.found('crashes', `the victim ended with ${code}: ${errors.slice(0, 2_000)}`);
}
