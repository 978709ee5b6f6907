import { isIP } from 'node:net';
import type { PhoneTransport } from '../../../preload/contract/phone.ts';
import { bareHost, type HostPort } from '../host-name.ts';
import type { Target } from './link.ts';
import type { Names, SrvRecord } from './names.ts';

const SERVICES = { udp: 'SIP+D2U', tcp: 'SIP+D2T', tls: 'SIPS+D2T' } as const;
const SRV_PREFIXES = { udp: '_sip._udp.', tcp: '_sip._tcp.', tls: '_sips._tcp.' } as const;
const TARGETS_CAP = 6;

/**
 * Where to send, best first, by RFC 3263 §4: an address as it is; a name with a port by its addresses; otherwise SRV (under the name that
 * NAPTR gives for this transport, where it does), and the name's own addresses with the default port. The transport is a setting, so NAPTR
 * does not choose it. Empty: the name leads nowhere.
 */
export async function locate(
  { host, port }: HostPort,
  transport: PhoneTransport,
  names: Names,
  random: () => number = Math.random,
): Promise<Target[]> {
  const name = bareHost(host);
  const fallbackPort = port ?? (transport === 'tls' ? 5061 : 5060);
  if (isIP(name) !== 0) return [{ transport, address: name, port: fallbackPort }];
  const services = port === undefined ? await findServices(name, transport, names) : [];
  if (services.length === 1 && isNone(services[0])) return [];
  const places = inTurn(services, random).map((record) => ({ name: record.name, port: record.port }));
  const asked = places.length > 0 ? places.slice(0, TARGETS_CAP) : [{ name, port: fallbackPort }];
  const found = await Promise.all(
    asked.map(async (place) => {
      const addresses = isIP(place.name) === 0 ? await names.addresses(place.name).catch(() => []) : [place.name];
      return addresses.map((address): Target => ({ transport, address, port: place.port }));
    }),
  );
  return found.flat().slice(0, TARGETS_CAP);
}

/** NAPTR and SRV are asked at once: many networks answer the first one slowly or never, and a call is waiting. */
async function findServices(name: string, transport: PhoneTransport, names: Names): Promise<SrvRecord[]> {
  const plain = `${SRV_PREFIXES[transport]}${name}`;
  const direct = names.srv(plain).catch(() => []);
  const pointers = (await names.naptr(name).catch(() => []))
    .filter(({ flags, service }) => flags.toLowerCase() === 's' && service.toUpperCase() === SERVICES[transport])
    .toSorted((a, b) => a.order - b.order || a.preference - b.preference);
  const other = pointers[0]?.replacement.replace(/\.$/, '').toLowerCase();
  const pointed = other === undefined || other === plain.toLowerCase() ? [] : await names.srv(other).catch(() => []);
  return pointed.length > 0 ? pointed : direct;
}

/** RFC 2782: by priority, and within one at random in proportion to the weights. */
function inTurn(records: readonly SrvRecord[], random: () => number): SrvRecord[] {
  const left = records
    .filter((record) => !isNone(record))
    .toSorted((a, b) => a.priority - b.priority || a.weight - b.weight);
  const turns: SrvRecord[] = [];
  while (left.length > 0) {
    const same = left.filter(({ priority }) => priority === left[0]?.priority);
    let mark = random() * same.reduce((sum, { weight }) => sum + weight, 0);
    const next = same.find(({ weight }) => (mark -= weight) <= 0) ?? same[0];
    if (!next) break;
    left.splice(left.indexOf(next), 1);
    turns.push(next);
  }
  return turns;
}

/** A target of "." says that the service is not offered here at all. */
function isNone(record: SrvRecord | undefined): boolean {
  return record?.name === '' || record?.name === '.';
}
