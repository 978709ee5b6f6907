import { describe, expect, it } from 'vitest';
import { numberKey } from '../../../../../src/main/calls/store/number-key.ts';

const SAME = [
  [
    '13800138000',
    '+8613800138000',
    '008613800138000',
    '8613800138000',
    '013800138000',
    '+86 138-0013-8000',
    '１３８００１３８０００',
  ],
  [
    '057188001122',
    '57188001122',
    '+8657188001122',
    '+86057188001122',
    '0571-8800 1122',
    '(0571)88001122',
    '008657188001122',
  ],
  ['95588', '+8695588'],
  ['Anonymous', 'anonymous'],
  ['+442079460000', '00442079460000'],
];

const DIFFERENT = [
  ['13800138000', '13800138001'],
  ['86123456', '123456'],
  ['95588', '9558'],
  ['anonymous', ''],
  ['0', ''],
];

describe('two ways of writing a number', () => {
  it.each(SAME)('%s and all its other spellings are one customer', (...spellings) => {
    expect(new Set(spellings.map(numberKey)).size).toBe(1);
  });

  it.each(DIFFERENT)('%s and %s are two', (a, b) => {
    expect(numberKey(a)).not.toBe(numberKey(b));
  });
});
