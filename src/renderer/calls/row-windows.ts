import type { AppError, CallRow, Result } from '../../preload/contract/index.ts';

/** Rows a question; main takes at most 100. */
export const WINDOW = 100;
const KEPT = 40;
/** Rows on either side of the view that are asked for before they come into it. */
const AHEAD = 40;
/** More at once would only queue behind each other while the agent has long scrolled on. */
const AT_ONCE = 2;

export type Row = CallRow | null;
type Ask = (from: number, count: number) => Promise<Result<Row[]>>;

interface Listener {
  arrived: () => void;
  failed: (error: AppError) => void;
}

/**
 * The rows of one outline, asked for in windows by place: the ones in view first, at most two questions at a time,
 * the 40 windows seen last are kept. A window that could not be read is asked for again only on `retry`.
 */
export class RowWindows {
  readonly #count: number;
  readonly #ask: Ask;
  readonly #listener: Listener;
  /** By the number of the window, the one seen last at the end. */
  readonly #windows = new Map<number, Row[]>();
  readonly #failed = new Set<number>();
  readonly #running = new Map<number, Promise<void>>();
  #wanted: number[] = [];
  #problem: AppError | undefined;
  #isStopped = false;

  constructor(count: number, ask: Ask, listener: Listener) {
    this.#count = count;
    this.#ask = ask;
    this.#listener = listener;
  }

  /** null: gone since; undefined: not here yet. */
  get(row: number): Row | undefined {
    return this.#windows.get(Math.floor(row / WINDOW))?.[row % WINDOW];
  }

  /** Why some rows could not be read. */
  get problem(): AppError | undefined {
    return this.#problem;
  }

  /** Says which rows are in view, both included. What is missing there and near is asked for; what was wanted before no longer counts. */
  show(first: number, last: number): void {
    const missing = new Set([...this.#touch(first, last), ...this.#touch(first - AHEAD, last + AHEAD)]);
    this.#wanted = [...missing].filter((window) => !this.#failed.has(window));
    this.#next();
  }

  /** Reads these rows before anybody looks at them; ends when they are here, or could not be read. */
  async load(first: number, last: number): Promise<void> {
    await Promise.all(this.#touch(first, last).map((window) => this.#read(window)));
  }

  retry(): void {
    this.#failed.clear();
    this.#problem = undefined;
  }

  /** Another list is shown: late answers are of no use. */
  stop(): void {
    this.#isStopped = true;
    this.#wanted = [];
  }

  /** Marks windows as seen just now and returns the missing ones. */
  #touch(first: number, last: number): number[] {
    const missing: number[] = [];
    const end = Math.min(last, this.#count - 1);
    for (let window = Math.floor(Math.max(0, first) / WINDOW); window * WINDOW <= end; window++) {
      const known = this.#windows.get(window);
      if (!known) {
        missing.push(window);
        continue;
      }
      this.#windows.delete(window);
      this.#windows.set(window, known);
    }
    return missing;
  }

  #next(): void {
    while (this.#running.size < AT_ONCE) {
      const window = this.#wanted.shift();
      if (window === undefined) return;
      if (!this.#windows.has(window) && !this.#running.has(window)) void this.#read(window);
    }
  }

  #read(window: number): Promise<void> {
    const running = this.#running.get(window) ?? this.#fetch(window);
    this.#running.set(window, running);
    return running;
  }

  async #fetch(window: number): Promise<void> {
    const from = window * WINDOW;
    const result = await this.#ask(from, Math.min(WINDOW, this.#count - from));
    this.#running.delete(window);
    if (this.#isStopped) return;
    if (result.ok) this.#keep(window, result.value);
    else {
      this.#failed.add(window);
      this.#problem = result.error;
      this.#listener.failed(result.error);
    }
    this.#next();
  }

  #keep(window: number, rows: Row[]): void {
    this.#windows.set(window, rows);
    for (const oldest of this.#windows.keys()) {
      if (this.#windows.size <= KEPT) break;
      this.#windows.delete(oldest);
    }
    this.#listener.arrived();
  }
}
