import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { seeded, type Random } from '../../../src/main/demo/random.ts';
import { Desk } from './desk.ts';
import type { Tally } from './tally.ts';

/** What a child has done, or is about to do; `now`: its clock. */
export type Said = { now: number } & (
  | { is: 'contact'; id: string; name: string }
  | { is: 'follow-up'; id: string; note: string }
  | { is: 'note'; uuid: string }
  | { is: 'removing' | 'removed'; id: string }
  | { is: 'out' | 'in' }
);

export interface KillsWanted {
  kills: number;
  seed: number;
  folder: string;
  centre: { host: string; token: string };
}

const CHILD = join(import.meta.dirname, 'child.ts');
/** One folder gets this many runs, each with what the ones before have left. */
const RUNS = 8;
const PATIENCE_MS = 20_000;
const BEGIN = Date.UTC(2026, 10, 22, 4);

/** Kills a real process again and again, most of all while it signs out and in, and looks after each kill for what it had said was written. */
export async function runKills({ kills, seed, folder, centre }: KillsWanted, tally: Tally): Promise<void> {
  for (let begun = 0; begun < kills && tally.isClean; begun += RUNS) {
    const place = mkdtempSync(join(folder, 'kills-'));
    const runs = Math.min(RUNS, kills - begun);
    await new KilledDesk(place, seed + begun, centre, tally).live(runs);
    rmSync(place, { recursive: true, force: true });
  }
}

class KilledDesk {
  readonly #folder: string;
  readonly #seed: number;
  readonly #centre: KillsWanted['centre'];
  readonly #tally: Tally;
  readonly #chance: Random;
  readonly #contacts = new Map<string, string>();
  readonly #followUps = new Map<string, string>();
  readonly #notes = new Set<string>();
  /** About to be removed. */
  readonly #maybe = new Set<string>();
  /** By the seed of a run, the last contact that was acknowledged. */
  readonly #newest = new Map<string, number>();
  #now = BEGIN;

  constructor(folder: string, seed: number, centre: KillsWanted['centre'], tally: Tally) {
    [this.#folder, this.#seed, this.#centre, this.#tally] = [folder, seed, centre, tally];
    this.#chance = seeded(seed);
  }

  async live(runs: number): Promise<void> {
    for (let run = 0; run < runs && this.#tally.isClean; run++) {
      await this.#runUntilKilled(this.#seed * 100 + run);
      this.#tally.kills++;
      await this.#examine(`seed ${this.#seed}, run ${run}`);
    }
  }

  async #runUntilKilled(seed: number): Promise<void> {
    const args = [CHILD, this.#folder, seed, this.#now, this.#centre.host, this.#centre.token].map(String);
    const child = spawn(process.execPath, [...process.execArgv, ...args], { stdio: ['pipe', 'pipe', 'pipe'] });
    let [errors, text, said] = ['', '', 0];
    child.stderr.on('data', (chunk) => (errors += String(chunk)));
    const until = this.#chance.int(0, 40);
    const moment = new Promise<void>((resolve) => {
      child.stdout.on('data', (chunk) => {
        const lines = (text + String(chunk)).split('\n');
        text = lines.pop() ?? '';
        for (const line of lines) {
          this.#hear(JSON.parse(line) as Said);
          if (said++ === until) setTimeout(resolve, this.#chance.next() * 12);
        }
      });
    });
    const ended = once(child, 'close') as Promise<[number | null]>;
    await Promise.race([moment, ended, sleep(PATIENCE_MS, undefined, { ref: false })]);
    child.kill('SIGKILL');
    const [code] = await ended;
    if (code !== null) this.#tally.found('lost', `seed ${seed} ended by itself, ${code}: ${errors.slice(-400)}`);
  }

  #hear(what: Said): void {
    this.#now = Math.max(this.#now, what.now + 1_000);
    this.#tally.acknowledged++;
    if (what.is === 'contact') {
      const [run = '', n = ''] = what.name.split('-');
      this.#newest.set(run, Number(n));
      this.#contacts.set(what.id, what.name);
    }
    if (what.is === 'follow-up') this.#followUps.set(what.id, what.note);
    else if (what.is === 'note') this.#notes.add(what.uuid);
    else if (what.is === 'removing') this.#maybe.add(what.id);
    else if (what.is === 'removed') {
      this.#maybe.delete(what.id);
      this.#contacts.delete(what.id);
    }
  }

  /** As the next start of the app would find it. */
  async #examine(when: string): Promise<void> {
    let now = (this.#now += 1_000);
    const desk = new Desk({
      ...{ folder: this.#folder, centre: this.#centre, doNotCallNumbers: 'ask' },
      now: () => ++now,
      onPost: () => undefined,
    });
    await desk.open();
    const held = desk.contacts.all();
    const found = (kind: 'lost' | 'invented', what: string): void => this.#tally.found(kind, `${when}: ${what}`);
    for (const [id, name] of this.#contacts) {
      const isThere = held.some((contact) => contact.id === id && contact.name === name);
      if (!isThere && !this.#maybe.has(id)) found('lost', `contact ${name}`);
    }
    if (new Set(held.map(({ name }) => name)).size !== held.length) found('invented', 'a contact twice');
    // What was not acknowledged may be there, for the last thing that a child has done; a removed contact may not.
    for (const { id, name } of held)
      if (!this.#contacts.has(id) && !this.#isNewest(name)) found('invented', `contact ${name}`);
    const open = new Set(desk.followUps.list().map(({ id }) => id));
    for (const [id, note] of this.#followUps) if (!open.has(id)) found('lost', `follow-up ${note}`);
    const notes = new Set(
      desk.calls
        .store()
        .copyOfNotes()
        .map(({ target }) => target),
    );
    for (const uuid of this.#notes) if (!notes.has(uuid)) found('lost', `note ${uuid}`);
    this.#settleOpenOnes(held.map(({ id, name }) => [id, name]));
    this.#now = now + 1_000;
    desk.close();
  }

  #isNewest(name: string): boolean {
    const [seed = '', n = ''] = name.split('-');
    return Number(n) > (this.#newest.get(seed) ?? -1);
  }

  /** From here on, what is there is what must be there. */
  #settleOpenOnes(held: readonly (readonly [string, string])[]): void {
    for (const id of this.#maybe) if (!held.some(([one]) => one === id)) this.#contacts.delete(id);
    this.#maybe.clear();
    for (const [id, name] of held) this.#contacts.set(id, name);
  }
}
