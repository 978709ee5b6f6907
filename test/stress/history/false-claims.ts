import { toCallRecord } from '../../../src/main/calls/call-record.ts';
import type { CompletePeriod } from '../../../src/main/calls/store/store-shape.ts';
import { knowable } from './bent-truth.ts';
import type { Habits } from './habits.ts';
import type { Listed } from './history-server.ts';

/**
 * What is wrong with saying that this period is complete, in words. `listed` is what the server had at the moment of which it is said: each call of
 * the period must be in the store, and where one cannot be known again, or not read whole, the store must say so.
 */
export function falseClaims(
  { from, to }: CompletePeriod,
  listed: readonly Listed[],
  store: { has: (uuid: string) => boolean; unreadable: ReadonlySet<string> },
  habits: Habits,
  keepsFrom: number,
): string[] {
  return listed.flatMap(({ call, record }) => {
    const truth = knowable(call, record, habits);
    const at = (truth?.call ?? toCallRecord({ ...record, call_uuid: 'nameless' }, habits.withoutOffset))?.startedAt;
    if (at === undefined || at < Math.max(from, keepsFrom) || at >= to) return [];
    if (!truth)
      return store.unreadable.has('call_uuid')
        ? []
        : [`a call without an id, in silence: ${record.start_time ?? ''} (${call.id})`];
    if (!store.has(truth.call.uuid))
      return [`${truth.call.uuid}, in a period that is said to be complete (${record.start_time ?? ''})`];
    return [];
  });
}
