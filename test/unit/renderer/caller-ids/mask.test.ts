import { describe, expect, it } from 'vitest';
import { groupNumber, maskNumber, showNumber } from '../../../../src/renderer/caller-ids/mask.ts';

describe('masking a number', () => {
  it.each([
    ['13800138000', '138****8000'],
    ['013800138000', '138****8000'],
    ['+8613800138000', '138****8000'],
    ['008613800138000', '138****8000'],
    ['138 0013 8000', '138****8000'],
    ['02160000003', '021-****0003'],
    ['0216000003', '021-****0003'],
    ['057188880011', '0571-****0011'],
    ['021-6000 0003', '021-****0003'],
    ['4008000009', '400-***-0009'],
    ['8008200009', '800-***-0009'],
    ['0085212345678', '008****5678'],
  ])('hides the middle of %s', (number, masked) => {
    expect(maskNumber(number)).toBe(masked);
  });

  it.each(['95588', '10086', '110', '8001', ''])('leaves %j as it is: it names nobody', (number) => {
    expect(maskNumber(number)).toBe(number);
  });

  it('never shows more than seven digits of a long number', () => {
    for (const number of ['88886666', '12345678901234', '99999999999', '6000000']) {
      expect(maskNumber(number).replaceAll(/\D/g, '').length).toBeLessThanOrEqual(7);
      expect(maskNumber(number)).toContain('*');
    }
  });

  it('keeps a number masked that came masked', () => {
    expect(maskNumber('138****8000')).toBe('138****8000');
  });
});

describe('showing a number', () => {
  it.each([
    ['13800138000', '138 0013 8000'],
    ['02160000003', '021-6000 0003'],
    ['4008000009', '400-800-0009'],
    ['95588', '95588'],
  ])('groups %s for reading', (number, grouped) => {
    expect(groupNumber(number)).toBe(grouped);
  });

  it('masks only when asked to', () => {
    expect(showNumber('13800138000', true)).toBe('138****8000');
    expect(showNumber('13800138000', false)).toBe('138 0013 8000');
  });
});
