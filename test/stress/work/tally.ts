export type Fault = 'lost' | 'invented' | 'unclicked' | 'forbidden';

/** Counts over a whole run, and what was found, in words. */
export class Tally {
  days = 0;
  kills = 0;
  calls = 0;
  refused = 0;
  vaults = 0;
  restores = 0;
  /** What the killed processes had said was written. */
  acknowledged = 0;
  readonly faults: Record<Fault, number> = { lost: 0, invented: 0, unclicked: 0, forbidden: 0 };
  readonly findings: string[] = [];

  found(kind: Fault, what: string): void {
    this.faults[kind]++;
    if (this.findings.length < 20) this.findings.push(`${kind}: ${what}`);
  }

  get isClean(): boolean {
    return Object.values(this.faults).every((count) => count === 0);
  }

  /** The machine-readable last line. */
  line(seed: number): string {
    const { lost, invented, unclicked, forbidden } = this.faults;
    return `work: days=${this.days} kills=${this.kills} lost=${lost} invented=${invented} unclicked=${unclicked} forbidden=${forbidden} seed=${seed}`;
  }
}
