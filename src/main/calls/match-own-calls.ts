import { numberKey } from '../phone-numbers/number-key.ts';
import type { BriefCall } from './call-queries.ts';

/** One click on "call" that may have rung somebody. */
export interface OwnAttempt {
  intentId: string;
  /** As it was sent. */
  callee: string;
  /** UTC epoch ms, by this computer's clock. */
  startedAt: number;
  /** An id that the server gave it; not always that of the record. */
  uuid?: string;
}

/** A record is written a little before or after the click, by a clock that is not ours. */
const EARLY_MS = 2 * 60_000;
const LATE_MS = 5 * 60_000;

/**
 * Which record (its uuid) belongs to which click (its intent id). A record that carries the intent id is certain. Where a server gives back no
 * id of ours (not `hasIds`), number and time decide, and only where they leave no doubt: as many records as clicks, in their order. A
 * click that is left out has no record yet, or nobody can say which; no record is ever given to two.
 */
export function matchOwnCalls(
  attempts: readonly OwnAttempt[],
  records: readonly BriefCall[],
  hasIds = records.some(({ intentId }) => intentId !== undefined),
): Map<string, string> {
  const found = new Map<string, string>();
  const byIntent = new Map(records.map((record) => [record.intentId, record]));
  const left: OwnAttempt[] = [];
  for (const attempt of attempts) {
    const record = byIntent.get(attempt.intentId);
    if (record) found.set(attempt.intentId, record.uuid);
    else left.push(attempt);
  }
  // Elsewhere a call without one was placed on the phone itself.
  if (hasIds) return found;
  const nameless = records.filter(({ direction }) => direction !== 'inbound');
  for (const [customer, theirs] of groups(left, ({ callee }) => numberKey(callee))) {
    const alike = nameless.filter(({ customerNumber }) => numberKey(customerNumber) === customer);
    for (const cluster of clusters(theirs))
      for (const [intent, uuid] of inOrder(cluster, alike)) found.set(intent, uuid);
  }
  return found;
}

/** Clicks whose records could be taken for each other's. */
function clusters(attempts: readonly OwnAttempt[]): OwnAttempt[][] {
  const all: OwnAttempt[][] = [];
  let last = -Infinity;
  for (const attempt of attempts.toSorted((a, b) => a.startedAt - b.startedAt)) {
    if (attempt.startedAt - last > EARLY_MS + LATE_MS) all.push([]);
    all.at(-1)?.push(attempt);
    last = attempt.startedAt;
  }
  return all;
}

function inOrder(attempts: readonly OwnAttempt[], alike: readonly BriefCall[]): [intent: string, uuid: string][] {
  const theirs = alike
    .filter((record) => attempts.some((attempt) => isNear(attempt, record)))
    .toSorted((a, b) => a.startedAt - b.startedAt);
  const pairs = attempts.flatMap((attempt, place) => {
    const record = theirs[place];
    return record && isNear(attempt, record) ? [[attempt.intentId, record.uuid] as [string, string]] : [];
  });
  if (theirs.length === attempts.length && pairs.length === attempts.length) return pairs;
  return byServerId(attempts, theirs);
}

/** Where their numbers differ, only a record that has the very id that the server gave the click, and is nearer to no other click. */
function byServerId(attempts: readonly OwnAttempt[], records: readonly BriefCall[]): [intent: string, uuid: string][] {
  return records.flatMap((record) => {
    const named = attempts.filter(({ uuid }) => uuid === record.uuid);
    const [nearest] = attempts.toSorted((a, b) => distance(a, record) - distance(b, record));
    const [only, ...others] = named;
    return only && others.length === 0 && only === nearest ? [[only.intentId, record.uuid] as [string, string]] : [];
  });
}

function isNear({ startedAt }: OwnAttempt, record: BriefCall): boolean {
  return record.startedAt >= startedAt - EARLY_MS && record.startedAt <= startedAt + LATE_MS;
}

function distance({ startedAt }: OwnAttempt, record: BriefCall): number {
  return Math.abs(record.startedAt - startedAt);
}

function groups<T>(all: readonly T[], keyOf: (one: T) => string): Map<string, T[]> {
  const found = new Map<string, T[]>();
  for (const one of all) found.set(keyOf(one), [...(found.get(keyOf(one)) ?? []), one]);
  return found;
}
