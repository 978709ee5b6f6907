/** One line of the table. Figures of different runs are not comparable; `ratio` is, and the target is about it. */
export interface BenchRow {
  name: string;
  unit: 'ms' | 'KB' | 'MB' | 'rows/s' | 'frames' | 'count' | '%';
  ours: number;
  /** A plain way to do the same without our promises; undefined where there is none. */
  peer?: number;
  /** The least that it can cost. */
  floor?: number;
  /** Ours against the floor or the peer, as `target` says. */
  ratio: number;
  /** What we promise of the ratio. */
  target: { atMost: number } | { atLeast: number };
  ok: boolean;
}

/** A row with its ratio taken against `against`, and judged. */
export function row(parts: Omit<BenchRow, 'ratio' | 'ok'> & { against: 'peer' | 'floor' }): BenchRow {
  const { against, ...rest } = parts;
  const ratio = parts.ours / (parts[against] ?? NaN);
  return {
    ...rest,
    ratio,
    ok: 'atMost' in parts.target ? ratio <= parts.target.atMost : ratio >= parts.target.atLeast,
  };
}

/** A named thing to time: returns the milliseconds of one run. */
export type Contestant = () => Promise<number>;

const REPETITIONS = 9;

/**
 * Times the contestants in turns, so that the noise of the machine meets all of them alike: `REPETITIONS` rounds of `runs` each.
 * Returns the median over the rounds of each round's p50 and p95.
 */
export async function race<K extends string>(
  contestants: Record<K, Contestant>,
  runs: number,
): Promise<Record<K, { p50: number; p95: number }>> {
  const names = Object.keys(contestants) as K[];
  const rounds = new Map<K, { p50: number[]; p95: number[] }>(names.map((name) => [name, { p50: [], p95: [] }]));
  for (const name of names) for (let i = 0; i < 20; i++) await contestants[name](); // warm
  for (let round = 0; round < REPETITIONS; round++) {
    for (const name of names) {
      const times: number[] = [];
      for (let i = 0; i < runs; i++) times.push(await contestants[name]());
      rounds.get(name)?.p50.push(quantile(times, 0.5));
      rounds.get(name)?.p95.push(quantile(times, 0.95));
    }
  }
  const result = names.map((name) => {
    const { p50 = [], p95 = [] } = rounds.get(name) ?? {};
    return [name, { p50: quantile(p50, 0.5), p95: quantile(p95, 0.5) }] as const;
  });
  return Object.fromEntries(result) as Record<K, { p50: number; p95: number }>;
}

/** The q-quantile (0 to 1) of some values; NaN of none. */
export function quantile(values: number[], q: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? NaN;
}
