import type { CustomerLimit } from '../../preload/contract/index.ts';
import type { BriefCall } from '../calls/call-queries.ts';
import { matchOwnCalls } from '../calls/match-own-calls.ts';
import type { Intent } from './intent.ts';

/** What the records know of the calls with one customer. */
export interface CustomerRecords {
  calls: BriefCall[];
  /** The server gives back the ids of our clicks: a call without one was placed on the phone itself. */
  hasIds: boolean;
}

export interface CallsToCustomerInput {
  /** The clicks for this customer that may have rung them. */
  clicks: readonly Intent[];
  records: CustomerRecords;
  now: number;
  monotonicNow: number;
}

/**
 * When this customer was called, by click and on the phone itself, each call once (UTC epoch ms). A click counts by the clock that limits go by, so
 * that setting the computer's clock frees no call. A call that never left the agent's phone counts as a click only.
 */
export function callsToCustomer({ clicks, records, now, monotonicNow }: CallsToCustomerInput): number[] {
  const attempts = clicks.map(({ id, callee, startedAt, uuid }) => {
    return { intentId: id, callee, startedAt, ...(uuid !== undefined && { uuid }) };
  });
  const ours = new Set(clicks.map(({ id }) => id));
  const named = new Set(matchOwnCalls(attempts, records.calls, records.hasIds).values());
  const others = records.calls.filter(
    ({ uuid, intentId, direction, state }) =>
      direction !== 'inbound' &&
      state !== 'agent-missed' &&
      !named.has(uuid) &&
      !(intentId !== undefined && ours.has(intentId)),
  );
  return [
    ...clicks.map(({ monotonicAt }) => now - (monotonicNow - monotonicAt)),
    ...others.map(({ startedAt }) => startedAt),
  ];
}

/** From when on calls count, by this computer's calendar; a week begins on Monday. */
export function countsFrom(within: CustomerLimit['within'], now: number): number {
  if (within === '5-minutes') return now - 5 * 60_000;
  if (within === '24-hours') return now - 24 * 3_600_000;
  const today = new Date(now);
  const back = within === 'week' ? (today.getDay() + 6) % 7 : 0;
  return new Date(today.getFullYear(), today.getMonth(), today.getDate() - back).getTime();
}
