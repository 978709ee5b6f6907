import type { FollowUp, HistoryState, MissedNumber, OpenOutcome } from '../../preload/contract/index.ts';

/** Something that the agent owes a customer. */
export type Obligation =
  | { is: 'follow-up'; key: string; number: string; followUp: FollowUp; isDue: boolean; isClashing: boolean }
  | { is: 'missed'; key: string; number: string; missed: MissedNumber }
  | { is: 'outcome'; key: string; number: string; open: OpenOutcome };

const CLASH_MS = 10 * 60_000;

/**
 * In the order to work through: promised times that have come, the longest waiting first; the next promised one, so that no missed call hides
 * it; the latest call without an outcome, where one is wanted, which one digit settles; missed calls as the inbox has them; the other calls without an
 * outcome; what comes later.
 */
export function obligationsOf(
  followUps: readonly FollowUp[],
  missed: readonly MissedNumber[],
  now: number,
  outcomes: readonly OpenOutcome[] = [],
): Obligation[] {
  const promised = followUps
    .toSorted((a, b) => a.dueAt - b.dueAt)
    .map((followUp) => ({
      is: 'follow-up' as const,
      key: followUp.id,
      number: followUp.customerNumber,
      followUp,
      isDue: followUp.dueAt <= now,
      isClashing: clashesWith(followUps, followUp.dueAt, followUp.id).length > 0,
    }));
  const unsaid = outcomes.map((open) => ({
    is: 'outcome' as const,
    key: open.call.is === 'intent' ? open.call.intentId : `outcome ${open.call.uuid}`,
    number: open.customerNumber,
    open,
  }));
  const [next, ...later] = promised.filter(({ isDue }) => !isDue);
  return [
    ...promised.filter(({ isDue }) => isDue),
    ...(next ? [next] : []),
    ...unsaid.slice(0, 1),
    ...missed.map((one) => ({
      is: 'missed' as const,
      key: one.uuid ?? one.heardId ?? one.customerNumber,
      number: one.customerNumber,
      missed: one,
    })),
    ...unsaid.slice(1),
    ...later,
  ];
}

/** The other follow-ups less than ten minutes away from this moment. */
export function clashesWith(followUps: readonly FollowUp[], at: number, id?: string): FollowUp[] {
  return followUps.filter((other) => other.id !== id && Math.abs(other.dueAt - at) < CLASH_MS);
}

/** Between which moments no missed call can be unknown; undefined: that cannot be said. */
export function knownPeriod(history: HistoryState | undefined): { since: number; until: number } | undefined {
  if (!history || history.unreadable.length > 0 || history.store.is !== 'working') return undefined;
  const { completeSince: since, readAt: until } = history;
  return since === undefined || until === undefined ? undefined : { since, until };
}
