import { describe, expect, it } from 'vitest';
import { readNumber } from '../../../../src/main/phone-numbers/read-number.ts';
import { readPasted } from '../../../../src/main/phone-numbers/read-pasted.ts';

const RULES = { homeAreaCode: '0571', allowedCountries: ['GB'] };
const ALONE = [
  '13800138000',
  '138 0013 8000',
  '138.0013.8000',
  '+86 138-0013-8000',
  '手机：138 0013 8000',
  'tel:+86-138-0013-8000',
  '0571-88888888转801',
  '（0571）8888 8888',
  '0571/88888888',
  '8888-8888',
  '88888888',
  '95588',
  '95588-1',
  '110',
  '0571-12345',
  '400-820-8820',
  '+44 20 7946 0000',
  '13800138000-1234',
];
const DOUBTFUL = [
  '13-80-01-38-000',
  '1 3 8 0 0 1 3 8 0 0 0',
  '138-001-38-000',
  '0571-88-88-88-88',
  '4-0-0-8208820',
  '13800 138000',
];

describe('a pasted text', () => {
  it.each(ALONE)('%s is the number that it is when it is typed', (text) => {
    expect(readPasted(text, RULES)).toEqual(readNumber(text, RULES));
    expect(readPasted(text, RULES).is).toBe('dialable');
  });

  it.each(DOUBTFUL)('%s can be dialled where it is typed, and not where it is pasted', (text) => {
    expect(readNumber(text, RULES).is).toBe('dialable');
    expect(readPasted(text, RULES)).toEqual({ is: 'not-dialable', why: 'odd-grouping' });
  });

  it.each(['12.0', '1.20', '11-9', '100.00', '2026-03-15'])('%s is none', (text) => {
    expect(readPasted(text, RULES)).toEqual({ is: 'not-dialable', why: 'odd-grouping' });
  });
});
