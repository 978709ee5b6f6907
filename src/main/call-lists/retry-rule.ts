import type { RetryRule } from '../../preload/contract/index.ts';

export const USUAL_RULE: RetryRule = { mostTries: 3, hoursApart: 4 };

const HOUR_MS = 3_600_000;

/** What the calls to one customer so far leave for the next. */
export interface Tries {
  tries: number;
  /** Bit n: they were called between n and n + 1 o'clock, by this computer's clock. */
  hours: number;
  /** UTC epoch ms; undefined: at any time. */
  notBefore?: number;
}

/** A call at this moment (UTC epoch ms) did not reach them. `isLast`: the rule allows no further one. */
export function afterNoAnswer(before: Tries, at: number, rule: RetryRule): { tries: Tries; isLast: boolean } {
  const tries = before.tries + 1;
  const hours = before.hours | (1 << new Date(at).getHours());
  return { tries: { tries, hours, notBefore: at + rule.hoursApart * HOUR_MS }, isLast: tries >= rule.mostTries };
}

/** Whether the rule lets them be called now: late enough, and at an hour of the day at which they were not called in vain. */
export function mayTryAt({ hours, notBefore }: Tries, now: number): boolean {
  return (notBefore === undefined || now >= notBefore) && ((hours >> new Date(now).getHours()) & 1) === 0;
}

/** The first moment from now on at which the rule lets them be called. */
export function nextTryAt(tries: Tries, now: number): number {
  let at = Math.max(now, tries.notBefore ?? now);
  // A day has an hour that is free, as a list has at most six tries; the second day is for clocks that are set.
  for (let step = 0; step < 48 && !mayTryAt(tries, at); step++) at = nextHour(at);
  return at;
}

function nextHour(at: number): number {
  const next = new Date(at);
  next.setMinutes(60, 0, 0);
  // Where the clock is set back, the same hour comes again.
  return next.getTime() > at ? next.getTime() : at + HOUR_MS;
}
