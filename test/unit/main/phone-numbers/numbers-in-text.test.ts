import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findNumbers, numbersInText } from '../../../../src/main/phone-numbers/numbers-in-text.ts';
import { readNumber } from '../../../../src/main/phone-numbers/read-number.ts';
import { realTexts } from './texts-with-numbers.ts';

describe('a text that people copy', () => {
  it.each(realTexts)('%s', (_title, text, callees, rules = {}) => {
    expect(numbersInText(text, rules).map(({ callee }) => callee)).toEqual(callees);
  });

  it('there are at least sixty of them', () => {
    expect(realTexts.length).toBeGreaterThanOrEqual(60);
  });
});

describe('a number found in a text', () => {
  it('says how it stands there, what would be dialled, and how it is shown', () => {
    expect(numbersInText('王姐：１３８\u200b－００１３－８０００，公司（0571）8888 8888转801。')).toEqual([
      { text: '１３８\u200b－００１３－８０００', callee: '13800138000', display: '138 0013 8000', kind: 'mobile' },
      { text: '（0571）8888 8888转801', callee: '057188888888', display: '0571 8888 8888', kind: 'landline' },
    ]);
  });

  it('is sent with its extension where the setting says so', () => {
    const text = '0571-88888888转801 / 400-820-8820-2';
    expect(numbersInText(text, { sendsExtension: true }).map(({ callee }) => callee)).toEqual([
      '057188888888-801',
      '4008208820-2',
    ]);
  });

  it('is listed once, where it stands first', () => {
    const found = numbersInText('13900139000，+86 138 0013 8000，13800138000，013900139000');
    expect(found.map(({ text }) => text)).toEqual(['13900139000', '+86 138 0013 8000']);
  });

  it('is one of twenty at most', () => {
    const many = Array.from({ length: 50 }, (_, at) => `1380013${8000 + at}`);
    expect(numbersInText(many.join('\n')).map(({ callee }) => callee)).toEqual(many.slice(0, 20));
  });

  it('reads as itself, whatever the text', () => {
    const pieces = [
      '13800138000',
      '0571-88888888',
      '+86',
      '转8001',
      '400-820-8820',
      '客服95588',
      '订单号',
      '+44 20 7946 0000',
      ' ',
      '，',
      '-',
      '/',
      '(',
      '*',
      '元',
      '\u202d',
      '\ud800',
      'x',
      '.',
      '1',
      '00',
    ];
    const texts = fc.oneof(
      fc.array(fc.constantFrom(...pieces), { maxLength: 20 }).map((parts) => parts.join('')),
      fc.string({ unit: 'binary', maxLength: 200 }),
    );
    const rules = { sendsExtension: true, allowedCountries: ['GB'] };
    fc.assert(
      fc.property(texts, (text) => {
        for (const found of numbersInText(text, rules)) {
          expect(text).toContain(found.text);
          expect(found.callee).toMatch(/^\d{2,20}(-\d{1,8})?$/);
          expect(readNumber(found.callee, rules)).toMatchObject({ callee: found.callee, display: found.display });
        }
      }),
      { numRuns: 3000 },
    );
  });
});

describe('a hostile text of 100 KB', () => {
  const units = [
    '1',
    '1-',
    '0571-8888',
    '0571-0000000 ',
    '(+',
    '(0571)',
    '+1 2 3 4 5 6 7 8 ',
    '+44 20 ',
    '0044 2 ',
    '1380013800 ',
    '138 0013 800 ',
    'a.',
    'a@',
    '1.1.1.',
    'http://',
    '电话',
    '客服955',
    '\u200b',
    '1\u200b',
    '1234 5678 ',
    '2024-01-0',
    'deadbeef-',
    '转1',
    '13800138000*',
    '订单13800138000 ',
  ];

  it.each(units)('of %j asks for at most 1,010 candidates of 150 characters', (unit) => {
    const asked = { times: 0, longest: 0 };
    findNumbers(unit.repeat(100_000 / unit.length), (candidate) => {
      asked.times++;
      asked.longest = Math.max(asked.longest, candidate.length);
      return { is: 'not-dialable', why: 'invalid' };
    });
    expect(asked.times).toBeLessThanOrEqual(1010);
    expect(asked.longest).toBeLessThanOrEqual(150);
  });

  it('still gives the number at its beginning', () => {
    const numbers = numbersInText(`13800138000 ${'0571-0000000 '.repeat(8000)}`);
    expect(numbers.map(({ callee }) => callee)).toContain('13800138000');
  });
});
