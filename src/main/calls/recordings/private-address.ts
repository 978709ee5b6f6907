import { lookup, type LookupAddress } from 'node:dns';
import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';
import { Fault } from '../../fault.ts';

/** All that IANA hands out as global unicast (RFC 4291 §2.4): whatever lies outside is special or not assigned. */
const GLOBAL_V6 = ipaddr.IPv6.parseCIDR('2000::/3');

/**
 * Whether this IP address may lead to this computer or network: everything that is not global unicast in the IANA special-purpose registries
 * (RFC 6890), as ipaddr.js keeps them. IPv4 inside IPv6 counts as that IPv4 only in its mapped form (`::ffff:a.b.c.d`); translated and tunnelled
 * forms are private. A name is not an address: false.
 */
export function isPrivateAddress(address: string): boolean {
  const bare = address.replace(/^\[|\]$/g, '');
  if (isIP(bare) === 0) return false;
  const parsed = ipaddr.parse(bare);
  if (!(parsed instanceof ipaddr.IPv6)) return parsed.range() !== 'unicast';
  // Not `isIPv4MappedAddress`: ipaddr.js counts the deprecated `::a.b.c.d` as well.
  if (parsed.toNormalizedString().startsWith('0:0:0:0:0:ffff:')) return parsed.toIPv4Address().range() !== 'unicast';
  return parsed.range() !== 'unicast' || !parsed.match(GLOBAL_V6);
}

type LookupCallback = (error: Error | null, address: string | LookupAddress[], family?: number) => void;

/** A `lookup` for sockets that refuses names with a private address: checked on the very address that is then connected to. */
export function publicLookup(hostname: string, options: object, callback: LookupCallback): void {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    const [first] = error ? [] : addresses; // with an error there is no list at all
    if (error || !first) callback(error ?? new Error('no address'), []);
    else if (addresses.some(({ address }) => isPrivateAddress(address)))
      callback(new Fault('recording-host', { message: hostname }), []);
    else if ('all' in options && options.all === true) callback(null, addresses);
    else callback(null, first.address, first.family);
  });
}
