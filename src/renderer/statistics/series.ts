import type { CallFigures } from '../../preload/contract/index.ts';
import type { Messages } from '../i18n/zh-cn.ts';
import type { BreakdownRow } from './breakdowns.ts';
import { takenOf } from './figures.ts';
import type { StatisticsFormats } from './statistics-formats.ts';

export const MEASURES = ['calls', 'talk'] as const;
export type Measure = (typeof MEASURES)[number];

/** One colour of a stacked bar. */
export interface Series {
  key: keyof Messages['statistics']['series'];
  /** A colour of `ui/theme.css`. */
  token: '--color-accent' | '--color-edge' | '--color-red';
  of: (figures: CallFigures) => number;
}

/** The parts of a bar, from its foot; together they are all calls, or all seconds of talk. Red is for the missed ones alone. */
export const SERIES: Record<Measure, Series[]> = {
  calls: [
    { key: 'outbound', token: '--color-accent', of: (figures) => figures.outbound },
    { key: 'taken', token: '--color-edge', of: takenOf },
    { key: 'missed', token: '--color-red', of: (figures) => figures.missed },
  ],
  talk: [{ key: 'talk', token: '--color-accent', of: (figures) => figures.talkSeconds }],
};

function heightOf(measure: Measure, figures: CallFigures): number {
  return SERIES[measure].reduce((sum, series) => sum + series.of(figures), 0);
}

/** The words that stand for the picture: the sum and the highest bar. */
export function spokenOf(
  t: Messages['statistics'],
  f: StatisticsFormats,
  title: string,
  measure: Measure,
  rows: BreakdownRow[],
): string {
  const say = (value: number): string => (measure === 'talk' ? f.talk(value) : t.spokenCalls(f.number(value)));
  const heights = rows.map((row) => heightOf(measure, row.figures));
  const most = Math.max(0, ...heights);
  const sum = heights.reduce((total, height) => total + height, 0);
  const peak = rows[heights.indexOf(most)]?.label ?? t.none;
  return `${t.spoken(title, say(sum))} ${t.spokenPeak(peak, say(most))}`;
}
