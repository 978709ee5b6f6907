import type { DamageFound } from './damage.ts';

/** Counts over a whole run, and what was found, in words. */
export class Tally {
  histories = 0;
  requests = 0;
  kills = 0;
  /** What the killed processes had said was written. */
  acknowledged = 0;
  differences = 0;
  lost = 0;
  /** Files that were damaged, and how many of those were found out and set aside. */
  corrupt = 0;
  rebuilt = 0;
  crashes = 0;
  readonly findings: string[] = [];
  /** The histories that show the findings. */
  readonly reports: string[] = [];

  found(kind: 'differences' | 'lost' | 'crashes', what: string): void {
    this[kind]++;
    if (this.findings.length < 50) this.findings.push(`${kind}: ${what}`);
  }

  damaged(count: number, { crashes, lost, rebuilt, findings }: DamageFound): void {
    this.corrupt += count;
    this.rebuilt += rebuilt;
    this.crashes += crashes;
    this.lost += lost;
    this.findings.push(...findings);
  }

  report(history: string): void {
    this.reports.push(history);
  }

  get isClean(): boolean {
    return this.differences + this.lost + this.crashes === 0;
  }

  /** The machine-readable last line. */
  line(seed: number): string {
    const { histories, differences, kills, lost, corrupt, crashes } = this;
    return `history: histories=${histories} differences=${differences} kills=${kills} lost=${lost} corrupt=${corrupt} crashes=${crashes} seed=${seed}`;
  }
}
