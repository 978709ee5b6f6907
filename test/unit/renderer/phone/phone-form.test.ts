import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { phoneShapes } from '../../../../src/main/phone/phone-settings.ts';
import { CODECS, moved } from '../../../../src/renderer/phone/codec-order.ts';
import { changeOf, draftOf, problemsOf } from '../../../../src/renderer/phone/phone-form.ts';
import { SERVER } from './phone-world.ts';

const draft = (over: Partial<ReturnType<typeof draftOf>>) => ({ ...draftOf(SERVER), ...over });

describe('the form of the phone settings', () => {
  it.each([
    ['', 'domain-empty'],
    ['sip:sip.example.com', 'domain-scheme'],
    ['https://sip.example.com', 'domain-scheme'],
    ['sip.example.com:5060', 'domain-port'],
    ['[2001:db8::1]:5060', 'domain-port'],
    ['sip example', 'domain-bad'],
    ['a'.repeat(254), 'too-long'],
  ])('says what is wrong with the domain “%s”', (domain, problem) => {
    expect(problemsOf(draft({ domain }))).toEqual({ domain: problem });
  });

  it.each(['sip.example.com', '192.0.2.7', '[2001:db8::1]', ' sip.example.com '])('takes the domain “%s”', (domain) => {
    expect(problemsOf(draft({ domain }))).toEqual({});
  });

  it.each([
    [{ port: '0' }, { port: 'port-bad' }],
    [{ port: '65536' }, { port: 'port-bad' }],
    [{ port: '5060x' }, { port: 'port-bad' }],
    [{ realm: 'a"b' }, { realm: 'realm-bad' }],
    [{ outboundProxy: 'sip:proxy' }, { outboundProxy: 'proxy-scheme' }],
    [{ outboundProxy: 'proxy:' }, { outboundProxy: 'proxy-bad' }],
    [{ outboundProxy: 'proxy:70000' }, { outboundProxy: 'proxy-bad' }],
  ])('finds %o', (over, problems) => {
    expect(problemsOf(draft(over))).toEqual(problems);
  });

  it('holds nothing up that main would take', () => {
    const host = fc.oneof(
      fc.domain(),
      fc.ipV4(),
      fc.ipV6().map((address) => `[${address}]`),
    );
    const ports = fc.integer({ min: 1, max: 65_535 });
    fc.assert(
      fc.property(host, fc.option(ports), (domain, port) => {
        fc.pre(phoneShapes.domain.safeParse(domain).success);
        const proxy = port === null ? domain : `${domain}:${port}`;
        const typed = draft({ domain, port: port === null ? '' : String(port), outboundProxy: proxy });
        expect(problemsOf(typed)).toEqual({});
      }),
    );
  });

  it('sends only what has changed, and nothing that the company manages', () => {
    const typed = draft({ domain: ' sip.example.net ', port: '5061', realm: 'other' });
    expect(changeOf(typed, SERVER, ['realm'])).toEqual({ domain: 'sip.example.net', port: 5061 });
    expect(changeOf(draftOf(SERVER), SERVER, [])).toEqual({});
  });
});

describe('the order of the codecs', () => {
  it('moves one a place, and stops at the ends', () => {
    expect(moved(['opus', 'PCMA', 'PCMU'], 'PCMU', -1)).toEqual(['opus', 'PCMU', 'PCMA']);
    expect(moved(['opus', 'PCMA'], 'opus', -1)).toEqual(['opus', 'PCMA']);
    expect(moved(['opus', 'PCMA'], 'G729', 1)).toEqual(['opus', 'PCMA']);
  });

  it('loses none and doubles none', () => {
    const step = fc.tuple(fc.constantFrom(...CODECS), fc.constantFrom(-1 as const, 1 as const));
    fc.assert(
      fc.property(fc.array(step), (steps) => {
        const order = steps.reduce((before, [codec, by]) => moved(before, codec, by), [...CODECS]);
        expect([...order].sort()).toEqual([...CODECS].sort());
      }),
    );
  });
});
