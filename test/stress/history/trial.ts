import type { NoteTarget, OwnNote } from '../../../src/preload/contract/index.ts';
import type { SyncResult } from '../../../src/main/calls/sync/sync-shape.ts';
import { without } from '../../../src/main/calls/sync/periods.ts';
import { Client } from './client.ts';
import { differences } from './compare.ts';
import { isReadable } from './habits.ts';
import { HistoryServer } from './history-server.ts';
import type { Script, Step } from './script.ts';
import { ALWAYS, restsAt, uuidOf } from './server-call.ts';
import type { Tally } from './tally.ts';

const HOUR_MS = 3_600_000;
/** The youngest calls may not be listed yet, so nothing is said of them. */
const UNSURE_MS = HOUR_MS / 4;
/** The engine's own bound. */
const MOST_REQUESTS = 10_000;
/** No round of these small histories may need more where the server can be read: most need fewer than 100. */
const MOST_IF_READABLE = 2_000;

/** Plays one history, lets the server come to rest, reads once more, and compares. Throws what is wrong. */
export async function playTrial(script: Script, folder: string, tally: Tally): Promise<void> {
  const server = new HistoryServer(script.calls, script.habits, script.seed);
  const client = new Client(script, server, folder);
  const notes = new Map<string, OwnNote>();
  try {
    for (const step of script.steps) await take(step, script, client, notes);
    rest(script, client);
    const wrong = [
      ...(await differencesOf(script, server, client)),
      ...lostNotes(client, notes),
      ...client.falseClaims,
    ];
    if (wrong.length > 0) throw new Error(wrong.join('\n'));
  } finally {
    tally.requests += client.requests;
    client.store.store.close();
  }
}

async function take(step: Step, script: Script, client: Client, notes: Map<string, OwnNote>): Promise<void> {
  if (step.is === 'wait') client.moment += step.ms;
  if (step.is === 'round') {
    const before = client.requests;
    await client.round(step);
    assertBounded(client.requests - before, script);
  }
  if (step.is === 'set-clock') client.setClock(step.skewMs);
  if (step.is !== 'note') return;
  const target: NoteTarget =
    step.on === 'call'
      ? { is: 'call', uuid: uuidOf({ id: step.id }) }
      : { is: 'number', number: `1380000${String(step.id).padStart(4, '0')}` };
  const note = { text: step.text, tags: [`tag ${notes.size}`] };
  client.store.store.saveNote(target, note);
  notes.set(JSON.stringify(target), note);
}

/** Nothing changes on the server any more; what was verified in the last hour may have changed since, so that has to pass, too. */
function rest({ calls, habits, restMs }: Script, client: Client): void {
  const latest = Math.max(0, ...calls.map((call) => restsAt(call, habits)));
  client.moment = Math.max(client.moment, latest) + restMs + 2 * HOUR_MS;
  client.setClock(habits.skewMs);
}

async function differencesOf(script: Script, server: HistoryServer, client: Client): Promise<string[]> {
  // A server that never says where its list ends may keep a call back by chance; that round must not say it was complete, and the next tries again.
  const rounds = isReadable(script) ? 1 : 10;
  for (let n = 1; ; n++) {
    const keepsFrom = client.keepsFrom();
    const before = client.requests;
    const result = await client.calmRound('deep');
    assertBounded(client.requests - before, script);
    const areNobodysOwn = !client.store.store.isAgentFilterIgnored();
    const listed = server.own(ALWAYS, client.moment, areNobodysOwn);
    const wrong = differences(client.store.all(), listed, script.habits, keepsFrom);
    if (rounds === 1 || result.is === 'complete') return [...wrong, ...unclaimed(script, client, result)];
    if (n === rounds || wrong.length === 0) return wrong;
    client.moment += 2 * HOUR_MS;
  }
}

/** A server that can be read must have been read to the end, and known to be. */
function unclaimed({ habits }: Script, client: Client, { is, error }: Pick<SyncResult, 'is' | 'error'>): string[] {
  if (is !== 'complete') return [`the last round is ${is}: ${JSON.stringify(error)}`];
  const known = { from: client.keepsFrom(), to: client.now() - HOUR_MS - UNSURE_MS };
  const open = without(known, client.store.store.completePeriods());
  return habits.slowness === 0 && open.length > 0 ? [`not complete: ${JSON.stringify(open)}`] : [];
}

function assertBounded(requests: number, script: Script): void {
  if (requests > (isReadable(script) ? MOST_IF_READABLE : MOST_REQUESTS)) throw new Error(`${requests} requests`);
}

function lostNotes(client: Client, notes: ReadonlyMap<string, OwnNote>): string[] {
  const lost = [...notes].filter(([target, note]) => !client.store.hasNote(JSON.parse(target) as NoteTarget, note));
  return lost.map(([target]) => `lost note on ${target}`);
}
