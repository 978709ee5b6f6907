import { describe, expect, it } from 'vitest';
import { statisticsEn } from '../../../../src/renderer/i18n/en/statistics.ts';
import { kindsOf, rowsOf, type BreakdownKind } from '../../../../src/renderer/statistics/breakdowns.ts';
import { SERIES, spokenOf } from '../../../../src/renderer/statistics/series.ts';
import type { StatisticsPeriod } from '../../../../src/renderer/statistics/statistics.store.ts';
import { statisticsFormatsFor } from '../../../../src/renderer/statistics/statistics-formats.ts';
import { timeStep } from '../../../../src/renderer/statistics/chart-drawing.ts';
import { monday, nothing, statistics } from './statistics-world.ts';

const en = statisticsFormatsFor('en');
const rows = (kind: BreakdownKind, given = statistics(), period: StatisticsPeriod = 'week') =>
  rowsOf(kind, given, period, en, 'not given');
const tuesday = {
  startsAt: new Date(2026, 7, 25).getTime(),
  ...nothing,
  outbound: 3,
  inbound: 2,
  missed: 1,
  talked: 4,
};

describe('the days of a period', () => {
  it('are all there, also those without calls', () => {
    const days = rows('day', statistics({ byDay: [tuesday] }));
    expect(days.map((day) => day.short)).toEqual(['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']);
    expect(days.map((day) => day.figures.outbound)).toEqual([0, 3, 0, 0, 0, 0, 0]);
    expect(days[1]?.label).toBe('Tue, Aug 25');
  });

  it('are as many as the month has, whatever summer time does', () => {
    const lengths = Array.from({ length: 12 }, (_, month) => {
      const [from, to] = [new Date(2026, month, 1).getTime(), new Date(2026, month + 1, 1).getTime()];
      const days = rows('day', statistics({ from, to }), 'month');
      expect(days.map((day) => day.short)).toEqual(days.map((_day, place) => String(place + 1)));
      return days.length;
    });
    expect(lengths).toEqual([31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]);
  });

  it('are left out where the period is one day', () => {
    expect(kindsOf('day')).toEqual(['hour', 'trunk']);
    expect(kindsOf('month')).toEqual(['day', 'hour', 'trunk']);
  });
});

describe('the numbers shown', () => {
  it('go by their name where they have one, with the number beside it', () => {
    const byTrunk = [
      { ...nothing, trunkNumber: '02160000001', trunkName: 'Support' },
      { ...nothing, trunkNumber: '02160000002' },
      nothing,
    ];
    const [named, plain, unknown] = rows('trunk', statistics({ byTrunk }));
    expect(named).toMatchObject({ label: 'Support', detail: '021-6000 0001', short: 'Support' });
    expect(plain).toMatchObject({ label: '021-6000 0002', short: '021-6000 0002' });
    expect(plain).not.toHaveProperty('detail');
    expect(unknown).toMatchObject({ label: 'not given' });
  });

  it('are cut on the axis of a chart only', () => {
    const trunkName = '华东客户回访专线（夜间）';
    const [row] = rows('trunk', statistics({ byTrunk: [{ ...nothing, trunkNumber: '02160000001', trunkName }] }));
    expect(row).toMatchObject({ label: trunkName, short: '华东客户回访专…' });
  });
});

describe('a bar', () => {
  it('is as high as all its calls, each counted once', () => {
    const heights = SERIES.calls.map((series) => series.of(tuesday));
    expect(heights).toEqual([3, 1, 1]);
    expect(heights.reduce((sum, height) => sum + height)).toBe(tuesday.outbound + tuesday.inbound);
  });
});

describe('the words for a chart', () => {
  it('say the sum and where the most is', () => {
    const days = rows('day', statistics({ byDay: [{ ...tuesday, startsAt: monday, outbound: 1 }, tuesday] }));
    expect(spokenOf(statisticsEn, en, 'By day', 'calls', days)).toBe(
      'By day, bar chart: 8 calls in all. The most is 5 calls, at Tue, Aug 25. The table has all figures.',
    );
  });

  it('say lengths where the bars are lengths', () => {
    const days = rows('day', statistics({ byDay: [{ ...tuesday, talkSeconds: 3700 }] }));
    expect(spokenOf(statisticsEn, en, 'By day', 'talk', days)).toContain('1 hr 2 min in all');
  });
});

describe('the axis of talk time', () => {
  it.each([
    [0, 10],
    [250, 60],
    [2900, 600],
    [3 * 3600, 3600],
    [200 * 3600, 180_000],
  ])('is divided like time for %d seconds: every %d', (most, step) => {
    expect(timeStep(most)).toBe(step);
  });
});
