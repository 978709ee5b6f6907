import { CallSync } from '../../../../../src/main/calls/sync/call-sync.ts';
import type { SyncProgress } from '../../../../../src/main/calls/sync/sync-shape.ts';
import type { RecordsQuery } from '../../../../../src/main/call-api/call-api.ts';
import type { WireRecord, WireRecords } from '../../../../../src/main/call-api/wire.ts';
import { PLAIN_HABITS, type Habits } from '../../../../stress/history/habits.ts';
import { HistoryServer } from '../../../../stress/history/history-server.ts';
import { BEGIN, OWN_AGENT, recordOf, type ServerCall } from '../../../../stress/history/server-call.ts';
import { TrialStore } from '../../../../stress/history/trial-store.ts';
import { tempFolder } from '../../../../support/temp-folder.ts';

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

const PLAIN: Habits = { ...PLAIN_HABITS, firstPage: 0, filter: 'start' };

/** A call of this agent's, `at` in ms from the beginning of the world. */
export function aCall(id: number, at: number, more: Partial<ServerCall> = {}): ServerCall {
  const usual = { late: 0, edits: [], agent: 'own', hasUuid: true, lacks: 'nothing', isDouble: false } as const;
  return { ...usual, edits: [], id, at, lasts: 60_000, ...more };
}

/** One call an hour, the last one an hour ago. */
export function hourly(count: number): ServerCall[] {
  return Array.from({ length: count }, (_unused, id) => aCall(id, -(id + 1) * HOUR));
}

/** The engine over a real store and a server whose calls are known; time stands still unless the test moves it. */
export class SyncWorld {
  moment = 0;
  keepsCallsDays = 30;
  readonly queries: RecordsQuery[] = [];
  readonly progress: SyncProgress[] = [];
  /** Instead of the server; gets what the server would have said. */
  answer: (usual: () => WireRecords, query: RecordsQuery) => WireRecords | Promise<WireRecords> = (usual) => usual();
  readonly trial: TrialStore;
  readonly sync: CallSync;
  readonly #server: HistoryServer;

  private constructor(folder: string, server: HistoryServer) {
    this.#server = server;
    this.trial = new TrialStore(folder, () => this.now());
    this.sync = this.newProcess();
  }

  static async of(calls: ServerCall[], habits: Partial<Habits> = {}): Promise<SyncWorld> {
    return new SyncWorld(await tempFolder(), new HistoryServer(calls, { ...PLAIN, ...habits }, 1));
  }

  newProcess(store = this.trial.store): CallSync {
    return new CallSync({
      listRecords: async (query) => {
        this.queries.push(query);
        await Promise.resolve();
        return this.answer(() => this.ask(query), query);
      },
      agentId: OWN_AGENT,
      store,
      now: () => this.now(),
      settings: () => ({ keepsCallsDays: this.keepsCallsDays, timesWithoutOffset: 'utc' }),
      announce: (progress) => this.progress.push(progress),
    });
  }

  /** What the server says to any query. */
  ask(query: RecordsQuery): WireRecords {
    return this.#server.list(query, this.moment);
  }

  record(call: ServerCall): WireRecord {
    return recordOf(call, this.moment, PLAIN);
  }

  now(): number {
    return BEGIN + this.moment;
  }

  run(depth: 'quick' | 'deep', signal = new AbortController().signal, leavesGaps = false): ReturnType<CallSync['run']> {
    return this.sync.run(depth, signal, leavesGaps);
  }

  /** Requests of one more round. */
  async requestsOf(depth: 'quick' | 'deep'): Promise<number> {
    return (await this.run(depth)).requests;
  }

  ids(): number[] {
    return this.trial
      .all()
      .map(({ call }) => Number(call.uuid.slice(-12)))
      .sort((a, b) => a - b);
  }
}
