import { describe, expect, it } from 'vitest';
import { isMissed, lineOf, stateOf } from '../../../../src/renderer/calls/call-words.ts';
import { daysOf } from '../../../../src/renderer/calls/days.ts';
import { boundsOf, dayFrom } from '../../../../src/renderer/calls/period.ts';
import { zhCn } from '../../../../src/renderer/i18n/zh-cn.ts';
import { callRow } from './call-rows.ts';

const at = (day: number, hour: number): number => new Date(2026, 7, day, hour).getTime();

describe('calls by day', () => {
  it('are counted by the local day and keep the order', () => {
    const days = daysOf([{ startedAt: at(24, 23) }, { startedAt: at(24, 0) }, { startedAt: at(23, 23) }]);
    expect(days).toEqual([
      { startsAt: at(24, 0), count: 2 },
      { startsAt: at(23, 0), count: 1 },
    ]);
  });

  it('have a group of their own for calls without a time', () => {
    expect(daysOf([{ startedAt: at(24, 1) }, {}, {}])).toEqual([{ startsAt: at(24, 0), count: 1 }, { count: 2 }]);
  });
});

describe('a period', () => {
  it('of seven days holds today and the six before', () => {
    expect(boundsOf('week', '', '', at(24, 12))).toEqual({ from: at(18, 0) });
    expect(boundsOf('today', '', '', at(24, 12))).toEqual({ from: at(24, 0) });
  });

  it('of one’s own includes the whole last day', () => {
    expect(boundsOf('custom', '2026-08-01', '2026-08-02', 0)).toEqual({ from: at(1, 0), to: at(3, 0) - 1 });
  });

  it('is open where a date is missing or half typed', () => {
    expect(boundsOf('custom', '', '2026-08', 0)).toEqual({});
    expect(dayFrom('2026-8-1')).toBeUndefined();
  });
});

describe('a call in words', () => {
  const inbound = { direction: 'inbound' } as const;

  it('is missed only where somebody called us and nobody talked to them', () => {
    expect(isMissed(callRow('a', { ...inbound, state: 'ring-missed' }))).toBe(true);
    expect(isMissed(callRow('a', { ...inbound, state: 'queue-abandoned' }))).toBe(true);
    expect(isMissed(callRow('a', { ...inbound, state: 'answered' }))).toBe(false);
    expect(isMissed(callRow('a', { direction: 'outbound', state: 'customer-missed' }))).toBe(false);
  });

  it('shows the server’s word for a state that the app does not know', () => {
    expect(stateOf(zhCn, callRow('a', { state: 'other', stateText: '转接失败' }))).toBe('转接失败');
    expect(lineOf(zhCn, callRow('a', { customerRegion: '上海' }))).toBe('上海 · 已接听');
  });
});
