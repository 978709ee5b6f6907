/** What must never happen. The last gathers the rest: a POST without its journal row, a repeat without a yes, a limit passed, an order left hanging. */
export const VIOLATIONS = [
  'double_posts',
  'false_not_placed',
  'false_placed',
  'resends_after_restart',
  'other_violations',
] as const;
export type Violation = (typeof VIOLATIONS)[number];

/** Counts over a whole run, and what was found, in words. */
export class Tally {
  trials = 0;
  clicks = 0;
  posts = 0;
  kills = 0;
  readonly kinds = new Set<string>();
  readonly findings: string[] = [];
  readonly #violations = new Map<Violation, number>(VIOLATIONS.map((violation) => [violation, 0]));

  readonly #killedIn = new Map<string, number>();

  /** A killed process left an intent in this state. */
  killedIn(state: string): void {
    this.#killedIn.set(state, (this.#killedIn.get(state) ?? 0) + 1);
  }

  /** Shows that kills do hit between two writes. */
  statesAtKill(): string {
    return [...this.#killedIn].map(([state, times]) => `${state} ${times}×`).join(', ') || 'nothing';
  }

  violation(violation: Violation, what: string): void {
    this.#violations.set(violation, this.count(violation) + 1);
    if (this.findings.length < 50) this.findings.push(`${violation}: ${what}`);
  }

  count(violation: Violation): number {
    return this.#violations.get(violation) ?? 0;
  }

  get isClean(): boolean {
    return VIOLATIONS.every((violation) => this.count(violation) === 0);
  }

  /** The machine-readable last line. */
  line(seed: number): string {
    const { trials, kinds, clicks, posts, kills } = this;
    const violations = VIOLATIONS.map((violation) => `${violation}=${this.count(violation)}`).join(' ');
    return `faults: trials=${trials} kinds=${kinds.size} clicks=${clicks} posts=${posts} kills=${kills} ${violations} seed=${seed}`;
  }
}
