import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DIRECT, readRoute, type Hop } from '../../../../src/main/network/route.ts';

const http = (host: string, port: number): Hop => ({ is: 'proxy', kind: 'http', host, port });

describe('what the system answers about proxies', () => {
  it.each<[string, readonly Hop[]]>([
    ['DIRECT', DIRECT],
    ['PROXY proxy.corp:8080', [http('proxy.corp', 8080)]],
    ['PROXY proxy.corp:8080;DIRECT', [http('proxy.corp', 8080), { is: 'direct' }]],
    ['  proxy  PROXY.corp:8080 ;  direct ; ', [http('proxy.corp', 8080), { is: 'direct' }]],
    ['PROXY proxy.corp', [http('proxy.corp', 80)]],
    ['PROXY proxy.corp:80', [http('proxy.corp', 80)]],
    ['HTTPS secure.corp:443', [{ is: 'proxy', kind: 'https', host: 'secure.corp', port: 443 }]],
    ['HTTPS secure.corp', [{ is: 'proxy', kind: 'https', host: 'secure.corp', port: 443 }]],
    ['SOCKS5 10.0.0.1:1080', [{ is: 'proxy', kind: 'socks5', host: '10.0.0.1', port: 1080 }]],
    ['PROXY [2001:db8::1]:3128', [http('2001:db8::1', 3128)]],
    ['PROXY [2001:db8::1]', [http('2001:db8::1', 80)]],
    ['SOCKS old.corp:1080; PROXY proxy.corp:1', [{ is: 'unsupported', kind: 'socks4' }, http('proxy.corp', 1)]],
    ['QUIC q.corp:443', [{ is: 'unsupported', kind: 'quic' }]],
    ['MASQUE m.corp:443', [{ is: 'unsupported', kind: 'other' }]],
  ])('reads %j', (answer, route) => {
    expect(readRoute(answer)).toEqual(route);
  });

  it.each([
    '',
    ';;',
    'PROXY',
    'PROXY user:secret@proxy.corp:8080',
    'PROXY proxy.corp:99999',
    'PROXY a b',
    'PROXY x/y:1',
  ])('takes %j, which makes no sense, for none', (answer) => {
    expect(readRoute(answer)).toEqual(DIRECT);
  });

  it('never throws, never ends empty, and never holds credentials', () => {
    const part = fc.oneof(
      fc.constantFrom('PROXY', 'HTTPS', 'SOCKS5', 'DIRECT', ';', ':', '@', ' ', '[', ']', '8080'),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
        const route = readRoute(parts.join(' '));
        expect(route.length).toBeGreaterThan(0);
        for (const hop of route) {
          if (hop.is !== 'proxy') continue;
          expect(hop.host).not.toMatch(/[@/\s]/);
          expect(hop.port).toBeGreaterThan(0);
          expect(hop.port).toBeLessThan(65_536);
        }
      }),
      { numRuns: 2_000 },
    );
  });
});
