import fc from 'fast-check';
import { expect, test } from 'vitest';
import { callerName, callerNumber } from '../../../../src/main/phone-calls/caller-text.ts';

test.each([
  ['sip:13800138000@127.0.0.1', '13800138000'],
  ['sip:+8613800138000@pbx.example.com:5080;user=phone', '+8613800138000'],
  ['sips:%2B44%2020@x', '+4420'],
  ['tel:0571-8888-0000', '057188880000'],
  ['sip:anonymous@anonymous.invalid', ''],
  ['sip:138%0d%0a0013@x', ''],
  ['sip:138\u202e0013@x', ''],
  [`sip:${'1'.repeat(400)}@x`, ''],
  ['sip:%zz@x', ''],
  ['', ''],
])('the number of %j is %j', (address, number) => {
  expect(callerNumber(address)).toBe(number);
});

test('whatever a caller writes, a number has only the signs of a number, and a name no line, control or bidi character', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
      expect(callerNumber(`sip:${text}@x`)).toMatch(/^(?:[+\d*#]{1,32})?$/);
      expect(callerName(text) ?? '').not.toMatch(/[\p{Cc}\u2028-\u202e\u2066-\u2069\u200e\u200f]/u);
      expect((callerName(text) ?? '').length).toBeLessThanOrEqual(64);
    }),
  );
});
