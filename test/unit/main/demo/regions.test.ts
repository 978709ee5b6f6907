import { parsePhoneNumberFromString } from 'libphonenumber-js';
import { parsePhoneNumberFromString as parseWithFullMetadata } from 'libphonenumber-js/max';
import { describe, expect, it } from 'vitest';
import { pastCalls } from '../../../../src/main/demo/past-calls.ts';
import { landlineIn, mobileIn, regionOf, regions } from '../../../../src/main/demo/regions.ts';
import { namedNumbers } from '../../../../src/main/demo/shown-numbers.ts';
import { NOW } from './visit.ts';

const NOBODYS = /^(154(0010|002\d|0[3-9]\d\d)\d{4}|0(10|2\d|[3-9]\d\d)0000\d{4})$/;

describe('numbers of nobody', () => {
  it.each(regions)('of $name can be dialled, and are known to be from there', (region) => {
    for (const subscriber of [0, 1, 11, 1234, 9999]) {
      const [mobile, landline] = [mobileIn(region, subscriber), landlineIn(region, subscriber)];
      expect(mobile).toMatch(NOBODYS);
      expect(landline).toMatch(NOBODYS);
      expect(parsePhoneNumberFromString(mobile, 'CN')?.isValid()).toBe(true);
      expect(parsePhoneNumberFromString(landline, 'CN')?.isValid()).toBe(true);
      expect(parseWithFullMetadata(landline, 'CN')?.isValid()).toBe(true);
      expect(regionOf(mobile)).toBe(region);
      expect(regionOf(landline)).toBe(region);
    }
  });

  it('have mobiles with a prefix that libphonenumber does not know as given to anybody', () => {
    const mobile = parseWithFullMetadata('15405711234', 'CN');
    expect(mobile?.isPossible()).toBe(true);
    expect(mobile?.isValid()).toBe(false);
  });

  it('are the only ones in the demo', () => {
    const numbers = [
      ...namedNumbers.map(({ number }) => number),
      ...pastCalls({ calls: 3000, seed: 1, now: NOW }).map(({ customer }) => customer),
    ];
    expect(numbers.filter((number) => !NOBODYS.test(number))).toEqual([]);
  });

  it('say nothing about the home of any other number', () => {
    for (const number of ['13800000000', '95588', '02100001234', '']) expect(regionOf(number)).toBeUndefined();
  });
});
