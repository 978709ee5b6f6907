/**
 * The process that is killed: opens the store in a folder and syncs without pause while the time of its server's world goes on. After every
 * write that has come back it says so. Started by kills.ts with the folder, the seed of the world and the moment to begin at; ends with its parent.
 */
import { writeSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { CallSync } from '../../../src/main/calls/sync/call-sync.ts';
import type { SyncStore } from '../../../src/main/calls/store/store-shape.ts';
import { seeded } from '../../../src/main/demo/random.ts';
import { versionOf, type Acknowledged } from './acknowledged.ts';
import { KILL_HABITS, KILL_KEEPS_DAYS, killWorld } from './kill-world.ts';
import { BEGIN, OWN_AGENT, uuidOf } from './server-call.ts';
import { TrialStore } from './trial-store.ts';

const HOUR_MS = 3_600_000;
/** Longer than any run. */
const LIFE_MS = 30_000;
const [folder = '', seed = '', begin = '', run = ''] = process.argv.slice(2);

setTimeout(() => process.exit(3), LIFE_MS).unref();
process.stdin.on('end', () => process.exit(0)).resume();

const server = killWorld(Number(seed));
const chance = seeded(Number(seed) + Number(run));
let moment = Number(begin);
const now = (): number => BEGIN + moment;
const { store } = new TrialStore(folder, now);
say({ is: 'time', moment });

const speaking: SyncStore = {
  upsert: (rows, volatile) => {
    const result = store.upsert(rows, volatile);
    say({ is: 'rows', rows: rows.map(({ call }) => [call.uuid, versionOf(call)]) });
    return result;
  },
  addComplete: (period) => {
    store.addComplete(period);
    say({ is: 'complete', period, moment });
  },
  completePeriods: () => store.completePeriods(),
  noteOdd: (odd, read) => store.noteOdd(odd, read),
  isAgentFilterIgnored: () => store.isAgentFilterIgnored(),
  isForgotten: (call) => store.isForgotten(call),
  dropNobodys: () => store.dropNobodys(),
  disown: (uuids) => store.disown(uuids),
  stored: () => store.stored(),
  beginBulk: () => store.beginBulk(),
  endBulk: () => store.endBulk(),
};
const sync = new CallSync({
  listRecords: async (query) => {
    moment += chance.int(1, 2_000);
    if (chance.chance(0.2)) writeNote();
    if (chance.chance(0.1)) await sleep(1);
    return server.list(query, moment);
  },
  agentId: OWN_AGENT,
  store: speaking,
  now,
  settings: () => ({ keepsCallsDays: KILL_KEEPS_DAYS, timesWithoutOffset: KILL_HABITS.withoutOffset }),
  announce: () => undefined,
});

for (;;) {
  const { is } = await sync.run(chance.chance(0.5) ? 'deep' : 'quick', new AbortController().signal);
  if (is !== 'complete') process.exit(4);
  moment += chance.int(1, chance.chance(0.2) ? 100 * HOUR_MS : HOUR_MS);
  say({ is: 'time', moment });
}

function writeNote(): void {
  const id = chance.int(0, 99);
  const text = String(moment);
  store.saveNote({ is: 'call', uuid: uuidOf({ id }) }, { text, tags: [] });
  say({ is: 'note', uuid: uuidOf({ id }), text, moment });
}

function say(what: Acknowledged): void {
  writeSync(1, `${JSON.stringify(what)}\n`);
}
