import { expect, test } from 'vitest';
import { createWire, type Packed } from '../../runtime/page/wire.ts';

const wire = createWire();
const across = (value: unknown): unknown => wire.unpack(JSON.parse(JSON.stringify(wire.packClone(value))) as Packed);

test.each([
  ['numbers that JSON has no word for', [NaN, Infinity, -Infinity, -0, 10n]],
  ['text with anything in it', ['', '\u0000', '\ud800', '拨号']],
  ['empty things', [{}, [], new Map(), new Set(), undefined, null, new Uint8Array()]],
  ['views with an offset', new Uint16Array([1, 2, 3]).subarray(1)],
  ['a pattern and a date', { pattern: /a+/giu, date: new Date(NaN) }],
  ['keys in any container', new Map<unknown, unknown>([[{ a: 1 }, new Set([new Date(1)])]])],
  ['boxed values', [Object(1), Object('text'), Object(false)]],
])('carries %s', (_title, value) => {
  expect(across(value)).toEqual(structuredClone(value));
});

test('keeps what is the same the same', () => {
  const shared = { name: 'shared' };
  const map = new Map<string, unknown>([['shared', shared]]);
  map.set('itself', map);
  const [copy, back] = across([shared, map]) as [object, Map<string, unknown>];
  expect(back.get('shared')).toBe(copy);
  expect(back.get('itself')).toBe(back);
});

test('keeps a key called __proto__ a key', () => {
  const copy = across(JSON.parse('{"__proto__":{"isAdmin":true}}')) as Record<string, unknown>;
  expect(Object.hasOwn(copy, '__proto__')).toBe(true);
  expect(copy['isAdmin']).toBeUndefined();
});

test('keeps the kind, the message and the cause of an error', () => {
  const copy = across(new TypeError('outer', { cause: new Error('inner') })) as TypeError;
  expect(copy).toBeInstanceOf(TypeError);
  expect([copy.message, (copy.cause as Error).message]).toEqual(['outer', 'inner']);
});

test.each([[() => 1], [Symbol('s')], [new Proxy({}, {})], [Promise.resolve()], [new WeakMap()]])(
  'refuses what has no copy: %s',
  (value) => {
    expect(() => wire.packClone({ value })).toThrow('An object could not be cloned.');
  },
);
