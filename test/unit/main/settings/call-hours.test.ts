import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { callHours, isAsQuiet, quietAt } from '../../../../src/main/settings/call-hours.ts';
import { readHolidays } from '../../../../src/main/settings/read-holidays.ts';
import type { CallHours } from '../../../../src/preload/contract/index.ts';

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];
const WORKDAYS = [1, 2, 3, 4, 5];
const hours = (...spans: CallHours['spans']): CallHours => ({ spans, holidays: [], outside: 'ask' });
/** 23 November 2026 is a Monday. */
const at = (day: number, hour: number, minute = 0): number => new Date(2026, 10, 22 + day, hour, minute).getTime();

describe('the hours for calls', () => {
  it('are always where there is no span', () => {
    expect(quietAt(hours(), at(7, 3))).toBeUndefined();
  });

  it('may be several a day', () => {
    const rule = hours({ days: WORKDAYS, from: '09:00', to: '12:00' }, { days: WORKDAYS, from: '14:00', to: '18:00' });
    expect(quietAt(rule, at(1, 11, 59))).toBeUndefined();
    expect(quietAt(rule, at(1, 12))).toEqual({ is: 'quiet', from: '12:00', to: '14:00' });
    expect(quietAt(rule, at(1, 20))).toEqual({ is: 'quiet', from: '18:00', to: '09:00' });
  });

  it('name the days of a quiet stretch that is longer than one', () => {
    const rule = hours({ days: WORKDAYS, from: '09:00', to: '18:00' });
    expect(quietAt(rule, at(6, 12))).toEqual({ is: 'quiet', from: '18:00', to: '09:00', days: [5, 1] });
  });

  it('may go over midnight into a day of their own, also from Sunday to Monday', () => {
    const rule = hours({ days: [7], from: '22:00', to: '02:00' });
    expect(quietAt(rule, at(7, 23))).toBeUndefined();
    expect(quietAt(rule, at(1, 1))).toBeUndefined();
    expect(quietAt(rule, at(2, 1))).toMatchObject({ is: 'quiet' });
  });

  it('are a whole day where both ends are the same', () => {
    expect(quietAt(hours({ days: [3], from: '00:00', to: '00:00' }), at(3, 23, 59))).toBeUndefined();
    expect(quietAt(hours({ days: [3], from: '00:00', to: '00:00' }), at(4, 0))).toMatchObject({ is: 'quiet' });
  });

  it('are none on a holiday, whatever the spans say', () => {
    const rule = { ...hours({ days: EVERY_DAY, from: '00:00', to: '00:00' }), holidays: ['2026-11-24'] };
    expect(quietAt(rule, at(2, 12))).toEqual({ is: 'holiday', date: '2026-11-24' });
    expect(quietAt(rule, at(3, 12))).toBeUndefined();
  });

  it('are as quiet as others where every quiet moment of those is one of theirs', () => {
    const span = fc.record({
      days: fc.subarray(EVERY_DAY, { minLength: 1 }),
      from: fc.constantFrom('00:00', '08:00', '21:00'),
      to: fc.constantFrom('00:00', '09:00', '21:00'),
    });
    const rule = fc.record({
      spans: fc.array(span, { maxLength: 3 }),
      holidays: fc.subarray(['2026-11-24', '2026-11-25']),
      outside: fc.constant('ask' as const),
    });
    const moments = Array.from({ length: 7 * 24 }, (_, hour) => at(1, hour, 30));
    fc.assert(
      fc.property(rule, rule, (outer, inner) => {
        expect(callHours.parse(outer)).toEqual(outer);
        const holds = moments.every((moment) => !quietAt(inner, moment) || quietAt(outer, moment) !== undefined);
        // A holiday may hide that the spans of its day differ.
        if (isAsQuiet(outer, inner)) expect(holds).toBe(true);
        if (inner.holidays.length + outer.holidays.length === 0) expect(isAsQuiet(outer, inner)).toBe(holds);
      }),
      { numRuns: 300 },
    );
  });
});

describe('a file of holidays', () => {
  const calendar = [
    'BEGIN:VCALENDAR',
    'BEGIN:VEVENT',
    'SUMMARY:国庆节',
    'DTSTART;VALUE=DATE:20261001',
    'DTEND;VALUE=DATE:20261004',
    'END:VEVENT',
    'BEGIN:VEVENT',
    'SUMMARY:国庆节（班）',
    'DTSTART;VALUE=DATE:20261010',
    'END:VEVENT',
    'BEGIN:VEVENT',
    'DTSTART;TZID=Asia/Shanghai:20270101T000000',
    'END:VEVENT',
    'END:VCALENDAR',
  ];

  it('may be a calendar: an event of several days ends before its end, and days to work instead are none', () => {
    const days = ['2026-10-01', '2026-10-02', '2026-10-03', '2027-01-01'];
    for (const end of ['\n', '\r\n']) expect(readHolidays(Buffer.from(calendar.join(end)))).toEqual(days);
  });

  it.each([
    ['2026-10-01,国庆节\n2026/10/2,\n"2026年10月3日"\n20261004', 'utf8'],
    ['日期\t名称\n2026-10-01\t\n2026-10-02\n2026-10-03\n2026.10.4\n', 'utf16le'],
  ] as const)('may be a table or a text: %j', (text, encoding) => {
    const days = ['2026-10-01', '2026-10-02', '2026-10-03', '2026-10-04'];
    expect(readHolidays(Buffer.from(text, encoding))).toEqual(days);
  });

  it('names no day that there is not, and nothing in a number', () => {
    expect(readHolidays(Buffer.from('2026-02-30\n20261301\n132026100199\nhello'))).toEqual([]);
  });
});
