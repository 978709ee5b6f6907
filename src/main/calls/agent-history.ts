import type { HistoryState, MissedNumber, Settings } from '../../preload/contract/index.ts';
import type { AgentScope } from '../account/agent-scope.ts';
import type { CurrentSession, Session } from '../account/session.ts';
import { isFault } from '../fault.ts';
import { whereOf, type Log } from '../log/log.ts';
import { DIRECT, type Route } from '../network/route.ts';
import type { HeardCall } from './heard-call.ts';
import { HistoryKeeper } from './history-keeper.ts';
import { MissedWatch } from './missed-watch.ts';
import type { SyncDepth, SyncProgress, SyncResult, SyncSettings } from './sync/sync-shape.ts';
import { SyncSchedule } from './sync/sync-schedule.ts';
import { CallsThread } from './thread/calls-thread.ts';
import type { ThreadApi, ThreadMethod } from './thread/thread-api.ts';

export interface CallsParts {
  scope: AgentScope;
  session: CurrentSession;
  settings: () => Settings;
  now: () => number;
  /** The latest calls that the agent's phone told of. */
  heard: () => HeardCall[];
  /** For the agents' files. */
  folder: string;
  /** The script of the calls' thread. */
  threadScript: string;
  readToken: (host: string) => Promise<string | undefined>;
  /** The way that the system's proxy settings name; without it, always direct. Never rejects. */
  readRoute?: (host: string) => Promise<Route>;
  announce: {
    changed: () => void;
    history: (state: HistoryState) => void;
    missed: (missed: MissedNumber[], fresh: MissedNumber[]) => void;
    exported: (work: string, done: number) => void;
  };
  /** The keys of all whose contact bears this name or sounds like it. Never throws; without it, names find nothing. */
  customersNamed?: (text: string) => string[];
  log: Log;
}

/** Doubled with every crash in a row. */
const RESTART_MS = 5_000;
const LONGEST_RESTART_MS = 300_000;
/** A thread that lived so long did not die of what killed the one before it. */
const STEADY_MS = 60_000;
/** During a first load there is news with every page; windows and tray hear of it this often at most. */
const NEWS_PAUSE_MS = 300;

/** The stored history of one signed-in agent: its thread, the times of its sync, and what windows are told of both. */
export class AgentHistory {
  readonly session: Session;
  readonly #parts: CallsParts;
  readonly #key: string;
  readonly #keeper: HistoryKeeper;
  readonly #schedule: SyncSchedule;
  readonly #missed: MissedWatch;
  #thread: CallsThread;
  #settings: SyncSettings;
  #startedAt = 0;
  #crashes = 0;
  #news: NodeJS.Timeout | undefined;
  #isClosed = false;

  constructor(session: Session, key: string, parts: CallsParts) {
    this.session = session;
    this.#parts = parts;
    this.#key = key;
    this.#settings = syncSettings(parts.settings());
    this.#thread = this.#startThread();
    this.#keeper = new HistoryKeeper({ storedState: () => this.ask('storedState'), announce: parts.announce.history });
    this.#missed = new MissedWatch({
      read: () => this.ask('missed', parts.heard()),
      now: parts.now,
      announce: parts.announce.missed,
    });
    this.#schedule = new SyncSchedule({
      run: (depth, leavesGaps) => this.#round(depth, leavesGaps),
      onPause: (why) => this.#keeper.paused(why),
    });
    // Asked before the first round is: what the history holds is no news. An empty one has to be filled first.
    const isKnown = this.ask('storedState').then(({ complete }) => {
      this.#keeper.opened(complete, parts.now());
      return complete.length > 0;
    });
    this.#beginToWatch(isKnown);
    this.#schedule.start();
  }

  ask<M extends ThreadMethod>(
    method: M,
    ...args: Parameters<ThreadApi[M]>
  ): Promise<Awaited<ReturnType<ThreadApi[M]>>> {
    return this.#thread.ask(method, ...args);
  }

  history(): Promise<HistoryState> {
    return this.#keeper.get();
  }

  tellMissed(): Promise<MissedNumber[]> {
    return this.#missed.check();
  }

  /** Calls have gone: windows hear of the inbox and of what the copy holds. */
  async forgot(): Promise<void> {
    this.#parts.announce.history(await this.history());
    await this.tellMissed();
  }

  suggestTimes(suggested: HistoryState['suggestedTimes']): void {
    this.#keeper.suggestTimes(suggested);
  }

  syncNow(): void {
    this.#schedule.now();
  }

  ownCall(): void {
    this.#schedule.ownCall();
  }

  cancelSync(): void {
    this.#schedule.pause('cancelled', true);
    void this.ask('cancelSync').catch(() => undefined);
  }

  pauseFor(why: 'asleep' | 'token-dead', isPaused: boolean): void {
    this.#schedule.pause(why, isPaused);
  }

  /** Other times, or fewer calls, are news for the windows. */
  configure(settings: Settings): void {
    const next = syncSettings(settings);
    if (JSON.stringify(next) === JSON.stringify(this.#settings)) return;
    if (next.timesWithoutOffset !== this.#settings.timesWithoutOffset) this.#keeper.suggestTimes(undefined);
    this.#settings = next;
    this.ask('configure', next).then(
      () => this.#tellNewsSoon(),
      () => undefined, // tried again before the next round
    );
  }

  async close(isWiping: boolean): Promise<void> {
    this.#isClosed = true;
    this.#schedule.stop();
    this.#keeper.stop();
    this.#missed.stop();
    clearTimeout(this.#news);
    await this.#thread.close(isWiping);
  }

  /** A token that is refused here is judged by main's own neutral read: the thread's verdict would not reach the account. */
  async #round(depth: SyncDepth, leavesGaps: boolean): Promise<Pick<SyncResult, 'is' | 'error'>> {
    const result = await this.ask('sync', depth, leavesGaps).catch(failed);
    if (result.error?.code === 'token-rejected') await this.session.api.listNumbers().catch(() => undefined);
    return result;
  }

  #startThread(): CallsThread {
    const { folder, threadScript, readToken, readRoute, announce, log } = this.#parts;
    const { host, agentId, isDemo } = this.session;
    this.#startedAt = performance.now();
    return new CallsThread({
      script: threadScript,
      start: { folder, key: this.#key, host, agentId, isDemo, settings: this.#settings },
      readToken: () => readToken(host),
      readRoute: () => readRoute?.(host) ?? Promise.resolve(DIRECT),
      onProgress: (progress) => this.#progressed(progress),
      onExported: announce.exported,
      onSlow: ({ method, ms, shape }) => log('info', 'calls.slow', { name: `calls.${method}`, ms, shape }),
      onCrash: (error) => {
        log('error', 'calls.thread', { at: whereOf(error) });
        // The load that was under way is over.
        this.#keeper.heard({ sync: { is: 'idle' }, error: { code: 'unexpected' }, hasNews: false });
        this.#restartLater();
      },
    });
  }

  #restartLater(): void {
    this.#crashes = performance.now() - this.#startedAt < STEADY_MS ? this.#crashes + 1 : 1;
    const wait = Math.min(RESTART_MS * 2 ** (this.#crashes - 1), LONGEST_RESTART_MS);
    setTimeout(() => this.#restart(), wait).unref();
  }

  #restart(): void {
    if (this.#isClosed) return;
    this.#thread = this.#startThread();
    this.#schedule.now();
  }

  #progressed(progress: SyncProgress): void {
    this.#keeper.heard(progress);
    if (progress.readAt !== undefined) this.#beginToWatch();
    if (progress.hasNews) this.#tellNewsSoon();
  }

  #tellNewsSoon(): void {
    this.#news ??= setTimeout(() => this.#tellNews(), NEWS_PAUSE_MS).unref();
  }

  #tellNews(): void {
    this.#news = undefined;
    this.#parts.announce.changed();
    this.#missed.check().catch((error: unknown) => this.#missedFailed(error));
  }

  #beginToWatch(isKnown?: Promise<boolean>): void {
    this.#missed.begin(isKnown).catch((error: unknown) => this.#missedFailed(error));
  }

  #missedFailed(error: unknown): void {
    if (!isFault(error)) this.#parts.log('error', 'calls.missed', { at: whereOf(error) });
  }
}

function failed(error: unknown): Pick<SyncResult, 'is' | 'error'> {
  return { is: 'failed', ...(isFault(error) && { error: error.error }) };
}

function syncSettings({ timesWithoutOffset, keepsCallsDays }: Settings): SyncSettings {
  return { timesWithoutOffset, keepsCallsDays };
}
