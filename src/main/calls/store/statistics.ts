import type { CallFigures, Statistics } from '../../../preload/contract/index.ts';
import type { CallWords } from './call-words.ts';
import { completePeriods, stretches } from './complete-periods.ts';
import { COUNTED_FIGURES, QUARTER_MS } from './figures.ts';
import { startOfDay, startOfNextDay } from './local-days.ts';
import { isBulk } from './marks.ts';
import type { Cells, Sql } from './sql.ts';
import type { Period } from '../call-queries.ts';

/** Records may appear late, so sync never calls the last quarter of an hour complete: that alone makes no figures partial. */
const RECENT_MS = 20 * 60_000;

const SUMS = 'sum(outbound), sum(inbound), sum(talked), sum(missed), sum(seconds)';
const ROLLED_UP = 'SELECT * FROM figures WHERE quarter >= ? AND quarter < ?';

/** The figures of a period that begins and ends on a quarter of an hour, as every day of a calendar does. `now`: what is still to come is not missing. */
export function statistics(sql: Sql, words: CallWords, period: Period, now: number): Omit<Statistics, 'forgotten'> {
  const { from, to } = period;
  const byQuarter = figuresBy(sql, 'quarter', period);
  const [before = []] = sumsOf(sql, '', { from: from - (to - from), to: from }, '');
  return {
    from,
    to,
    total: [...byQuarter.values()].reduce(plus, noFigures()),
    before: figuresOf(before),
    byDay: byDay(byQuarter, period),
    byHour: byHour(byQuarter),
    byTrunk: byTrunk(figuresBy(sql, 'line', period), sql, words),
    isPartial: !isCovered(stretches(completePeriods(sql)), { from, to: Math.max(from, Math.min(to, now - RECENT_MS)) }),
  };
}

function figuresBy(sql: Sql, key: 'quarter' | 'line', period: Period): Map<number, CallFigures> {
  const rows = sumsOf(sql, `${key},`, period, 'GROUP BY 1');
  return new Map(rows.map(([group, ...sums]) => [Number(group), figuresOf(sums)]));
}

/** During a first load the roll-up is not kept: the calls themselves are counted. */
function sumsOf(sql: Sql, key: string, { from, to }: Period, grouping: string): Cells[] {
  const isCounted = isBulk(sql);
  const unit = isCounted ? 1 : QUARTER_MS;
  const text = `SELECT ${key} ${SUMS} FROM (${isCounted ? COUNTED_FIGURES : ROLLED_UP}) ${grouping}`;
  return sql.all(text, Math.floor(from / unit), Math.ceil(to / unit));
}

function figuresOf(sums: Cells): CallFigures {
  const [outbound = 0, inbound = 0, talked = 0, missed = 0, talkSeconds = 0] = sums.map(Number);
  return { outbound, inbound, talked, missed, talkSeconds };
}

function noFigures(): CallFigures {
  return { outbound: 0, inbound: 0, talked: 0, missed: 0, talkSeconds: 0 };
}

function plus(a: CallFigures, b: CallFigures): CallFigures {
  return {
    outbound: a.outbound + b.outbound,
    inbound: a.inbound + b.inbound,
    talked: a.talked + b.talked,
    missed: a.missed + b.missed,
    talkSeconds: a.talkSeconds + b.talkSeconds,
  };
}

/** Days without calls too: a chart has a place for each. */
function byDay(byQuarter: Map<number, CallFigures>, { from, to }: Period): Statistics['byDay'] {
  const days = new Map<number, CallFigures>();
  for (let day = startOfDay(from); day < to; day = startOfNextDay(day)) days.set(day, noFigures());
  for (const [quarter, figures] of byQuarter) {
    const day = startOfDay(quarter * QUARTER_MS);
    days.set(day, plus(days.get(day) ?? noFigures(), figures));
  }
  return [...days].map(([startsAt, figures]) => ({ startsAt, ...figures }));
}

function byHour(byQuarter: Map<number, CallFigures>): CallFigures[] {
  const hours = Array.from({ length: 24 }, noFigures);
  for (const [quarter, figures] of byQuarter) {
    const hour = new Date(quarter * QUARTER_MS).getHours();
    hours[hour] = plus(hours[hour] ?? noFigures(), figures);
  }
  return hours;
}

/** Lines with one number are one, under the name that most of their calls have. */
function byTrunk(byLine: Map<number, CallFigures>, sql: Sql, words: CallWords): Statistics['byTrunk'] {
  const byNumber = new Map<string | undefined, { figures: CallFigures; name: string | undefined }>();
  const mostUsedFirst = [...byLine].sort(([a, first], [b, second]) => calls(second) - calls(first) || a - b);
  for (const [id, figures] of mostUsedFirst) {
    if (calls(figures) + figures.talked === 0) continue;
    const { number, name } = words.lines.lineOf(sql, id);
    const known = byNumber.get(number);
    byNumber.set(number, { figures: plus(known?.figures ?? noFigures(), figures), name: known?.name ?? name });
  }
  return [...byNumber]
    .sort(([, a], [, b]) => calls(b.figures) - calls(a.figures))
    .map(([number, { figures, name }]) => ({
      ...(number !== undefined && { trunkNumber: number }),
      ...(name !== undefined && { trunkName: name }),
      ...figures,
    }));
}

function calls({ outbound, inbound }: CallFigures): number {
  return outbound + inbound;
}

function isCovered(complete: readonly Period[], { from, to }: Period): boolean {
  return from >= to || complete.some((stretch) => stretch.from <= from && to <= stretch.to);
}
