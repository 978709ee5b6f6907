import { describe, expect, it } from 'vitest';
import { clock, daysBetween, formatsFor } from '../../../../src/renderer/i18n/formats.ts';

const zh = formatsFor('zh-CN');
const en = formatsFor('en');
const noon = new Date(2026, 7, 24, 12, 0, 0).getTime();

describe('a length of time', () => {
  it.each([
    [0, '0:00'],
    [9.9, '0:09'],
    [151, '2:31'],
    [3599, '59:59'],
    [3723, '1:02:03'],
    [-5, '0:00'],
  ])('shows %d seconds as %s on a clock', (seconds, shown) => {
    expect(clock(seconds)).toBe(shown);
  });

  it('is spelled out in words, without parts that are nothing', () => {
    expect(en.length(151)).toBe('2 min 31 sec');
    expect(en.length(3600)).toBe('1 hr');
    expect(en.length(0)).toBe('0 sec');
    expect(zh.length(151)).toBe('2分钟 31秒');
  });
});

describe('a day', () => {
  it('is called today and yesterday by the calendar, not by hours', () => {
    const lateYesterday = new Date(2026, 7, 23, 23, 59).getTime();
    const justNow = new Date(2026, 7, 24, 0, 1).getTime();
    expect(zh.dayTitle(justNow, noon)).toBe('今天');
    expect(zh.dayTitle(lateYesterday, justNow)).toBe('昨天');
    expect(en.dayTitle(lateYesterday, justNow)).toBe('Yesterday');
  });

  it('has its weekday in this year and its year in another one', () => {
    expect(zh.dayTitle(new Date(2026, 7, 10).getTime(), noon)).toBe('8月10日 周一');
    expect(en.dayTitle(new Date(2026, 7, 10).getTime(), noon)).toBe('Mon, Aug 10');
    expect(en.dayTitle(new Date(2025, 11, 31).getTime(), noon)).toBe('Dec 31, 2025');
  });

  it('is counted over a change of the year', () => {
    expect(daysBetween(new Date(2025, 11, 31, 23).getTime(), new Date(2026, 0, 1, 1).getTime())).toBe(1);
  });
});

describe('how long ago', () => {
  it('uses the largest whole unit', () => {
    expect(en.ago(noon - 12_000, noon)).toBe('12s ago');
    expect(en.ago(noon - 61_000, noon)).toBe('1m ago');
    expect(en.ago(noon - 2 * 3_600_000, noon)).toBe('2h ago');
    expect(zh.ago(noon - 12_000, noon)).toBe('12秒前');
  });

  it('never lies in the future when clocks differ', () => {
    expect(en.ago(noon + 5000, noon)).toBe('0s ago');
  });
});
