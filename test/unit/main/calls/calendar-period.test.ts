import { describe, expect, it } from 'vitest';
import { calendarPeriod } from '../../../../src/main/calls/calls.service.ts';

const local = (text: string): number => new Date(`${text}T00:00:00`).getTime();
/** A Sunday. */
const SUNDAY = new Date('2026-11-22T15:30:00').getTime();

describe('the periods of the statistics', () => {
  it.each([
    ['day', 0, '2026-11-22', '2026-11-23'],
    ['day', -1, '2026-11-21', '2026-11-22'],
    ['day', -22, '2026-10-31', '2026-11-01'],
    ['week', 0, '2026-11-16', '2026-11-23'],
    ['week', -1, '2026-11-09', '2026-11-16'],
    ['month', 0, '2026-11-01', '2026-12-01'],
    ['month', -1, '2026-10-01', '2026-11-01'],
    ['month', -11, '2025-12-01', '2026-01-01'],
  ] as const)('%s %i is from %s to %s', (period, offset, from, to) => {
    expect(calendarPeriod({ period, offset }, SUNDAY)).toEqual({ from: local(from), to: local(to) });
  });

  it('begins the week of a Monday with that Monday', () => {
    const monday = local('2026-11-16');
    expect(calendarPeriod({ period: 'week', offset: 0 }, monday).from).toBe(monday);
  });
});
