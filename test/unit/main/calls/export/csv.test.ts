import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvLine, harmless } from '../../../../../src/main/calls/export/csv.ts';
import { isFormula, readCsv } from './strict-csv.ts';

/** Texts as an attacker would write them: signs, separators, blanks and quotes in every order, beside anything at all. */
const PIECES = [
  '=',
  '+',
  '-',
  '@',
  '＝',
  '＋',
  '－',
  '＠',
  '﹦',
  '−',
  ' ',
  '\u3000',
  '\u200b',
  '\ufeff',
  '\t',
  '\r',
  '\n',
];
const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(...PIECES, '"', "'", '“', ',', ';', '\0', 'x', '1', '录'),
      fc.string({ unit: 'binary', maxLength: 3 }),
    ),
    {
      maxLength: 12,
    },
  )
  .map((parts) => parts.join(''));
const NO_CHARACTER = /[\p{Cn}\p{Co}]/u;
const cells = fc.array(hostile, { minLength: 1, maxLength: 6 });

describe('a line of CSV', () => {
  it('reads as the cells that were written, in a strict reader', () => {
    const property = fc.property(cells, (given) => {
      expect(readCsv(csvLine(given))).toEqual([given.map(harmless)]);
    });
    fc.assert(property, { numRuns: 5000 });
  });

  it('has no cell that is a formula', () => {
    const property = fc.property(cells, (given) => {
      expect(readCsv(csvLine(given)).flat().filter(isFormula)).toEqual([]);
    });
    fc.assert(property, { numRuns: 20_000 });
  });

  it('has none either where a program splits at semicolons and line breaks and knows no quotes', () => {
    const property = fc.property(hostile, (given) => {
      const pieces = csvLine([given]).trim().replaceAll('""', '"').replace(/^"/, '').split(/[;\n]/);
      expect(pieces.filter(isFormula)).toEqual([]);
    });
    fc.assert(property, { numRuns: 10_000 });
  });

  it('has none whatever single character of Unicode begins it, or comes before a sign', () => {
    const texts: string[] = [];
    for (let point = 0; point <= 0x10ffff; point++) {
      const character = String.fromCodePoint(point);
      // Neither code points without a character, which are most of them, nor private ones fold to a sign.
      if (!NO_CHARACTER.test(character)) texts.push(`${character}1`, `${character}=1`);
    }
    const found: string[] = [];
    for (let from = 0; from < texts.length; from += 4096) {
      const cells = readCsv(csvLine(texts.slice(from, from + 4096))).flat();
      found.push(...cells.filter(isFormula));
    }
    expect(texts.length).toBeGreaterThan(250_000);
    expect(found).toEqual([]);
  });

  it('leaves a text without signs as it is, but for outer blanks', () => {
    const text = fc.string({ unit: fc.constantFrom('a', '录', '1', ' ', '"', ',', ';', "'", '\n', '.', '😀') });
    const property = fc.property(text, (given) => {
      expect(harmless(given)).toBe(given.trim());
    });
    fc.assert(property);
  });

  it.each([
    ['=1+1', "'=1+1"],
    ["  \"=cmd|'/C calc'!A0", "'\"=cmd|'/C calc'!A0"],
    ['＝SUM(A1)', "'＝SUM(A1)"],
    ['\t=1', "'=1"],
    ['\r@x', "'@x"],
    ["'=1", "''=1"],
    ['｀=1', "'｀=1"],
    ['a;=1', "a;'=1"],
    ['a\r\n-1', "a\n'-1"],
    ['a=1', 'a=1'],
    ['-5', "'-5"],
    ['a\u0000b\u001bc', 'abc'],
    ['', ''],
  ])('writes %j as %j', (given, written) => {
    expect(harmless(given)).toBe(written);
  });
});
