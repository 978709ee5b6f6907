import type { Period } from '../call-queries.ts';
import type { CompletePeriod } from '../store/store-shape.ts';
import { DAY_MS, floorTo, HOUR_MS, joined, without } from './periods.ts';
import { UNSURE_MS } from './read-window.ts';

export interface Occasion {
  now: number;
  /** Where retention ends. */
  keepsFrom: number;
  /** Gaps before this moment are left as they are. */
  gapsBefore: number;
  complete: readonly CompletePeriod[];
  /** When the newest calls were last read in this round; undefined: they are to be read now. */
  tailReadAt: number | undefined;
  /** `deep`: what was verified before this moment and may have changed since is read again. */
  verifyBefore: number | undefined;
  /** What this round has read, or cannot read. */
  done: readonly Period[];
}

/**
 * A record changes for 7 days after it was written (its score, its recording). A call can last most of a day before that, and its times are the
 * server's, whose clock may be a day behind ours: what was verified 9 days after its time or later is final.
 */
const SETTLES_MS = 9 * DAY_MS;

/** What is to be read, oldest first: all that is not complete, the newest calls, and what may have changed. */
export function toRead(occasion: Occasion): Period[] {
  const { now, keepsFrom, gapsBefore, complete, tailReadAt, verifyBefore, done } = occasion;
  const target = {
    from: Math.max(keepsFrom, gapsBefore),
    to: tailReadAt === undefined ? now : Math.min(tailReadAt, now) - UNSURE_MS,
  };
  const trusted = credibleOf(complete, now);
  const wanted = without(target, trusted);
  if (tailReadAt === undefined) wanted.push({ from: now - UNSURE_MS, to: now });
  if (verifyBefore !== undefined) wanted.push(...unsettled(trusted, verifyBefore));
  // From full hours on, so that the map of complete periods does not fall into a piece a minute.
  const whole = wanted.map(({ from, to }) => ({ from: Math.max(floorTo(HOUR_MS, from), keepsFrom), to }));
  return joined(whole).flatMap((period) => without(period, done));
}

/** A computer whose clock was ahead has claimed moments that had not come yet. */
function isCredible({ verifiedAt }: CompletePeriod, now: number): boolean {
  return verifiedAt - UNSURE_MS <= now;
}

/** What may be trusted of the map of complete periods, in its order. */
export function credibleOf(complete: readonly CompletePeriod[], now: number): CompletePeriod[] {
  return complete.filter((period) => isCredible(period, now));
}

/** The one that reaches furthest; undefined: none may be trusted. */
export function newestCredible(complete: readonly CompletePeriod[], now: number): CompletePeriod | undefined {
  return credibleOf(complete, now)
    .toSorted((a, b) => a.to - b.to)
    .at(-1);
}

/** From full days on, for the same reason: a piece a day. */
function unsettled(complete: readonly CompletePeriod[], verifyBefore: number): Period[] {
  return complete
    .filter(({ verifiedAt }) => verifiedAt < verifyBefore)
    .map(({ from, to, verifiedAt }) => ({ from: Math.max(from, floorTo(DAY_MS, verifiedAt - SETTLES_MS)), to }));
}
