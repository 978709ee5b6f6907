import type { Period } from '../call-queries.ts';

export const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;

/** What of `whole` is in none of these, oldest first. */
export function without(whole: Period, periods: readonly Period[]): Period[] {
  const left: Period[] = [];
  let { from } = whole;
  for (const period of joined(periods)) {
    if (period.from > from && from < whole.to) left.push({ from, to: Math.min(period.from, whole.to) });
    from = Math.max(from, period.to);
  }
  if (from < whole.to) left.push({ from, to: whole.to });
  return left;
}

/** The same moments in as few periods as possible, oldest first. */
export function joined(periods: readonly Period[]): Period[] {
  const whole: Period[] = [];
  for (const { from, to } of periods.toSorted((a, b) => a.from - b.from)) {
    const last = whole.at(-1);
    if (from >= to) continue;
    if (last && from <= last.to) last.to = Math.max(last.to, to);
    else whole.push({ from, to });
  }
  return whole;
}

/** How long these are together; they do not overlap. */
export function lengthOf(periods: readonly Period[]): number {
  return periods.reduce((sum, { from, to }) => sum + to - from, 0);
}

/** The last whole step before this moment, by UTC. */
export function floorTo(stepMs: number, moment: number): number {
  return Math.floor(moment / stepMs) * stepMs;
}
