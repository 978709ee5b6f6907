import { after } from '../async/timers.ts';
import type { OpenFollowUp } from './follow-up-table.ts';

export interface DueWatchParts {
  open: () => OpenFollowUp[];
  /** False when it cannot be shown now (quiet hours, do not disturb): it is tried again. */
  tell: (due: OpenFollowUp[]) => boolean;
  /** They have been told. */
  told: (due: OpenFollowUp[]) => void;
  now: () => number;
  after?: (ms: number, run: () => void) => () => void;
}

/**
 * The wall clock is what counts, and it can be set, or the computer can sleep: a timer for the whole wait would come too late, so that it is looked
 * at every minute while something waits.
 */
const LOOK_MS = 60_000;

/** Tells each follow-up when it is due, once: also those that became due while the app did not run, the computer slept or quiet was wanted. */
export class DueWatch {
  readonly #parts: DueWatchParts;
  #callOff: () => void = () => undefined;

  constructor(parts: DueWatchParts) {
    this.#parts = parts;
  }

  /** After a start, a change of the follow-ups, or a sleep of the computer. */
  look(): void {
    this.stop();
    const waiting = this.#parts.open().filter(({ isTold }) => !isTold);
    const now = this.#parts.now();
    const due = waiting.filter(({ followUp }) => followUp.dueAt <= now);
    const isTold = due.length > 0 && this.#parts.tell(due);
    if (isTold) this.#parts.told(due);
    const [next] = isTold ? waiting.slice(due.length) : waiting;
    if (next) this.#wait(next.followUp.dueAt - now);
  }

  stop(): void {
    this.#callOff();
    this.#callOff = () => undefined;
  }

  /** What is due and could not be told is tried again a minute later. */
  #wait(ms: number): void {
    const wait = ms <= 0 ? LOOK_MS : Math.min(ms, LOOK_MS);
    this.#callOff = (this.#parts.after ?? after)(wait, () => this.#lookAgain(wait));
  }

  /** A disk that fails for a moment does not end the watch. */
  #lookAgain(wait: number): void {
    try {
      this.look();
    } catch {
      this.#wait(wait);
    }
  }
}
