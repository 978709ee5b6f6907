import fc from 'fast-check';
import { expect, it } from 'vitest';
import { handedOver, isPhoneEvent, phoneEventIn, readPhoneEvent } from '../../../../src/main/electron/phone-event.ts';
import { refusedSwitch } from '../../../../src/main/electron/start-switches.ts';

const KEY = 'ab'.repeat(24);
const read = (...argv: string[]) => readPhoneEvent(['companion', ...argv], 1, 7);

it('reads what MicroSIP starts, with everything behind the lone -- as the number', () => {
  const event = { kind: 'ring', key: KEY, number: '15405714321', pid: 7 };
  expect(read('phone-event', 'ring', KEY, '--', '15405714321')).toEqual(event);
  expect(read('phone-event', 'ring', KEY, '--')).toEqual({ ...event, number: '' });
  expect(read('phone-event', 'ring', KEY, '--', '1', '--inspect', '--', 'dial')).toEqual({
    ...event,
    number: '1 --inspect -- dial',
  });
  const fromFolder = ['electron', '--no-sandbox', '.', 'phone-event', 'ring', KEY, '--', '15405714321'];
  expect(readPhoneEvent(fromFolder, 2, 7)).toEqual(event);
});

it.each([
  [['phone-event']],
  [['phone-event', 'ring', KEY]],
  [['phone-event', 'ring', '--', KEY]],
  [['phone-event', 'ring', KEY, '15405714321', '--']],
  [['dial', 'phone-event', 'ring', KEY, '--']],
  [['--', 'phone-event', 'ring', KEY]],
])('takes nothing from %j', (argv) => {
  expect(read(...argv)).toBeUndefined();
});

it('is a phone’s start however it is written, so that it never opens the app; and nothing else is', () => {
  expect(isPhoneEvent(['companion', 'phone-event'], 1)).toBe(true);
  expect(isPhoneEvent(['companion', '--lang=en', 'phone-event', 'x'], 1)).toBe(true);
  expect(isPhoneEvent(['companion', 'dial', 'phone-event'], 1)).toBe(false);
  expect(isPhoneEvent(['companion', '--', 'phone-event'], 1)).toBe(false);
  expect(isPhoneEvent(['companion'], 1)).toBe(false);
});

it('lets no switch through that the app does not start with, save behind the lone --, where it is the number', () => {
  const start = (...more: string[]) => refusedSwitch(['companion', 'phone-event', 'ring', KEY, ...more], 'win32');
  expect(start('--', '--inspect', '/x')).toBeUndefined();
  expect(start('--inspect', '--')).toBe('--inspect');
  expect(start('--phone-event', '--')).toBe('--phone-event');
  expect(start('/x', '--')).toBe('/x');
});

it('arrives as it was handed over, and anything else as nothing', () => {
  const event = { kind: 'end', key: KEY, number: '', pid: 7 };
  expect(phoneEventIn(structuredClone(handedOver(event)))).toEqual(event);
  fc.assert(
    fc.property(fc.anything(), (given) => {
      phoneEventIn(given); // never throws
    }),
  );
  for (const given of [undefined, null, {}, 'phone-event', []]) expect(phoneEventIn(given)).toBeUndefined();
});
