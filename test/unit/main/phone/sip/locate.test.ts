import { describe, expect, it } from 'vitest';
import type { NaptrRecord, Names, SrvRecord } from '../../../../../src/main/phone/sip/names.ts';
import { locate } from '../../../../../src/main/phone/sip/locate.ts';

interface Zone {
  naptr?: Record<string, NaptrRecord[] | Error>;
  srv?: Record<string, SrvRecord[] | Error>;
  addresses?: Record<string, string[] | Error>;
}

/** A DNS of a few records; what is not in it does not exist, and an Error is a server that does not answer. */
function dns(zone: Zone): Names & { asked: string[] } {
  const asked: string[] = [];
  const look =
    <T>(kind: string, records: Record<string, T[] | Error> = {}) =>
    (name: string): Promise<T[]> => {
      asked.push(`${kind} ${name}`);
      const found = records[name] ?? [];
      return found instanceof Error ? Promise.reject(found) : Promise.resolve(found);
    };
  return { asked, naptr: look('NAPTR', zone.naptr), srv: look('SRV', zone.srv), addresses: look('A', zone.addresses) };
}

const srv = (name: string, priority = 0, weight = 0, port = 5070): SrvRecord => ({ name, priority, weight, port });
const naptr = (service: string, replacement: string, order = 0, flags = 's'): NaptrRecord => ({
  order,
  preference: 0,
  flags,
  service,
  replacement,
});
const host = 'example.test';
const down = new Error('SERVFAIL');
const places = async (...input: Parameters<typeof locate>) =>
  (await locate(...input)).map(({ address, port }) => `${address}:${port}`);

describe('the way to a registrar (RFC 3263)', () => {
  it('of an address asks nobody, and takes the default port of the transport', async () => {
    const names = dns({});
    expect(await locate({ host: '192.0.2.1' }, 'udp', names)).toEqual([
      { transport: 'udp', address: '192.0.2.1', port: 5060 },
    ]);
    expect(await places({ host: '[2001:db8::1]' }, 'tls', names)).toEqual(['2001:db8::1:5061']);
    expect(await places({ host: '192.0.2.1', port: 5070 }, 'tcp', names)).toEqual(['192.0.2.1:5070']);
    expect(names.asked).toEqual([]);
  });

  it('of a name with a port asks for its addresses only', async () => {
    const names = dns({ addresses: { [host]: ['192.0.2.1', '2001:db8::1'] } });
    expect(await places({ host, port: 5080 }, 'udp', names)).toEqual(['192.0.2.1:5080', '2001:db8::1:5080']);
    expect(names.asked).toEqual([`A ${host}`]);
  });

  it.each([
    ['udp', '_sip._udp.'],
    ['tcp', '_sip._tcp.'],
    ['tls', '_sips._tcp.'],
  ] as const)('over %s asks for %s', async (transport, prefix) => {
    const names = dns({ srv: { [`${prefix}${host}`]: [srv('a.test')] }, addresses: { 'a.test': ['192.0.2.1'] } });
    expect(await places({ host }, transport, names)).toEqual(['192.0.2.1:5070']);
  });

  it('follows the NAPTR of its transport, and no other', async () => {
    const zone = {
      naptr: {
        [host]: [
          naptr('SIP+D2T', 'tcp.test'),
          naptr('SIP+D2U', 'late.test', 2),
          naptr('sip+d2u', 'udp.test.', 1),
          naptr('SIP+D2U', 'no.test', 0, 'u'),
        ],
      },
      srv: { 'udp.test': [srv('a.test')], 'tcp.test': [srv('b.test')], 'late.test': [srv('c.test')] },
      addresses: { 'a.test': ['192.0.2.1'], 'b.test': ['192.0.2.2'], 'c.test': ['192.0.2.3'] },
    };
    expect(await places({ host }, 'udp', dns(zone))).toEqual(['192.0.2.1:5070']);
  });

  it('goes by priority, and within one by weight', async () => {
    const zone = {
      srv: { [`_sip._udp.${host}`]: [srv('c.test', 20), srv('b.test', 10, 1), srv('a.test', 10, 99)] },
      addresses: { 'a.test': ['192.0.2.1'], 'b.test': ['192.0.2.2'], 'c.test': ['192.0.2.3'] },
    };
    expect(await places({ host }, 'udp', dns(zone), () => 0.5)).toEqual([
      '192.0.2.1:5070',
      '192.0.2.2:5070',
      '192.0.2.3:5070',
    ]);
    expect(await places({ host }, 'udp', dns(zone), () => 0)).toEqual([
      '192.0.2.2:5070',
      '192.0.2.1:5070',
      '192.0.2.3:5070',
    ]);
  });

  it('falls back to the name’s own addresses where there are no other records, or nobody answers for them', async () => {
    const addresses = { [host]: ['192.0.2.1'] };
    expect(await places({ host }, 'udp', dns({ addresses }))).toEqual(['192.0.2.1:5060']);
    const deaf = { naptr: { [host]: down }, srv: { [`_sip._udp.${host}`]: down }, addresses };
    expect(await places({ host }, 'udp', dns(deaf))).toEqual(['192.0.2.1:5060']);
    const dangling = { naptr: { [host]: [naptr('SIP+D2U', 'gone.test')] }, addresses };
    expect(await places({ host }, 'udp', dns(dangling))).toEqual(['192.0.2.1:5060']);
  });

  it('leads nowhere when the service is said not to be offered, or no name has an address', async () => {
    const none = { srv: { [`_sip._udp.${host}`]: [srv('.')] }, addresses: { [host]: ['192.0.2.1'] } };
    expect(await places({ host }, 'udp', dns(none))).toEqual([]);
    expect(await places({ host }, 'udp', dns({ addresses: { [host]: down } }))).toEqual([]);
  });

  it('is not led around for ever', async () => {
    const many = Array.from({ length: 500 }, (_, index) => srv(`n${index}.test`));
    const addresses = Object.fromEntries(many.map(({ name }) => [name, ['192.0.2.1', '192.0.2.2']]));
    const names = dns({ srv: { [`_sip._udp.${host}`]: many }, addresses });
    expect(await locate({ host }, 'udp', names)).toHaveLength(6);
    expect(names.asked.length).toBeLessThan(10);
  });
});
