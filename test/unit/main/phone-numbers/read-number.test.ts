import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainText } from '../../../../src/main/phone-numbers/number-characters.ts';
import { readNumber, type NumberRules } from '../../../../src/main/phone-numbers/read-number.ts';
import { numberTable } from './number-table.ts';

describe('a number that can be dialled', () => {
  it.each([
    ['13800138000', '138 0013 8000', 'mobile'],
    ['057188888888', '0571 8888 8888', 'landline'],
    ['09912345678', '0991 234 5678', 'landline'],
    ['01062345678', '010 6234 5678', 'landline'],
    ['0571-88888888转8001', '0571 8888 8888-8001', 'landline'],
    ['4008208820', '400-820-8820', 'toll-free'],
    ['95588', '95588', 'service'],
    ['12345', '12345', 'service'],
    ['110', '110', 'short-code'],
    ['+442079460000', '+44 20 7946 0000', 'landline'],
  ])('%s is shown as %s, a %s', (typed, display, kind) => {
    expect(readNumber(typed, { sendsExtension: true, allowedCountries: ['GB'] })).toMatchObject({ display, kind });
  });

  it('leaves extensions out, allows no country and knows no home, unless told otherwise', () => {
    for (const typed of ['0571-88888888-8001', '+44 20 7946 0000', '88888888'])
      expect(readNumber(typed)).toEqual(
        readNumber(typed, { homeAreaCode: '', sendsExtension: false, allowedCountries: [], takesTestNumbers: false }),
      );
  });
});

const rules: fc.Arbitrary<NumberRules> = fc.record({
  homeAreaCode: fc.constantFrom('', '0571', '010', '0123'),
  sendsExtension: fc.boolean(),
  allowedCountries: fc.constantFrom([], ['GB', 'US', 'DE'], ['HK', 'TW', 'MO', 'IT', 'XX']),
  takesTestNumbers: fc.boolean(),
});
const characters = Array.from('0123456789013-8-+() .,;#*xX转／＋１３８０:@=\u200b\u202e\n');
const typed = fc.oneof(
  fc.string({
    unit: fc.constantFrom(...characters, '86', '0571', 'tel:', 'sip:', 'ext', '分机', '电话', '00'),
    maxLength: 40,
  }),
  fc.string({ unit: 'binary', maxLength: 300 }),
  // A row of the table with something put into it
  fc
    .tuple(fc.constantFrom(...numberTable.map(([text]) => text)), fc.nat(30), fc.constantFrom(...characters))
    .map(([text, at, character]) => text.slice(0, at) + character + text.slice(at)),
);
const mobile = fc
  .tuple(fc.constantFrom('13', '14', '15', '16', '17', '18', '19'), fc.integer({ min: 0, max: 999_999_999 }))
  .map(([start, rest]) => start + String(rest).padStart(9, '0'));

describe('whatever is typed', () => {
  it('never throws; what would be dialled is digits with an extension at most, and reads as itself', () => {
    fc.assert(
      fc.property(typed, rules, (text, settings) => {
        const reading = readNumber(text, settings);
        if (reading.is === 'not-dialable') return;
        const { callee, display } = reading;
        expect(callee).toMatch(/^\d{2,20}(-\d{1,8})?$/);
        expect(readNumber(callee, settings)).toMatchObject({ is: 'dialable', callee });
        expect(readNumber(display, settings)).toMatchObject({ is: 'dialable', callee });
      }),
      { numRuns: 8000 },
    );
  });

  it('a mobile is the same however its digits are set apart and in whichever width they are', () => {
    const gap = fc.constantFrom(
      '',
      '',
      ' ',
      '-',
      '－',
      '\u200b',
      '\u202d',
      '\u00a0',
      '\u3000',
      '\u2011',
      '—',
      '\ufeff',
      '\t',
    );
    fc.assert(
      fc.property(
        mobile,
        fc.array(gap, { minLength: 11, maxLength: 11 }),
        fc.array(fc.boolean()),
        (number, gaps, wide) => {
          const text = Array.from(
            number,
            (digit, at) => (wide[at] ? String.fromCharCode(digit.charCodeAt(0) + 0xfee0) : digit) + (gaps[at] ?? ''),
          );
          // By chance it may be written as a date is.
          fc.pre(!/^\d{1,4}\W\d{1,2}\W\d{1,4}(?:\W|$)/.test(plainText(text.join(''))));
          expect(readNumber(text.join(''))).toMatchObject({ is: 'dialable', callee: number, kind: 'mobile' });
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('is never dialled where a digit is masked', () => {
    const numbers = numberTable.filter(([text, settings]) => readNumber(text, settings).is === 'dialable');
    const mask = fc.constantFrom('*', 'x', 'X', '•', '＊', '●', 'ｘ');
    fc.assert(
      fc.property(
        fc.constantFrom(...numbers),
        mask,
        fc.nat(),
        fc.integer({ min: 1, max: 4 }),
        rules,
        ([text], sign, nth, count, settings) => {
          const places = [...text.matchAll(/\p{Nd}/gu)].map(({ index }) => index);
          const first = nth % places.length;
          const hidden = new Set(places.slice(first, first + count));
          const masked = Array.from({ length: text.length }, (_, at) => (hidden.has(at) ? sign : text[at])).join('');
          expect(readNumber(masked, settings).is).toBe('not-dialable');
        },
      ),
      { numRuns: 4000 },
    );
  });

  it('two hundred characters are read as quickly as ten', () => {
    for (const text of [
      '1'.repeat(256),
      '1-'.repeat(128),
      '('.repeat(256),
      '0571 '.repeat(51),
      ','.repeat(256),
      '1 转'.repeat(85),
    ])
      expect(readNumber(text).is).toBe('not-dialable');
  });
});
