import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isHost, readHostPort } from '../../../../src/main/phone/host-name.ts';

/** Of any characters at all, lone surrogates among them. */
const anyText = fc.array(fc.nat({ max: 0xffff }), { maxLength: 60 }).map((codes) => String.fromCharCode(...codes));

describe('a host', () => {
  it.each([
    'a',
    'sip.example.com',
    'sip.example.com.',
    'xn--fiq228c.example',
    '192.0.2.1',
    '[2001:db8::1]',
    '3com.com',
    `${'a'.repeat(63)}.b`,
  ])('is %s', (text) => expect(isHost(text)).toBe(true));

  it.each([
    '',
    '.',
    'a..b',
    '-a.b',
    'a-.b',
    'a_b',
    'a b',
    'a@b',
    'a:5060',
    '1.2.3',
    '256.1.1.1',
    '[::g]',
    '[192.0.2.1]',
    '::1',
    `${'a'.repeat(64)}.b`,
    'a'.repeat(254),
    'a;b',
    'a>b',
    'a\r\nb',
    '例.com',
  ])('is not %j', (text) => expect(isHost(text)).toBe(false));

  it('may come with a port', () => {
    expect(readHostPort('a.b:5070')).toEqual({ host: 'a.b', port: 5070 });
    expect(readHostPort('[::1]:5070')).toEqual({ host: '[::1]', port: 5070 });
    expect(readHostPort('a.b')).toEqual({ host: 'a.b' });
    for (const wrong of ['a.b:', 'a.b:0', 'a.b:65536', 'a.b:x', ':5060', 'a.b:5060:1', '::1:5060'])
      expect(readHostPort(wrong)).toBeUndefined();
  });

  it('never holds what could end a URI, a header or a line', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        if (isHost(text)) expect(text).toMatch(/^[A-Za-z0-9.:[\]-]+$/);
      }),
    );
  });
});
