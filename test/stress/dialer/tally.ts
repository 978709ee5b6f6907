/** What must never happen. The last gathers the rest: a POST without its journal row, a repeat without a yes, a limit passed, an order left hanging. */
export const SINS = [
  'double_posts',
  'false_not_placed',
  'false_placed',
  'resends_after_restart',
  'other_violations',
] as const;
export type Sin = (typeof SINS)[number];

/** Counts over a whole run, and what was found, in words. */
export class Tally {
  trials = 0;
  clicks = 0;
  posts = 0;
  kills = 0;
  readonly kinds = new Set<string>();
  readonly findings: string[] = [];
  readonly #sins = new Map<Sin, number>(SINS.map((sin) => [sin, 0]));

  readonly #deaths = new Map<string, number>();

  /** A killed process left an intent in this state. */
  died(state: string): void {
    this.#deaths.set(state, (this.#deaths.get(state) ?? 0) + 1);
  }

  /** Shows that kills do hit between two writes. */
  deathsIn(): string {
    return [...this.#deaths].map(([state, times]) => `${state} ${times}×`).join(', ') || 'nothing';
  }

  sin(sin: Sin, what: string): void {
    this.#sins.set(sin, this.count(sin) + 1);
    if (this.findings.length < 50) this.findings.push(`${sin}: ${what}`);
  }

  count(sin: Sin): number {
    return this.#sins.get(sin) ?? 0;
  }

  get isClean(): boolean {
    return SINS.every((sin) => this.count(sin) === 0);
  }

  /** The machine-readable last line. */
  line(seed: number): string {
    const { trials, kinds, clicks, posts, kills } = this;
    const sins = SINS.map((sin) => `${sin}=${this.count(sin)}`).join(' ');
    return `faults: trials=${trials} kinds=${kinds.size} clicks=${clicks} posts=${posts} kills=${kills} ${sins} seed=${seed}`;
  }
}
