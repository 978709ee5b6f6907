import { basename, resolve } from 'node:path';
import type { AppError, SkippedItem, Work } from '../../preload/contract/index.ts';
import { isFault } from '../fault.ts';
import { diskFault } from '../files/disk-fault.ts';

export interface WorkOrder {
  kind: Work['kind'];
  /** The file or folder that is written to. */
  path: string;
  /** As far as it is known; the work can correct it. */
  total: number;
}

/** By which a work tells how far it is. */
export interface WorkProgress {
  /** All done so far, not the newest part. */
  done(count: number): void;
  total(count: number): void;
  skip(item: SkippedItem): void;
}

/** Does the work. Ends with the signal's reason when it is aborted; throws a `Fault` or an error of the file system. */
export type WorkRun = (signal: AbortSignal, progress: WorkProgress) => Promise<unknown>;

/** Skipped recordings that a window is told by name; a folder of expired ones is one fact and not a thousand. */
const MOST_SKIPPED = 300;

/** One piece of long work from its start to its end. */
export class RunningWork {
  readonly id: string;
  readonly path: string;
  /** Resolves when it has ended, however it ended. */
  readonly ended: Promise<void>;
  readonly #order: WorkOrder;
  readonly #stop = new AbortController();
  readonly #changed: (unexpected?: unknown) => void;
  #done = 0;
  #total: number;
  #skipped: SkippedItem[] = [];
  #state: Work['state'] = { is: 'running' };

  /** `changed` hears of every step, and of an error that is a fault of ours. */
  constructor(id: string, order: WorkOrder, run: WorkRun, changed: (unexpected?: unknown) => void) {
    this.id = id;
    this.path = order.path;
    this.#order = order;
    this.#total = order.total;
    this.#changed = changed;
    this.ended = this.#run(run);
  }

  get isRunning(): boolean {
    return this.#state.is === 'running';
  }

  /** Two spellings of one file must not be two targets, also where the file system does not care about case. */
  get target(): string {
    return targetOf(this.path);
  }

  cancel(): void {
    this.#stop.abort();
  }

  describe(): Work {
    const { id } = this;
    return {
      id,
      kind: this.#order.kind,
      target: basename(this.path),
      done: this.#done,
      total: this.#total,
      state: this.#state,
    };
  }

  async #run(run: WorkRun): Promise<void> {
    try {
      await run(this.#stop.signal, this.#progress());
      this.#end({ is: 'finished', skipped: this.#skipped });
    } catch (error) {
      if (this.#stop.signal.aborted) this.#end({ is: 'cancelled' });
      else this.#fail(error);
    }
  }

  #progress(): WorkProgress {
    const tell = (step: () => void) => {
      if (!this.isRunning) return;
      step();
      this.#changed();
    };
    return {
      done: (count) => tell(() => (this.#done = count)),
      total: (count) => tell(() => (this.#total = count)),
      skip: (item) => tell(() => this.#skipped.length < MOST_SKIPPED && this.#skipped.push(item)),
    };
  }

  #fail(thrown: unknown): void {
    const error = diskFault(this.path, thrown);
    const told: AppError = isFault(error) ? error.error : { code: 'unexpected' };
    this.#end({ is: 'failed', error: told }, isFault(error) ? undefined : thrown);
  }

  #end(state: Work['state'], unexpected?: unknown): void {
    this.#state = state;
    this.#changed(unexpected);
  }
}

export function targetOf(path: string): string {
  return resolve(path).normalize('NFC').toLowerCase();
}
