import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isInt64, parseWire, wireId } from '../../../../src/main/call-api/json.ts';
import { tryParse } from '../../../../src/main/call-api/failures.ts';
import { readSips } from '../../../../src/main/call-api/wire.ts';

const int64 = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n });
const edges = [0n, 2n ** 53n - 1n, 2n ** 53n, 2n ** 53n + 1n, -(2n ** 53n) - 1n, 2n ** 63n - 1n, -(2n ** 63n)];

describe('ids on the wire', () => {
  it('come in with every digit, over the whole int64 range', () => {
    fc.assert(
      fc.property(int64, (id) => {
        const [seat] = readSips(parseWire(`[{"agent_id":${id}}]`)) ?? [];
        expect(seat?.agent_id).toBe(id === 0n ? undefined : id.toString());
      }),
      { examples: edges.map((edge) => [edge]) },
    );
  });

  it('go out with every digit and without quotes, over the whole int64 range', () => {
    fc.assert(
      fc.property(int64, (id) => {
        expect(JSON.stringify({ agent_id: wireId(id.toString()) })).toBe(`{"agent_id":${id}}`);
      }),
      { examples: edges.map((edge) => [edge]) },
    );
  });

  it('survive being written as text by the server', () => {
    expect(readSips(parseWire('[{"agent_id":"9007199254740993"}]'))?.[0]?.agent_id).toBe('9007199254740993');
  });

  it.each([
    '',
    ' 1',
    '1 ',
    '+1',
    '-0',
    '007',
    '1.0',
    '1e3',
    '0x10',
    '٣',
    '9223372036854775808',
    '-9223372036854775809',
  ])('refuse to be %j', (text) => {
    expect(isInt64(text)).toBe(false);
    expect(() => wireId(text)).toThrow(RangeError);
  });

  it.each(['9007199254740993.0', '9.007199254740993e15', '1.5', '92233720368547758070', '"007"', '{}', 'true'])(
    'that a double has already spoilt are nobody instead of being somebody else: %s',
    (id) => {
      expect(readSips(parseWire(`[{"agent_id":${id},"sip":"8001"}]`))).toMatchObject([
        { agent_id: undefined, sip: '8001' },
      ]);
    },
  );
});

describe('parseWire', () => {
  it('leaves every other value as JSON says', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), (value) => {
        const expected: unknown = JSON.parse(JSON.stringify(value), (_key, part: unknown) =>
          typeof part === 'number' && Number.isInteger(part) && !Number.isSafeInteger(part) ? 0 : part,
        );
        const parsed = parseWire(JSON.stringify(expected));
        expect(parsed).toEqual(withoutProto(expected));
      }),
    );
  });

  it('takes 32 levels', () => {
    expect(parseWire('['.repeat(32) + ']'.repeat(32))).toBeInstanceOf(Array);
  });

  it('refuses the 33rd level, of arrays and of objects', () => {
    expect(() => parseWire('['.repeat(33) + ']'.repeat(33))).toThrow('levels');
    expect(() => parseWire('{"a":'.repeat(33) + '1' + '}'.repeat(33))).toThrow('levels');
  });

  it('refuses depth before it parses anything, so that five million brackets cost nothing', () => {
    expect(() => parseWire('['.repeat(5_000_000))).toThrow('more than 32 levels');
  });

  it('does not count brackets inside texts, escaped quotes included', () => {
    const text = `${'['.repeat(50)}"\\${'{'.repeat(50)}`;
    expect(parseWire(JSON.stringify([text, 'x\\', ['[[']]))).toEqual([text, 'x\\', ['[[']]);
  });

  it('drops __proto__ keys at every level and leaves prototypes alone', () => {
    const parsed = parseWire('{"__proto__":{"isAdmin":true},"a":[{"__proto__":[1],"b":2}]}') as Record<string, unknown>;
    expect(Object.keys(parsed)).toEqual(['a']);
    expect(parsed['a']).toEqual([{ b: 2 }]);
    expect(parsed['isAdmin']).toBeUndefined();
    expect(Object.getPrototypeOf(parsed)).toBe(Object.prototype);
  });

  it.each(['', '<html></html>', '{', '[1,]', 'undefined', '{"a":1}}', "{'a':1}", '"', '\u0000', 'NaN', ']]]]', '01'])(
    'throws on %j, and tryParse has nothing for it',
    (garbage) => {
      expect(() => parseWire(garbage)).toThrow(SyntaxError);
      expect(tryParse(garbage)).toBeUndefined();
    },
  );
});

function withoutProto(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutProto);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([key]) => key !== '__proto__');
  return Object.fromEntries(entries.map(([key, part]) => [key, withoutProto(part)]));
}
