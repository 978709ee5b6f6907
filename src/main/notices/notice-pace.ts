import { merged, type Notice } from './notice.ts';

export interface PaceParts {
  show: (notice: Notice) => void;
  /** Any clock in ms that does not jump. */
  now: () => number;
  after: (ms: number, run: () => void) => () => void;
}

const MINUTE = 60_000;
const PER_MINUTE = 3;

/**
 * At most three notifications a minute; what comes beyond them waits, and then comes as one per kind. Follow-ups never wait: the agent has asked for
 * that very moment, and whoever told them here counts them as told.
 */
export class NoticePace {
  readonly #parts: PaceParts;
  #shownAt: number[] = [];
  readonly #waiting = new Map<Notice['kind'], Notice>();
  #stop: (() => void) | undefined;

  constructor(parts: PaceParts) {
    this.#parts = parts;
  }

  add(notice: Notice): void {
    if (notice.kind === 'followUps') {
      this.#show(notice);
      return;
    }
    this.#waiting.set(notice.kind, merged(this.#waiting.get(notice.kind), notice));
    if (!this.#stop) this.#flush();
  }

  /** What waits is not shown any more. */
  clear(): void {
    this.#stop?.();
    this.#stop = undefined;
    this.#waiting.clear();
  }

  #show(notice: Notice): void {
    this.#shownAt.push(this.#parts.now());
    this.#parts.show(notice);
  }

  #flush(): void {
    this.#stop = undefined;
    const now = this.#parts.now();
    this.#shownAt = this.#shownAt.filter((at) => now - at < MINUTE);
    for (const [kind, notice] of this.#waiting) {
      if (this.#shownAt.length >= PER_MINUTE) break;
      this.#waiting.delete(kind);
      this.#show(notice);
    }
    const [oldest] = this.#shownAt;
    if (this.#waiting.size > 0 && oldest !== undefined)
      this.#stop = this.#parts.after(oldest + MINUTE - now, () => this.#flush());
  }
}
