/** A call that came in, as the agent's phone told of it. Times are UTC epoch ms by this computer's clock. */
export interface HeardCall {
  id: string;
  number: string;
  at: number;
  endedAt: number;
  /** `none`: it was sent away, or nobody knows how it ended. */
  result: 'missed' | 'talked' | 'none';
}

/** A call of one customer, as one account of it has it. */
export interface Times {
  at: number;
  /** undefined: it is not said. */
  endedAt?: number | undefined;
}

/** The server's clock is not ours, and it may list a call from a moment when no phone rings yet. */
const EARLY_MS = 2 * 60_000;
/** A record without an end is of a call that is this long at most before it rings. */
const OPEN_MS = 5 * 60_000;
/** Two calls are rather taken for different ones than for one that is told of so differently twice over. */
const ALONE_COST = 60_000;

/** How different the two accounts are, in ms; undefined: they are not of one call. */
export function difference(heard: Times, record: Times): number | undefined {
  const latest = (record.endedAt ?? record.at + OPEN_MS) + EARLY_MS;
  if (heard.at < record.at - EARLY_MS || heard.at > latest) return undefined;
  const byStart = Math.abs(heard.at - record.at);
  if (heard.endedAt === undefined || record.endedAt === undefined) return byStart;
  // A customer who waits in a queue is on the record long before the phone rings, and ends with the ring.
  return Math.min(byStart, Math.abs(heard.endedAt - record.endedAt));
}

/**
 * Which record is of which heard call, for the calls of one customer, both oldest first: pairs of indexes. Each record and each heard call is in one
 * pair at most, none crosses another, and of all such choices this is the one with the smallest differences.
 */
export function alignCalls(heard: readonly Times[], records: readonly Times[]): [heard: number, record: number][] {
  const width = records.length + 1;
  const cost = new Float64Array((heard.length + 1) * width);
  for (let h = heard.length; h >= 0; h--) {
    for (let r = records.length; r >= 0; r--) {
      const skipHeard = h < heard.length ? ALONE_COST + at(cost, (h + 1) * width + r) : Infinity;
      const skipRecord = r < records.length ? ALONE_COST + at(cost, h * width + r + 1) : Infinity;
      const least = Math.min(skipHeard, skipRecord, pairCost(heard, records, h, r, cost));
      cost[h * width + r] = least === Infinity ? 0 : least;
    }
  }
  const pairs: [number, number][] = [];
  for (let h = 0, r = 0; h < heard.length && r < records.length;) {
    const least = at(cost, h * width + r);
    if (pairCost(heard, records, h, r, cost) === least) pairs.push([h++, r++]);
    else if (ALONE_COST + at(cost, (h + 1) * width + r) === least) h++;
    else r++;
  }
  return pairs;
}

function pairCost(
  heard: readonly Times[],
  records: readonly Times[],
  h: number,
  r: number,
  cost: Float64Array,
): number {
  const [one, other] = [heard[h], records[r]];
  const apart = one && other && difference(one, other);
  return apart === undefined ? Infinity : apart + at(cost, (h + 1) * (records.length + 1) + r + 1);
}

function at(cost: Float64Array, index: number): number {
  return cost[index] ?? 0;
}
