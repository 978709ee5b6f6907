/** Passes in a row in which a field differs until it is taken for one that always does. */
const PROOF = 3;
/** With so many rows at once, two will do. */
const MANY = 3;

/**
 * Fields that differ in every answer although nothing has happened: an address signed anew, a count of seconds until now. Learnt by reading the same
 * window again, field by field; what was learnt holds until the app ends.
 */
export class VolatileFields {
  readonly names = new Set<string>();
  #streaks = new Map<string, { passes: number; least: number }>();

  /** Before a window: another one's rows prove nothing about this one's. */
  begin(): void {
    this.#streaks = new Map();
  }

  /** Of a pass over a window that was read before: in how many rows a field differed. true: one more is known to differ always. */
  learn(differing: ReadonlyMap<string, number>): boolean {
    const known = this.names.size;
    const streaks = new Map<string, { passes: number; least: number }>();
    for (const [name, rows] of differing) {
      const before = this.#streaks.get(name);
      const streak = { passes: (before?.passes ?? 0) + 1, least: Math.min(before?.least ?? Infinity, rows) };
      streaks.set(name, streak);
      if (streak.passes >= (streak.least >= MANY ? PROOF - 1 : PROOF)) this.names.add(name);
    }
    this.#streaks = streaks;
    return this.names.size > known;
  }
}
