import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { customerKey, numberKey } from '../../../../src/main/phone-numbers/number-key.ts';
import { readNumber } from '../../../../src/main/phone-numbers/read-number.ts';
import { numberTable } from './number-table.ts';

const SAME = [
  [
    '+8613800138000',
    '13800138000',
    '008613800138000',
    '8613800138000',
    '013800138000',
    '+86 138-0013-8000',
    '0086 138 0013 8000',
    '138.0013.8000',
    '13800138000。',
    '13800138000.',
    '\u202d138\u200b00138000\u202c',
    'tel:+86-138-0013-8000',
    'sip:13800138000@pbx.example',
    '电话：13800138000',
    '17951 13800138000',
    '+ 86 138 0013 8000',
    '１３８００１３８０００',
  ],
  [
    '+8657188001122',
    '057188001122',
    '57188001122',
    '+86057188001122',
    '0571-8800 1122',
    '(0571)88001122',
    '0571.8800.1122',
    '0571/88001122',
    '+86 (0)571 8800 1122',
    '008657188001122',
    '8657188001122',
  ],
  [
    '+8657188001122;ext=801',
    '0571-88001122-801',
    '057188001122转801',
    '0571-88001122x801',
    'tel:+86-571-88001122;ext=801',
  ],
  [
    '+8613800138000;ext=1234',
    '13800138000-1234',
    '13800138000转1234',
    '13800138000,1234',
    '+86 138 0013 8000 ext. 1234',
  ],
  ['+864008208820', '4008208820', '400-820-8820', '+86 400 820 8820'],
  ['+8695588', '95588'],
  ['+8657100000009', '057100000009', '+86 571 0000 0009'],
  ['+85223456789', '0085223456789', '85223456789', '+852 2345 6789', '00852-2345-6789'],
  ['+85366123456', '85366123456', '+853 6612 3456'],
  ['+886912345678', '886912345678', '00886 912 345 678', '+886 (0)912 345 678'],
  ['+442079460000', '00442079460000', '+44 (0)20 7946 0000', '442079460000'],
  ['+13012345678', '0013012345678', '+1 (301) 234-5678', 'tel:+1-301-234-5678'],
  ['anonymous', 'Anonymous', ' ANONYMOUS '],
  ['8001', '8001', '８００１'],
];

const DIFFERENT = [
  ['13800138000', '13800138001'],
  ['+1 301 234 5678', '13012345678'],
  ['+1 650 253 0000', '16502530000'],
  ['13800138000-1234', '13800138000-1235'],
  ['13800138000-1234', '13800138000'],
  ['0571-88001122转801', '0571-88001122转802'],
  ['86123456', '123456'],
  ['95588', '9558'],
  ['12.0', '120'],
  ['2026-03-15', '20260315'],
  ['anonymous', ''],
  ['0', ''],
];

describe('two ways of writing a number', () => {
  it.each(SAME)('%s is the key of all spellings of one customer', (key, ...spellings) => {
    expect(spellings.map(numberKey)).toEqual(spellings.map(() => key));
  });

  it.each(DIFFERENT)('%s and %s are two customers', (a, b) => {
    expect(numberKey(a)).not.toBe(numberKey(b));
  });
});

describe('the key of a number', () => {
  it('is its own key, whatever it was made of', () => {
    const typed = fc.oneof(
      fc.constantFrom(...numberTable.map(([text]) => text)),
      fc.string({ unit: fc.constantFrom(...Array.from('0123456789+86 -.转;x')), maxLength: 18 }),
      fc.string({ unit: 'binary', maxLength: 40 }),
    );
    fc.assert(
      fc.property(typed, (text) => {
        const key = numberKey(text);
        expect(numberKey(key)).toBe(key);
      }),
      { numRuns: 5_000 },
    );
  });

  it('is the same for what is typed and for what is dialled, with the extension whether it is sent or not', () => {
    for (const [text, rules] of numberTable) {
      const reading = readNumber(text, rules);
      if (reading.is === 'not-dialable' || rules.homeAreaCode !== undefined) continue;
      expect(customerKey(reading)).toBe(numberKey(text));
      if (reading.droppedExtension === undefined) expect(numberKey(reading.callee)).toBe(numberKey(text));
    }
  });
});
