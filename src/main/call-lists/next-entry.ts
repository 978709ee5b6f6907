import type { ListTable } from './list-table.ts';
import type { StoredEntry, Waiting } from './list-rows.ts';
import { mayTryAt, nextTryAt } from './retry-rule.ts';

export interface Surroundings {
  /** UTC epoch ms. */
  now: number;
  /** When calls were promised, by customer key. */
  promises: ReadonlyMap<string, number>;
  isForbidden: (customer: string) => boolean;
}

/**
 * Whom of the list to call next: promised calls that are due, the longest waiting first; then the list's order. Nobody who must not be called, whom
 * the retry rule spares now, who was promised a later call, or whose call is still looked for. A promise that was tried to be kept and reached
 * nobody waits as the rule says. `waitsUntil`: nobody now, and somebody then.
 */
export function nextEntry(
  table: ListTable,
  list: string,
  { now, promises, isForbidden }: Surroundings,
): { entry?: StoredEntry; waitsUntil?: number } {
  const busy = new Set(table.calling().map(({ customer }) => customer));
  const isOut = (customer: string): boolean => busy.has(customer) || isForbidden(customer);
  const due = [...promises].filter(([, at]) => at <= now).sort(([, a], [, b]) => a - b);
  for (const [customer] of due) {
    const entry = isOut(customer) ? undefined : table.promisedOf(list, customer);
    if (entry && promiseTo(entry, promises) !== undefined) return { entry };
  }
  let waitsUntil: number | undefined;
  for (const waiting of table.waiting(list)) {
    if (isOut(waiting.customer)) continue;
    const promised = promiseTo(waiting, promises);
    if (promised === undefined && mayTryAt(waiting, now)) {
      const entry = table.entry(waiting.id);
      if (entry) return { entry };
    }
    const at = promised ?? nextTryAt(waiting, now);
    waitsUntil = Math.min(waitsUntil ?? at, at);
  }
  return waitsUntil === undefined ? {} : { waitsUntil };
}

/** When they are to be called; undefined: nothing was promised, or they were called since. */
function promiseTo({ customer, calledAt = 0 }: Waiting, promises: Surroundings['promises']): number | undefined {
  const at = promises.get(customer);
  return at === undefined || calledAt >= at ? undefined : at;
}
