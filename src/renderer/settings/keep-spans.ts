import type { settingsZhCn } from '../i18n/zh-cn/settings.ts';

const SPANS = [30, 90, 180, 365, 730, 1825, 3650];

/** The spans to choose from, in days, and the one that is set, where it is none of them. */
export function keepSpans(current: number): number[] {
  return [...new Set([...SPANS, current])].sort((a, b) => a - b);
}

/** Whole years as years, everything else as days. */
export function spanWords(words: (typeof settingsZhCn)['keep'], days: number): string {
  return days % 365 === 0 ? words.years(days / 365) : words.days(days);
}
