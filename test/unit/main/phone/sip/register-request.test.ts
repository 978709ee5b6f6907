import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeUser, writeRegister, type RegisterRequest } from '../../../../../src/main/phone/sip/register-request.ts';
import { bindingLines } from '../../../../phone/never-binds.ts';

const request: RegisterRequest = {
  domain: 'example.test',
  port: null,
  user: '80010001',
  transport: 'udp',
  local: { host: '127.0.0.1', port: 40_000 },
  branch: 'z9hG4bK1',
  callId: 'c1',
  cseq: 1,
  fromTag: 't1',
  credentials: [],
};

/** Of any characters at all, lone surrogates among them. */
const anyText = fc.array(fc.nat({ max: 0xffff }), { maxLength: 60 }).map((codes) => String.fromCharCode(...codes));

describe('the question for the bindings', () => {
  it('is a REGISTER without Contact and without Expires (RFC 3261 §10.2.3)', () => {
    const text = writeRegister(request);
    expect(text).toBe(
      [
        'REGISTER sip:example.test SIP/2.0',
        'Via: SIP/2.0/UDP 127.0.0.1:40000;branch=z9hG4bK1;rport',
        'Max-Forwards: 70',
        'From: <sip:80010001@example.test>;tag=t1',
        'To: <sip:80010001@example.test>',
        'Call-ID: c1',
        'CSeq: 1 REGISTER',
        'User-Agent: Softphone-Companion',
        'Content-Length: 0',
        '',
        '',
      ].join('\r\n'),
    );
    expect(bindingLines([text])).toEqual([]);
  });

  it.each(['Contact', 'contact', 'm', 'M', 'Expires', 'EXPIRES'])('is not sent with %s', (name) => {
    expect(() => writeRegister({ ...request, credentials: [{ name, value: '0' }] })).toThrow('Contact or Expires');
    expect(bindingLines([`REGISTER sip:x SIP/2.0\r\n${name}: 0\r\n\r\n`])).toHaveLength(1);
  });

  it.each(['\r\nContact: *', '\n', '\r', '\0', '\u007f'])('is not sent with a control character in a value', (text) => {
    expect(() =>
      writeRegister({ ...request, credentials: [{ name: 'Authorization', value: `Digest ${text}` }] }),
    ).toThrow();
    expect(() => writeRegister({ ...request, route: `proxy${text}` })).toThrow();
  });

  it('names any user without becoming another message', () => {
    fc.assert(
      fc.property(anyText, (user) => {
        const lines = writeRegister({ ...request, user }).split('\r\n');
        expect(lines).toHaveLength(11);
        expect(lines[4]).toMatch(/^To: <sip:[A-Za-z0-9\-_.!~*'()+%]*@example\.test>$/);
        expect(decodeURIComponent(escapeUser(user))).toBe(user.toWellFormed());
      }),
      { numRuns: 500 },
    );
  });
});
