import type { CallFigures, Statistics } from '../../preload/contract/index.ts';
import { startOfDay } from '../i18n/formats.ts';
import { groupNumber } from '../caller-ids/mask.ts';
import type { StatisticsFormats } from './statistics-formats.ts';
import type { StatisticsPeriod } from './statistics.store.ts';

/** One line of a table and one bar of its chart. */
export interface BreakdownRow {
  key: string;
  label: string;
  /** The number of a line that has a name. */
  detail?: string;
  /** For the axis of a chart. */
  short: string;
  figures: CallFigures;
}

export type BreakdownKind = 'day' | 'hour' | 'trunk';

const NOTHING: CallFigures = { outbound: 0, inbound: 0, talked: 0, missed: 0, talkSeconds: 0 };

/** The beginnings of the days from `from` to before `to`; by the calendar, for days have 23 to 25 hours. */
function daysIn(from: number, to: number): number[] {
  const days: number[] = [];
  for (let day = from; day < to; day = startOfDay(new Date(day).setDate(new Date(day).getDate() + 1))) days.push(day);
  return days;
}

function byDay(statistics: Statistics, period: StatisticsPeriod, f: StatisticsFormats): BreakdownRow[] {
  const known = new Map(statistics.byDay.map((day) => [startOfDay(day.startsAt), day]));
  return daysIn(statistics.from, statistics.to).map((day) => ({
    key: String(day),
    label: f.day(day),
    short: period === 'week' ? f.weekday(day) : String(new Date(day).getDate()),
    figures: known.get(day) ?? NOTHING,
  }));
}

function byHour(statistics: Statistics, f: StatisticsFormats): BreakdownRow[] {
  return statistics.byHour.map((figures, hour) => ({
    key: String(hour),
    label: f.hour(hour),
    short: String(hour),
    figures,
  }));
}

/** Room on an axis, in half-width letters; a Chinese one takes two. */
const AXIS_ROOM = 16;

/** A name that leaves room for its bar; the table has it whole. */
function shortened(name: string): string {
  let room = AXIS_ROOM;
  const letters = Array.from(name);
  const cut = letters.findIndex((letter) => (room -= letter > '\u2e7f' ? 2 : 1) < 0);
  return cut === -1 ? name : `${letters.slice(0, cut - 1).join('')}…`;
}

function byTrunk(statistics: Statistics, unknown: string): BreakdownRow[] {
  return statistics.byTrunk.map((figures, place) => {
    const number = figures.trunkNumber === undefined ? unknown : groupNumber(figures.trunkNumber);
    const label = figures.trunkName ?? number;
    const detail = label === number ? undefined : number;
    return { key: String(place), label, short: shortened(label), figures, ...(detail && { detail }) };
  });
}

/** A day has no days to compare, only hours. */
export function kindsOf(period: StatisticsPeriod): BreakdownKind[] {
  return period === 'day' ? ['hour', 'trunk'] : ['day', 'hour', 'trunk'];
}

export function rowsOf(
  kind: BreakdownKind,
  statistics: Statistics,
  period: StatisticsPeriod,
  f: StatisticsFormats,
  unknownTrunk: string,
): BreakdownRow[] {
  if (kind === 'day') return byDay(statistics, period, f);
  return kind === 'hour' ? byHour(statistics, f) : byTrunk(statistics, unknownTrunk);
}
