import fc from 'fast-check';
import { expect, test } from 'vitest';
import { netstring, NetstringReader } from '../../../../../src/main/phone-calls/baresip/netstring.ts';

test('every row of texts comes out as it went in, however the stream is cut', () => {
  const cuts = fc.array(fc.nat(40), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 40 }), { maxLength: 8 }), cuts, (texts, lengths) => {
      const stream = Buffer.from(texts.map(netstring).join(''));
      const reader = new NetstringReader();
      const read: string[] = [];
      for (let at = 0, turn = 0; at < stream.length; turn++) {
        const length = (lengths[turn % lengths.length] ?? 0) + 1;
        read.push(...reader.read(stream.subarray(at, at + length)));
        at += length;
      }
      expect(read).toEqual(texts);
    }),
  );
});

test.each(['x', '03:abc,', '3:abcd', '-1:,', '99999:', '123456', ' 1:a,', '1 :a,', ':,'])(
  'what is no netstring, or too long a one, ends the reading: %s',
  (stream) => {
    expect(() => new NetstringReader().read(Buffer.from(stream))).toThrow('no netstring');
  },
);

test('a flood of the shortest is read in one go', () => {
  const reader = new NetstringReader();
  expect(reader.read(Buffer.from('0:,'.repeat(20_000) + '1:'))).toEqual(Array.from({ length: 20_000 }, () => ''));
  expect(reader.read(Buffer.from('x,'))).toEqual(['x']);
});

test('random bytes are refused or waited for, and never held without end', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 200 }), { maxLength: 20 }), (pieces) => {
      const reader = new NetstringReader();
      try {
        for (const piece of pieces)
          for (const text of reader.read(Buffer.from(piece))) expect(text.length).toBeLessThan(16_385);
      } catch (error) {
        expect(String(error)).toContain('no netstring');
      }
    }),
  );
});
