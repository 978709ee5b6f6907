/** Further than any date of the API (year 9999) is from 1970. */
const BELOW_ALL_TIMES = 2 ** 50;

/** Where a call stands in the order of time: its beginning; without one below all others, by its end or else the moment it was first seen. */
export function sortKey(startedAt: number | undefined, endedAt: number | undefined, seenAt: number): number {
  return startedAt ?? (endedAt ?? seenAt) - BELOW_ALL_TIMES;
}

export function startOf(sortAt: number): number | undefined {
  return sortAt < 0 ? undefined : sortAt;
}

/** The key of a call without a time that ended, or was first seen, then. */
export function timelessKey(at: number): number {
  return at - BELOW_ALL_TIMES;
}
