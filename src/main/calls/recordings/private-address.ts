import { lookup, type LookupAddress } from 'node:dns';
import { BlockList, isIP } from 'node:net';
import { Fault } from '../../fault.ts';

/** Loopback, link-local, private, shared, multicast and reserved ranges (IANA special-purpose registries, RFC 6890). */
const PRIVATE = new BlockList();
const V4: [string, number][] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
];
const V6: [string, number][] = [
  ['::', 96],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
];
for (const [network, bits] of V4) PRIVATE.addSubnet(network, bits, 'ipv4');
for (const [network, bits] of V6) PRIVATE.addSubnet(network, bits, 'ipv6');

/** Is this IP address (not a name) one that only this network or this computer knows? IPv4 inside IPv6 counts as the IPv4. */
export function isPrivateAddress(address: string): boolean {
  const bare = address.replace(/^\[|\]$/g, '');
  const family = isIP(bare);
  return family === 0 ? false : PRIVATE.check(bare, family === 6 ? 'ipv6' : 'ipv4');
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
