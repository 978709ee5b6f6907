import type { HistoryState } from '../../../preload/contract/index.ts';
import { after } from '../../async/timers.ts';
import type { SyncDepth, SyncResult } from './sync-shape.ts';

type Outcome = Pick<SyncResult, 'is' | 'error'>;
type Why = Extract<HistoryState['sync'], { is: 'paused' }>['why'];

export interface ScheduleParts {
  /**
   * One round; called during one, it makes that one read the newest calls again. With `leavesGaps` it does not go further back than where the
   * agent has stopped a load. Rejecting is a failure like any other.
   */
  run(depth: SyncDepth, leavesGaps: boolean): Promise<Outcome>;
  /** Why nothing is read now; undefined: it goes on. What the last round failed with (`offline`, `store`) is tried again by itself. */
  onPause(why: Why | undefined): void;
  /** Runs `task` once after so many ms; gives what takes it back. */
  after?(ms: number, task: () => void): () => void;
  /** Monotonic, in ms. */
  ticks?(): number;
  /** From 0 to 1. */
  random?(): number;
}

const QUICK_MS = 60_000;
const DEEP_MS = 3_600_000;
/** Of the time between two rounds, so that a whole floor of agents does not ask at the same moment. */
const JITTER = 0.2;
/** No polling under 30 s; also the first step of the back-off. */
const LEAST_MS = 30_000;
const LONGEST_BACK_OFF_MS = 600_000;
/** The record of a call may appear a little later than the call ends. */
const AFTER_CALL_MS = 20_000;
/** The first that applies is told. */
const WHYS: readonly Why[] = ['cancelled', 'token-dead', 'asleep', 'offline', 'store'];

/** When the server is read: at the start, each minute, after own calls, and less and less often while that fails. */
export class SyncSchedule {
  readonly #parts: Required<ScheduleParts>;
  readonly #pauses = new Set<Why>();
  /** What the last round failed with, where there is a word for it. */
  #trouble: Why | undefined;
  #told: Why | undefined;
  #failures = 0;
  /** From this moment on a round is a deep one. */
  #deepAt = -Infinity;
  #isRunning = false;
  /** The round under way. */
  #leavesGaps = false;
  /** Somebody has asked for the newest calls during a round. */
  #isWanted = false;
  #isStopped = true;
  #dropNext = nothing;
  #dropAfterCall = nothing;

  constructor(parts: ScheduleParts) {
    this.#parts = { after, ticks: () => performance.now(), random: Math.random, ...parts };
  }

  start(): void {
    this.#isStopped = false;
    this.#go();
  }

  /** For ever. A round under way ends by itself. */
  stop(): void {
    this.#isStopped = true;
    this.#dropNext();
    this.#dropAfterCall();
  }

  /** The agent asks for it: goes on after `cancelled` too, and does not wait for the back-off. */
  now(): void {
    this.#pauses.delete('cancelled');
    this.#tell();
    this.#go();
  }

  /** A call of this agent's has ended. */
  ownCall(): void {
    this.#go();
    this.#dropAfterCall();
    this.#dropAfterCall = this.#parts.after(AFTER_CALL_MS, () => this.#go());
  }

  /**
   * With several reasons it goes on when the last one has gone, at once; after sleep with a deep round. `cancelled` stops only the load of
   * what is older: what is new still comes in.
   */
  pause(why: Why, isPaused: boolean): void {
    if (isPaused) this.#pauses.add(why);
    else this.#pauses.delete(why);
    if (why === 'asleep') this.#deepAt = -Infinity; // ticks may have stood still
    if (!isPaused) this.#go();
    else if (why !== 'cancelled') this.#dropNext();
    this.#tell();
  }

  #go(): void {
    if (this.#isStopped || this.#isHeld()) return;
    this.#dropNext();
    if (!this.#isRunning) return void this.#round();
    this.#isWanted = true;
    const isCancelled = this.#pauses.has('cancelled');
    // One that leaves the gaps is over soon; the next one shows what it loads.
    if (this.#leavesGaps && !isCancelled) return;
    this.#parts.run('quick', isCancelled).catch(nothing); // its result is the round's, which somebody waits for
  }

  #isHeld(): boolean {
    return [...this.#pauses].some((why) => why !== 'cancelled');
  }

  async #round(): Promise<void> {
    const now = this.#parts.ticks();
    const depth = now >= this.#deepAt ? 'deep' : 'quick';
    if (depth === 'deep') this.#deepAt = now + DEEP_MS;
    this.#isRunning = true;
    this.#isWanted = false;
    this.#leavesGaps = this.#pauses.has('cancelled');
    const result = await this.#parts.run(depth, this.#leavesGaps).catch((): Outcome => ({ is: 'failed' }));
    this.#isRunning = false;
    if (depth === 'deep' && result.is !== 'complete') this.#deepAt = -Infinity;
    this.#ended(result);
  }

  #ended({ is, error }: Outcome): void {
    this.#failures = is === 'failed' ? this.#failures + 1 : 0;
    this.#trouble = error && troubleOf(error.code);
    if (this.#isStopped) return;
    this.#tell();
    if (this.#isHeld()) return;
    const mayGoOn = this.#leavesGaps && !this.#pauses.has('cancelled');
    // Cancelled, or gaps left, and wanted again before it had ended.
    if ((is === 'cancelled' || mayGoOn) && this.#isWanted) this.#go();
    else this.#dropNext = this.#parts.after(this.#wait(), () => this.#go());
  }

  #wait(): number {
    const backOff = Math.min(LEAST_MS * 2 ** (this.#failures - 1), LONGEST_BACK_OFF_MS);
    const jitter = 1 + JITTER * (2 * this.#parts.random() - 1);
    return Math.max(LEAST_MS, (this.#failures > 0 ? backOff : QUICK_MS) * jitter);
  }

  #tell(): void {
    const why = WHYS.find((one) => this.#pauses.has(one)) ?? this.#trouble;
    if (why === this.#told) return;
    this.#told = why;
    this.#parts.onPause(why);
  }
}

function troubleOf(code: string): Why | undefined {
  return code === 'offline' ? 'offline' : code === 'disk' ? 'store' : undefined;
}

function nothing(): void {
  // there is nothing to take back, and nobody to tell
}
