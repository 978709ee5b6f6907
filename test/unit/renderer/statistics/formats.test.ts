import { describe, expect, it } from 'vitest';
import { statisticsFormatsFor } from '../../../../src/renderer/statistics/statistics-formats.ts';
import { monday, nextMonday } from './statistics-world.ts';

const [zh, en] = [statisticsFormatsFor('zh-CN'), statisticsFormatsFor('en')];
const tuesday = new Date(2026, 7, 25).getTime();

describe('the name of a period', () => {
  it('is a whole date for a day', () => {
    expect(zh.period('day', monday, tuesday)).toBe('2026年8月24日 星期一');
    expect(en.period('day', monday, tuesday)).toBe('Monday, August 24, 2026');
  });

  it('has the first and the last day of a week, not the day after it', () => {
    expect(zh.period('week', monday, nextMonday)).toBe('2026年8月24日 – 8月30日');
    expect(en.period('week', monday, nextMonday).replaceAll(/\s/g, ' ')).toBe('August 24 – 30, 2026');
  });

  it('is the month for a month', () => {
    expect(zh.period('month', new Date(2026, 7, 1).getTime(), 0)).toBe('2026年8月');
    expect(en.period('month', new Date(2026, 7, 1).getTime(), 0)).toBe('August 2026');
  });
});

describe('a length of talk', () => {
  it('has seconds only below an hour', () => {
    expect(en.talk(151)).toBe('2 min 31 sec');
    expect(en.talk(3600 + 151)).toBe('1 hr 3 min');
    expect(en.talk(59.6)).toBe('1 min');
  });
});

describe('a change', () => {
  it('says which way it went', () => {
    expect(en.signed(1200, en.number)).toBe('+1,200');
    expect(en.signed(-3, en.number)).toBe('−3');
  });
});
