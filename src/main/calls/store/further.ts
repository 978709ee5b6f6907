/**
 * The next place of a walk through the calls by their ids. In a damaged file ids can stand out of order, and a walk that goes back never ends:
 * then it throws, which has the file looked at and made anew.
 */
export function further(from: number, to: number): number {
  if (to > from) return to;
  throw new Error(`calls after ${from} end at ${to}`);
}
