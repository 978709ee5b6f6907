import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTime } from '../../../../src/main/follow-ups/read-time.ts';

/** A Saturday evening. */
const NOW = new Date(2026, 10, 28, 21, 0).getTime();
const MORNING = new Date(2026, 10, 28, 10, 0).getTime();

function read(text: string, now = NOW): string {
  const found = readTime(text, now);
  return 'at' in found ? `${found.is} ${local(found.at)}` : found.is;
}

function local(at: number): string {
  const date = new Date(at);
  const pad = (part: number): string => String(part).padStart(2, '0');
  return `${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())} ${pad(date.getHours())}:${pad(date.getMinutes())}`;
}

describe('a time that somebody types', () => {
  it.each([
    ['明天下午三点', '2026-11-29 15:00'],
    ['明天下午３点', '2026-11-29 15:00'],
    ['后天上午10点半', '2026-11-30 10:30'],
    ['大后天', '2026-12-01 09:00'],
    ['下周三 9:00', '2026-12-02 09:00'],
    ['下周一上午', '2026-11-30 09:00'],
    ['下周二下午', '2026-12-01 15:00'],
    ['下下周一', '2026-12-07 09:00'],
    ['下周', '2026-11-30 09:00'],
    ['3天后', '2026-12-01 09:00'],
    ['三天后下午两点', '2026-12-01 14:00'],
    ['两周后', '2026-12-12 09:00'],
    ['两小时后', '2026-11-28 23:00'],
    ['两个小时后', '2026-11-28 23:00'],
    ['半小时后', '2026-11-28 21:30'],
    ['一个半小时后', '2026-11-28 22:30'],
    ['十分钟之后', '2026-11-28 21:10'],
    ['11月30日 15:00', '2026-11-30 15:00'],
    ['12/1下午3点', '2026-12-01 15:00'],
    ['5号下午3点', '2026-12-05 15:00'],
    ['下个月5号', '2026-12-05 09:00'],
    ['下午三点一刻', '2026-11-29 15:15'],
    ['今晚十点', '2026-11-28 22:00'],
    ['明晚8点', '2026-11-29 20:00'],
    ['明早', '2026-11-29 09:00'],
    ['凌晨三点', '2026-11-29 03:00'],
    ['中午12点', '2026-11-29 12:00'],
  ])('is read in Chinese: %s', (text, expected) => {
    expect(read(text)).toBe(`read ${expected}`);
  });

  it.each([
    ['tomorrow 3 pm', '2026-11-29 15:00'],
    ['Tomorrow at 9', '2026-11-29 09:00'],
    ['tomorrow morning', '2026-11-29 09:00'],
    ['thursday evening', '2026-12-03 19:00'],
    ['the day after tomorrow at 3pm', '2026-11-30 15:00'],
    ['in 2 hours', '2026-11-28 23:00'],
    ['in half an hour', '2026-11-28 21:30'],
    ['1h 30m', '2026-11-28 22:30'],
    ['in 3 days', '2026-12-01 09:00'],
    ['next Wed 9:00', '2026-12-02 09:00'],
    ['fri 14:30', '2026-12-04 14:30'],
    ['tonight at 10', '2026-11-28 22:00'],
    ['Dec 1 15:00', '2026-12-01 15:00'],
    ['1 Dec 3pm', '2026-12-01 15:00'],
    ['01.12.2026 9:00', '2026-12-01 09:00'],
    ['2026-12-01 9:00', '2026-12-01 09:00'],
    ['3am', '2026-11-29 03:00'],
    ['03:30', '2026-11-29 03:30'],
  ])('is read in English: %s', (text, expected) => {
    expect(read(text)).toBe(`read ${expected}`);
  });

  it('means the afternoon by a small hour, today where that is still to come', () => {
    expect(read('三点', MORNING)).toBe('read 2026-11-28 15:00');
    expect(read('3:15', MORNING)).toBe('read 2026-11-28 15:15');
    expect(read('Wed at 3', MORNING)).toBe('read 2026-12-02 15:00');
    expect(read('三点半')).toBe('read 2026-11-29 15:30');
  });

  it('means the next such time where only an hour or a weekday is given', () => {
    expect(read('9点')).toBe('read 2026-11-29 09:00');
    expect(read('sat 10:00')).toBe('read 2026-12-05 10:00');
    expect(read('sat 22:00')).toBe('read 2026-11-28 22:00');
  });

  it('is told to be over, with what was understood', () => {
    expect(read('yesterday 3pm')).toBe('past 2026-11-27 15:00');
    expect(read('今晚8点')).toBe('past 2026-11-28 20:00');
    expect(read('2020-01-01 9:00')).toBe('past 2020-01-01 09:00');
  });

  it.each(['打给王总', '明天打给他', 'call him tomorrow', '9', '10点到11点', '2126-01-01', '1500', '明天后天'])(
    'is not guessed from a text that is not all about one time: %s',
    (text) => {
      expect(read(text)).toBe('unreadable');
    },
  );

  it('is nothing yet while the field is empty', () => expect(readTime('  ', NOW)).toEqual({ is: 'empty' }));

  it('is read from every way of writing the same minute of the next year', () => {
    const minute = fc.integer({ min: 1, max: 365 * 24 * 60 - 1 }).map((minutes) => {
      const date = new Date(NOW);
      date.setMinutes(date.getMinutes() + minutes);
      return date;
    });
    const ways = [
      (date: Date) => local(date.getTime()),
      (date: Date) => local(date.getTime()).replace(' ', 'T'),
      (date: Date) => local(date.getTime()).replace(/-/g, '/'),
      (date: Date) =>
        `${date.getFullYear()}年${date.getMonth() + 1}月${date.getDate()}日 ${local(date.getTime()).slice(11)}`,
      (date: Date) => date.toLocaleString('en-US', { dateStyle: 'long', timeStyle: 'short' }),
    ];
    fc.assert(
      fc.property(minute, fc.constantFrom(...ways), (date, write) => {
        expect(read(write(date))).toBe(`read ${local(date.getTime())}`);
      }),
      { numRuns: 500 },
    );
  });

  it('never throws, and never gives a time that is over as one to come', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        const found = readTime(text, NOW);
        if (found.is === 'read') expect(found.at).toBeGreaterThan(NOW);
      }),
    );
  });
});
