import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { harmless } from '../../../../../src/main/calls/export/csv.ts';
import { BENT_TEXTS } from './bent-texts.ts';
import { literalCell, numberCell, withoutNumber } from '../../../../../src/main/calls/export/spreadsheet-text.ts';

/** What Excel makes a figure of and then changes: leading zeros, more than eleven digits, an exponent, a plus sign. */
function isBentByExcel(cell: string): boolean {
  return /^[+\d.,eE]+$/.test(cell) && !/^[1-9]\d{0,10}$/.test(cell) && cell !== '0';
}

describe('a phone number in a cell', () => {
  it.each([
    ['13800138000', '138 0013 8000'],
    ['013800138000', '0 138 0013 8000'],
    ['8613800138000', '86 138 0013 8000'],
    ['+8613800138000', '00 86 138 0013 8000'],
    ['057188888888', '0571 8888 8888'],
    ['02160000003', '021 6000 0003'],
    ['4008000009', '400 800 0009'],
    ['+12015550123', '00 120 1555 0123'],
    ['0012015550123', '00 120 1555 0123'],
    ['95588', '95588'],
    ['88888888', '88888888'],
    ['0012', "'0012"],
    ['0571-88888888-8001', '0571-88888888-8001'],
    ['anonymous', 'anonymous'],
    ['', ''],
  ])('%s is written %j', (number, cell) => {
    expect(numberCell(number, false)).toBe(cell);
  });

  it('keeps every digit and is never bent', () => {
    const number = fc
      .tuple(fc.constantFrom('', '+', '0', '00', '86', '1'), fc.stringMatching(/^\d{0,18}$/))
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(number, (given) => {
        const cell = harmless(numberCell(given, false));
        expect(isBentByExcel(cell)).toBe(false);
        expect(cell.replaceAll(/\D/g, '')).toBe(given.replace(/^\+(?=\d{9})/, '00').replaceAll(/\D/g, ''));
      }),
      { numRuns: 5000 },
    );
  });

  it('is masked when it is to be', () => {
    expect(numberCell('13800138000', true)).toBe('138****8000');
  });
});

describe('a text that looks like a figure', () => {
  it.each(BENT_TEXTS)('is kept from being one: %s', (text) => {
    expect(literalCell(text)).toBe(`'${text}`);
  });

  it.each([
    '订单 0012',
    '12345',
    '0',
    'a1e5',
    '',
    '5c0de3a2-1111-4000-8000-000000000000',
    '138 0013 8000',
    'May I',
    'Marta 2',
    '三号线',
    '10 个月后回访',
    '客户要 50% 折扣',
    '1.2.3.4',
    '0571-88888888-8001',
    '#1',
    'truely',
  ])('needs nothing when it is none: %s', (text) => {
    expect(literalCell(text)).toBe(text);
  });
});

describe('a note in a masked file', () => {
  it.each([
    ['打 13800138000', '打 138****8000'],
    ['打 138 0013 8000 吧', '打 138****8000 吧'],
    ['8613800138000', '138****8000'],
    ['订单 20261122001', '订单 20261122001'],
    ['回电 013800138000', '回电 138****8000'],
    ['回电 １３８００１３８０００。', '回电 138****8000。'],
    ['138.0013.8000', '138****8000'],
    ['138／0013—8000', '138****8000'],
    ['(138)\u200b0013\n8000', '(138****8000'],
    ['12 件, 13800138000, 3 件', '12 件, 138****8000, 3 件'],
    ['13800138000 和 138-0013-8000', '138****8000 和 138****8000'],
    ['𠮷 13800138000 𠮷', '𠮷 138****8000 𠮷'],
    ['138 号 00138000', '138 号 00138000'],
  ])('does not repeat the number: %s', (note, written) => {
    for (const number of ['+8613800138000', '13800138000', '013800138000'])
      expect(withoutNumber(note, number)).toBe(written);
  });

  it.each(['057188888888', '+12015550123', '400-800-0009'])('hides %s however it is written', (number) => {
    const digits = number.replaceAll(/\D/g, '');
    const separators = fc.array(fc.constantFrom('', ' ', '-', '.', '·', '／', '\u200b', ') '), {
      ...{ minLength: digits.length, maxLength: digits.length },
    });
    fc.assert(
      fc.property(separators, fc.boolean(), (between, isWide) => {
        const shown = Array.from(digits, (digit) =>
          isWide ? String.fromCharCode(digit.charCodeAt(0) + 0xfee0) : digit,
        );
        const note = `call ${shown.map((digit, i) => digit + (between[i] ?? '')).join('')} back`;
        const left = withoutNumber(note, number).normalize('NFKC').replaceAll(/\D/g, '');
        expect(left).not.toContain(digits.replace(/^0/, ''));
      }),
    );
  });
});
