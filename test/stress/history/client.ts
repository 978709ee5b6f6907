import { setImmediate } from 'node:timers/promises';
import { CallSync } from '../../../src/main/calls/sync/call-sync.ts';
import type { SyncResult } from '../../../src/main/calls/sync/sync-shape.ts';
import type { RecordsQuery } from '../../../src/main/call-api/call-api.ts';
import type { WireRecords } from '../../../src/main/call-api/wire.ts';
import { seeded, type Random } from '../../../src/main/demo/random.ts';
import { Fault } from '../../../src/main/fault.ts';
import type { CompletePeriod } from '../../../src/main/calls/store/store-shape.ts';
import { falseClaims } from './false-claims.ts';
import type { HistoryServer } from './history-server.ts';
import { KillableStore } from './killable-store.ts';
import type { Script, Step } from './script.ts';
import { ALWAYS, BEGIN, OWN_AGENT } from './server-call.ts';
import { TrialStore } from './trial-store.ts';

type Round = Extract<Step, { is: 'round' }>;

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const FAULTS = ['offline', 'timeout', 'bad-answer', 'server-error', 'refused'] as const;
/** The app's side of one history: process after process over one store, and the time that passes for it and for the server. */
export class Client {
  /** Real ms since the beginning of the history. */
  moment = 0;
  requests = 0;
  /** Periods that were said to be complete and were not, in words. */
  readonly falseClaims: string[] = [];
  store: TrialStore;
  readonly #script: Script;
  readonly #server: HistoryServer;
  readonly #folder: string;
  readonly #chance: Random;
  #skewMs: number;
  #process: { sync: CallSync; store: KillableStore } | undefined;
  /** Rules over the requests of the round under way. */
  #onRequest: () => void = () => undefined;
  #faults = 0;
  #badness = 0;

  constructor(script: Script, server: HistoryServer, folder: string) {
    this.#script = script;
    this.#server = server;
    this.#folder = folder;
    this.#chance = seeded(script.seed);
    this.#skewMs = script.habits.skewMs;
    this.store = new TrialStore(folder, () => this.now());
  }

  /** By the computer's clock. */
  now(): number {
    return BEGIN + this.moment - this.#skewMs;
  }

  keepsFrom(): number {
    return this.now() - this.#script.keepsCallsDays * DAY_MS;
  }

  setClock(skewMs: number): void {
    this.#skewMs = skewMs;
  }

  /** undefined: its process was killed. */
  async round({ depth, joins, leavesGaps, ending }: Round): Promise<SyncResult | undefined> {
    const { sync, store } = (this.#process ??= this.#start());
    const cancelling = new AbortController();
    this.#faults = this.#script.habits.faults;
    this.#badness = this.#script.habits.badness;
    store.dieAfter(ending.is === 'kill-at-store' ? ending.after : Infinity);
    let seen = 0;
    this.#onRequest = () => {
      if (ending.is === 'itself' || seen++ < ending.after) return;
      if (ending.is === 'cancel') cancelling.abort(new Error('cancelled'));
      if (ending.is === 'kill-at-request') store.die();
    };
    if (depth === 'deep') this.store.store.prune(this.keepsFrom());
    const runs = [sync.run(depth, cancelling.signal, leavesGaps)];
    await setImmediate();
    if (joins) runs.push(sync.run('deep', cancelling.signal));
    const [result] = await Promise.all(runs);
    if (store.isDead) this.#restart();
    return store.isDead ? undefined : result;
  }

  /** Undisturbed, to its end. */
  async calmRound(depth: 'quick' | 'deep'): Promise<SyncResult> {
    const { sync, store } = (this.#process ??= this.#start());
    store.dieAfter(Infinity);
    this.#onRequest = () => undefined;
    this.#faults = 0;
    this.#badness = 0;
    return sync.run(depth, new AbortController().signal);
  }

  #start(): { sync: CallSync; store: KillableStore } {
    const { keepsCallsDays, habits } = this.#script;
    const store = new KillableStore(this.store.store, (period) => this.#examine(period));
    const sync = new CallSync({
      listRecords: (query, signal) => this.#listRecords(query, signal),
      agentId: OWN_AGENT,
      store,
      now: () => this.now(),
      settings: () => ({ keepsCallsDays, timesWithoutOffset: habits.withoutOffset }),
      announce: () => undefined,
    });
    return { sync, store };
  }

  /** The clock is set only between rounds. */
  #examine(period: CompletePeriod): void {
    const moment = this.moment - (this.now() - period.verifiedAt);
    const areNobodysOwn = !this.store.store.isAgentFilterIgnored();
    const listed = this.#server.own(ALWAYS, moment, areNobodysOwn);
    const ids = new Set(this.store.all().map(({ call }) => call.uuid));
    const unreadable = new Set(this.store.store.unreadable().map(({ field }) => field));
    const said = { has: (uuid: string) => ids.has(uuid), unreadable };
    this.falseClaims.push(...falseClaims(period, listed, said, this.#script.habits, this.keepsFrom()));
  }

  #restart(): void {
    this.#process = undefined;
    this.store.store.close();
    this.store = new TrialStore(this.#folder, () => this.now());
  }

  async #listRecords(query: RecordsQuery, signal?: AbortSignal): Promise<WireRecords> {
    this.requests++;
    this.#onRequest();
    this.#passTime();
    await Promise.resolve();
    signal?.throwIfAborted();
    if (this.#chance.chance(this.#faults)) throw this.#fault();
    if (this.#chance.chance(this.#badness)) return this.#server.answerBadly();
    const answer = this.#server.list(query, this.moment);
    this.#passTime();
    return answer;
  }

  #fault(): Fault {
    const code = this.#chance.pick(FAULTS);
    return new Fault(code, code === 'refused' ? { status: 403 } : {});
  }

  #passTime(): void {
    const { requestMs, slowness } = this.#script.habits;
    this.moment += this.#chance.int(1, requestMs);
    if (this.#chance.chance(slowness)) this.moment += this.#chance.int(1, HOUR_MS);
  }
}
