import { deepStrictEqual } from 'node:assert';

/** What a run has shown, said line by line as it goes. */
export class Report {
  #passed = 0;
  #failed = 0;
  readonly #missing: string[] = [];

  /** One thing that must be so; the words that `action` returns are shown behind it. */
  async check(name: string, action: () => Promise<string | undefined>): Promise<void> {
    const startedAt = performance.now();
    try {
      const words = await action();
      this.#passed++;
      const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
      console.log(`ok      ${name}${words === undefined ? '' : `: ${words}`} (${seconds} s)`);
    } catch (error) {
      this.#failed++;
      console.log(`FAILED  ${name}\n${String(error instanceof Error ? (error.stack ?? error.message) : error)}`);
    }
  }

  /** Something that this machine cannot show. */
  notRun(name: string, why: string): void {
    this.#missing.push(name);
    console.log(`NOT RUN ${name}: ${why}`);
  }

  get isGood(): boolean {
    return this.#failed === 0 && this.#passed > 0;
  }

  line(): string {
    return `phone: passed=${this.#passed} failed=${this.#failed} not-run=${this.#missing.length}`;
  }
}

export function same(actual: unknown, expected: unknown): void {
  deepStrictEqual(actual, expected);
}

export function holds(condition: boolean, words: string): void {
  if (!condition) throw new Error(words);
}
