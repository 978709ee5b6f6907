import { expect, it } from 'vitest';
import { oneLine, plainText } from '../../../../src/main/call-api/plain-text.ts';

it.each([
  ['control characters', 'a\u0000b\u001bc\u0085d', 'abcd'],
  ['marks that reorder text', 'a\u202eb\u2066c\u061cd', 'abcd'],
  ['marks without width', 'a\u200bb\u2060c\ufeffd\u00ade', 'abcde'],
  ['letters that nobody sees', '\u3164\uffa0\u115f\u2800\u17b4', ''],
  ['tags and selectors beyond the first plane', `a${String.fromCodePoint(0xe0041, 0xe0100)}b`, 'ab'],
  ['halves of characters', 'a\ud83db\udc4dc', 'abc'],
])('a text from outside is shown without %s', (_what, text, shown) => {
  expect(plainText(text)).toBe(shown);
});

it('keeps what people write: lines, accents, Chinese, pictures', () => {
  const text = 'Zo\u0308e\n张三丰 👍 한국어';
  expect(plainText(text)).toBe(text);
  expect(oneLine(text, 80)).toBe(text.replace('\n', ' '));
});

it('is cut between two characters', () => {
  expect(plainText('ab👍cd', 4)).toBe('ab…');
  expect(plainText('ab👍cd', 5)).toBe('ab👍…');
});
