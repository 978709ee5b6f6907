import { existsSync } from 'node:fs';
import type {
  CallFilter,
  CallRecord,
  CallsRequests,
  HistoryState,
  MissedNumber,
  NoteTarget,
  OwnNote,
  Settings,
  Statistics,
} from '../../preload/contract/index.ts';
import { agentKey } from '../account/agent-key.ts';
import type { Agent, Whose } from '../account/agent-scope.ts';
import type { WireRecord } from '../call-api/wire.ts';
import { Fault, isFault } from '../fault.ts';
import { errnoOf } from '../files/disk-fault.ts';
import { AgentHistory, type CallsParts } from './agent-history.ts';
import { findSought, type Sought } from './call-match.ts';
import {
  callerOf,
  type BriefCall,
  type CallQueries,
  type Period,
  type Remote,
  type SoughtCalls,
} from './call-queries.ts';
import { toCallRecord } from './call-record.ts';
import { copyOfNotes } from './store/notes-copy.ts';
import { OwnFile } from './store/own-file.ts';
import { ownPath } from './store/store-paths.ts';
import { wipeCallStore } from './store/wipe-call-store.ts';
import type { WrittenRow } from './store/written.ts';
import type { ThreadApi, ThreadMethod } from './thread/thread-api.ts';

/** What is known of a call where it comes from the server alone. */
export interface KnownCall {
  call: CallRecord;
  recordPath?: string;
  userData?: string;
}

const OWN_MARGIN_MS = 12 * 3_600_000;
const COUNTED_MS = 8 * 86_400_000;

/**
 * The signed-in agent's calls, answered from the stored history that sync keeps equal to the server's. The history lives in a thread of
 * its own, from sign-in to sign-out; a window never says whose calls it means.
 */
export class CallsService {
  /** Whatever needs no more than the stored calls, answered by the thread of the signed-in agent. Fails with `signed-out`. */
  readonly queries: Remote<CallQueries> = callerOf((method, args) => this.ask(method, ...(args as never)));
  readonly #parts: CallsParts;
  #history: AgentHistory | undefined;

  constructor(parts: CallsParts) {
    this.#parts = parts;
    parts.scope.register('calls', { wipe: (whose) => this.wipe(whose) });
  }

  /** Opens the history of the agent who is signed in now, if it is not open yet; begins to sync. */
  resume(): void {
    this.#mine();
  }

  /** A window's filter as the stored calls are asked: what it searches for may be the name of a contact. */
  sought(filter: CallFilter): SoughtCalls {
    const { search = '' } = filter;
    const named = search.trim() === '' ? [] : (this.#parts.customersNamed?.(search) ?? []);
    return named.length > 0 ? { ...filter, named } : filter;
  }

  /** Fails with `not-found` when neither the history nor the server has such a call of this agent. */
  async get(uuid: string): Promise<CallRecord> {
    return (await this.known(uuid)).call;
  }

  /** With where its recording lies, for main alone. `isFresh` asks the server first: addresses of recordings may expire. */
  async known(uuid: string, isFresh = false): Promise<KnownCall> {
    if (isFresh) return this.#fromServer(uuid);
    return (await this.queries.get(uuid)) ?? this.#fromServer(uuid);
  }

  async #fromServer(uuid: string): Promise<KnownCall> {
    const { api, agentId } = this.#parts.session();
    const { data } = await api.listRecords({ agentId, callUuid: uuid });
    const wire = data.find((row) => row.call_uuid === uuid && (row.agent_id === undefined || row.agent_id === agentId));
    // Where the server lists everybody's calls, only those in the history are this agent's.
    const isNobodys = wire?.agent_id === undefined && (await this.ask('storedState')).isAgentFilterIgnored;
    if (isNobodys && !(await this.ask('get', uuid))) throw new Fault('not-found');
    const call = wire && toCallRecord(wire, this.#parts.settings().timesWithoutOffset);
    if (!call || (await this.#isForgotten(call))) throw new Fault('not-found');
    return {
      call,
      ...(wire.record_path !== undefined && { recordPath: wire.record_path }),
      ...(wire.user_data !== undefined && { userData: wire.user_data }),
    };
  }

  /** A call of ours in the history: by its ids, else by number and time. */
  async findOwn(sought: Sought): Promise<WireRecord | undefined> {
    const { startedAt } = sought;
    const period = { from: startedAt - OWN_MARGIN_MS, to: startedAt + OWN_MARGIN_MS };
    return findSought(this.#history ? await this.#history.ask('callsIn', period) : [], sought);
  }

  /** The last days' calls with the customer of this key, and whether the server gives our ids back: counted before each call. */
  async recordsOf(customer: string): Promise<{ calls: BriefCall[]; hasIds: boolean }> {
    const now = this.#parts.now();
    const [calls, lately] = await Promise.all([
      this.queries.brief({ from: now - COUNTED_MS, to: now + OWN_MARGIN_MS }, customer),
      this.queries.brief({ from: now - OWN_MARGIN_MS, to: now + OWN_MARGIN_MS }),
    ]);
    return { calls, hasIds: [...calls, ...lately].some(({ intentId }) => intentId !== undefined) };
  }

  /** How times without an offset are meant, by an own call; offered to be corrected where the setting says otherwise. */
  zoneTold(zone: Settings['timesWithoutOffset']): void {
    this.#history?.suggestTimes(zone === this.#parts.settings().timesWithoutOffset ? undefined : zone);
  }

  /** Also for a call that only the server has: an empty note that is not what is kept would be written over it. */
  async notes(uuid: string): Promise<{ call: OwnNote; number: OwnNote }> {
    const { customerNumber } = await this.get(uuid);
    return this.queries.notes(uuid, customerNumber);
  }

  async saveNote(target: NoteTarget, note: OwnNote): Promise<null> {
    await this.queries.saveNote(target, note);
    this.#parts.announce.changed();
    return null;
  }

  /** The inbox, with what the agent's phone has told and no record tells of yet. */
  missed(): Promise<MissedNumber[]> {
    return this.queries.missed(this.#parts.heard());
  }

  /** The phone has told of another call, or its account was cut short. */
  async heardChanged(): Promise<void> {
    await this.#history?.tellMissed();
  }

  async settleMissed(number: string, isSettled: boolean): Promise<MissedNumber[]> {
    await this.queries.settleMissed(number, isSettled, this.#parts.now(), this.#parts.heard());
    return this.#mine().tellMissed();
  }

  /** Returns how many calls were stored. Fails with `disk`. */
  async forgetCustomer(number: string): Promise<number> {
    const count = await this.ask('forgetCustomer', number);
    this.#parts.announce.changed();
    await this.#mine().forgot();
    return count;
  }

  #isForgotten({ uuid, customerNumber, startedAt, endedAt }: CallRecord): Promise<boolean> {
    return this.ask('isForgotten', { uuid, number: customerNumber, at: startedAt ?? endedAt });
  }

  statistics(asked: CallsRequests['calls.statistics']['input']): Promise<Statistics> {
    return this.queries.statistics(calendarPeriod(asked, this.#parts.now()));
  }

  history(): Promise<HistoryState> {
    return this.#mine().history();
  }

  /** Reads the server now, also after a cancelled first load; does not wait for the end. */
  sync(): Promise<HistoryState> {
    this.#mine().syncNow();
    return this.history();
  }

  cancelSync(): Promise<HistoryState> {
    this.#mine().cancelSync();
    return this.history();
  }

  /** The home region of a number, where one of this agent's own records has told it. */
  async regionOf(number: string): Promise<string | undefined> {
    return this.#history ? this.#history.ask('regionOf', number).catch(() => undefined) : undefined;
  }

  /** A call of this app has been placed or has ended: its record will be available soon. */
  ownCall(): void {
    this.#history?.ownCall();
  }

  /** The computer sleeps or wakes up. */
  asleep(isAsleep: boolean): void {
    this.#history?.pauseFor('asleep', isAsleep);
  }

  tokenDead(isDead: boolean): void {
    this.#history?.pauseFor('token-dead', isDead);
  }

  settingsChanged(): void {
    this.#history?.configure(this.#parts.settings());
  }

  /**
   * Overwrites and removes what is stored of this agent, also when their history was not opened in this run. Throws `disk`. The thread ends
   * here and not in a `dispose`: work that is being cancelled still needs it. What others have left behind is removed by the thread of the
   * next agent before it opens their files.
   */
  async wipe({ is, agent }: Whose): Promise<void> {
    if (is === 'others') return;
    const history = this.#history;
    this.#history = undefined;
    // The thread spares main's event loop; what it has left, or never began because it died, goes here.
    await history?.close(true).catch(() => undefined);
    try {
      wipeCallStore(this.#parts.folder, agentKey(agent));
    } catch (error) {
      throw new Fault('disk', { message: errnoOf(error) ?? 'unknown' }, error);
    }
  }

  /** What this agent has written about calls, also when their session has ended. Throws `disk`. */
  writtenBy(agent: Agent): WrittenRow[] {
    const path = ownPath(this.#parts.folder, agentKey(agent));
    if (!existsSync(path)) return [];
    const { file } = new OwnFile({ path, now: this.#parts.now });
    try {
      return copyOfNotes(file);
    } catch (error) {
      throw new Fault('disk', { message: error instanceof Error ? error.message : 'unknown' }, error);
    } finally {
      file.close();
    }
  }

  /** Before the app quits; files stay. */
  async close(): Promise<void> {
    const history = this.#history;
    this.#history = undefined;
    await history?.close(false);
  }

  /** Asks the thread of the signed-in agent. */
  ask<M extends ThreadMethod>(
    method: M,
    ...args: Parameters<ThreadApi[M]>
  ): Promise<Awaited<ReturnType<ThreadApi[M]>>> {
    try {
      return this.#mine().ask(method, ...args);
    } catch (error) {
      return Promise.reject(isFault(error) ? error : new Fault('unexpected', {}, error));
    }
  }

  /** Asks the history that is open, if one is, also while its agent signs out: to stop what is running there. */
  async tidy<M extends 'cancelExport' | 'endSnapshot'>(method: M, ...args: Parameters<ThreadApi[M]>): Promise<void> {
    await this.#history?.ask(method, ...args);
  }

  #mine(): AgentHistory {
    const session = this.#parts.session();
    if (this.#history?.session === session) return this.#history;
    void this.#history?.close(false);
    this.#history = new AgentHistory(session, agentKey(session), this.#parts);
    return this.#history;
  }
}

type Asked = CallsRequests['calls.statistics']['input'];

/** The day, week (from Monday, ISO 8601) or month around `now` by this computer's calendar; `offset` −1 is the one before. Safe over changes of summer time. */
export function calendarPeriod({ period, offset }: Asked, now: number): Period {
  const today = new Date(now);
  const [year, month, date] = [today.getFullYear(), today.getMonth(), today.getDate()];
  const midnight = (m: number, d: number): number => new Date(year, m, d).getTime();
  if (period === 'month') return { from: midnight(month + offset, 1), to: midnight(month + offset + 1, 1) };
  if (period === 'day') return { from: midnight(month, date + offset), to: midnight(month, date + offset + 1) };
  const monday = date - ((today.getDay() + 6) % 7) + 7 * offset;
  return { from: midnight(month, monday), to: midnight(month, monday + 7) };
}
