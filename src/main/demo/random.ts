/** A source of chance that gives the same row of numbers for the same seed: the demo's past has to be repeatable. */
export interface Random {
  /** At least 0, less than 1. */
  next(): number;
  /** A whole number from low to high, both included. */
  int(low: number, high: number): number;
  /** True with this probability (0 to 1). */
  chance(probability: number): boolean;
  /** One of the items. Throws a RangeError when there are none. */
  pick<T>(items: readonly T[]): T;
  /** The index of one of the weights, in proportion to them. */
  weighted(weights: readonly number[]): number;
  /** A normal variate: mean 0, deviation 1. */
  normal(): number;
}

/** Makes a source of chance from a 32-bit seed (mulberry32: small, fast, good enough for a stage set; never for secrets). */
export function seeded(seed: number): Random {
  const next = mulberry32(seed);
  return {
    next,
    int: (low, high) => low + Math.floor(next() * (high - low + 1)),
    chance: (probability) => next() < probability,
    pick: (items) => pickFrom(items, next()),
    weighted: (weights) => weightedIndex(weights, next()),
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
  };
}

/** Folds words and numbers into one 32-bit seed (FNV-1a). */
export function seedOf(...parts: readonly (string | number)[]): number {
  let hash = 0x811c9dc5;
  for (const char of parts.join('|')) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193);
  return hash >>> 0;
}

const SPREAD = 0x5deece66dn; // odd, so multiplying by it modulo 2^48 keeps different numbers different

/**
 * A version 4 uuid that is the same at every start. Different `serial` numbers (below 2^48) never give the same one,
 * whatever the source of chance.
 */
export function uuidFrom(random: Random, serial: number): string {
  const hex = (digits: number) =>
    Math.floor(random.next() * 16 ** digits)
      .toString(16)
      .padStart(digits, '0');
  const tail = BigInt.asUintN(48, BigInt(serial) * SPREAD)
    .toString(16)
    .padStart(12, '0');
  return `${hex(8)}-${hex(4)}-4${hex(3)}-${random.pick(['8', '9', 'a', 'b'])}${hex(3)}-${tail}`;
}

function mulberry32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function pickFrom<T>(items: readonly T[], chance: number): T {
  if (items.length === 0) throw new RangeError('nothing to pick from');
  return items[Math.floor(chance * items.length)] as T;
}

function weightedIndex(weights: readonly number[], chance: number): number {
  let left = chance * weights.reduce((sum, weight) => sum + weight, 0);
  for (const [index, weight] of weights.entries()) {
    left -= weight;
    if (left < 0) return index;
  }
  return weights.length - 1;
}
