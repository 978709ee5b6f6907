/** From here on a query is worth a line in the log: windows feel it. */
const SLOW_MS = 100;

export function isSlow(ms: number): boolean {
  return ms >= SLOW_MS;
}

/** What kind of question it was: `search,from` for a filter with these fields. Never a value: numbers and names may be in them. */
export function shapeOf(args: readonly unknown[]): string {
  const [filter] = args;
  return typeof filter === 'object' && filter !== null ? Object.keys(filter).join(',') : '';
}
