import { describe, expect, it } from 'vitest';
import type { CallRecord } from '../../../../src/preload/contract/index.ts';
import { isMissed, lineOf, stateOf } from '../../../../src/renderer/calls/call-words.ts';
import { byDay } from '../../../../src/renderer/calls/days.ts';
import { boundsOf, dayFrom } from '../../../../src/renderer/calls/period.ts';
import { coreZhCn } from '../../../../src/renderer/i18n/zh-cn/core.ts';

const call = (over: Partial<CallRecord>): CallRecord => ({
  uuid: 'u', direction: 'inbound', state: 'answered', stateText: '接听', customerNumber: '', isRecorded: false, ...over,
}); // prettier-ignore
const at = (day: number, hour: number): number => new Date(2026, 7, day, hour).getTime();

describe('calls by day', () => {
  it('groups by the local day and keeps the order', () => {
    const days = byDay([
      call({ uuid: 'a', startedAt: at(24, 23) }),
      call({ uuid: 'b', startedAt: at(24, 0) }),
      call({ uuid: 'c', startedAt: at(23, 23) }),
    ]);
    expect(days.map((day) => day.calls.map(({ uuid }) => uuid).join(''))).toEqual(['ab', 'c']);
    expect(days[0]?.day).toBe(at(24, 0));
  });

  it('gives calls without a time a group of their own', () => {
    expect(byDay([call({ startedAt: at(24, 1) }), call({})]).map(({ day }) => day)).toEqual([at(24, 0), undefined]);
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
  it('is missed only where somebody called us and nobody talked to them', () => {
    expect(isMissed(call({ state: 'ring-missed' }))).toBe(true);
    expect(isMissed(call({ state: 'queue-abandoned' }))).toBe(true);
    expect(isMissed(call({ state: 'answered' }))).toBe(false);
    expect(isMissed(call({ direction: 'outbound', state: 'customer-missed' }))).toBe(false);
  });

  it('shows the server’s word for a state that the app does not know', () => {
    expect(stateOf(coreZhCn, call({ state: 'other', stateText: '转接失败' }))).toBe('转接失败');
    expect(lineOf(coreZhCn, call({ customerRegion: '上海' }))).toBe('上海 · 已接听');
  });
});
