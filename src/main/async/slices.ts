/** Many things that are had a few at a time, so that neither end of a thread's line ever holds them all. */
export interface Slices<T> {
  /** How many there were when the list was made. */
  readonly count: number;
  /** From this place on; fewer where some have gone since. */
  slice(from: number, count: number): readonly T[] | Promise<readonly T[]>;
}

/** All slices, one after the other; throws the signal's reason between two of them. */
export async function* slicesOf<T>(
  source: Slices<T>,
  size: number,
  signal: AbortSignal,
): AsyncGenerator<{ things: readonly T[]; end: number }, void, undefined> {
  for (let from = 0; from < source.count; from += size) {
    signal.throwIfAborted();
    const count = Math.min(size, source.count - from);
    yield { things: await source.slice(from, count), end: from + count };
  }
}
