import { connect, createServer, type AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { isPrivateAddress, publicLookup } from '../../../../../src/main/calls/recordings/private-address.ts';

describe('a private address', () => {
  it.each([
    ['0.0.0.0', 'this network'],
    ['10.0.0.1', 'private'],
    ['10.255.255.255', 'private, to its end'],
    ['100.64.0.1', 'shared by carriers'],
    ['100.127.255.255', '… to its end'],
    ['127.0.0.1', 'loopback'],
    ['127.255.255.254', 'loopback, to its end'],
    ['169.254.169.254', 'link-local: where clouds keep secrets'],
    ['172.16.0.1', 'private'],
    ['172.31.255.255', '… to its end'],
    ['192.0.0.1', 'IETF'],
    ['192.0.2.1', 'documentation'],
    ['192.168.1.1', 'private'],
    ['198.18.0.1', 'benchmarks'],
    ['198.51.100.7', 'documentation'],
    ['203.0.113.9', 'documentation'],
    ['224.0.0.1', 'multicast'],
    ['240.0.0.1', 'reserved'],
    ['255.255.255.255', 'broadcast'],
    ['::', 'unspecified'],
    ['::1', 'loopback'],
    ['[::1]', 'as a URL writes it'],
    ['0:0:0:0:0:0:0:1', 'long form'],
    ['::ffff:127.0.0.1', 'IPv4 inside IPv6'],
    ['::ffff:7f00:1', '… in hex'],
    ['::ffff:10.1.2.3', '… private'],
    ['[::ffff:c0a8:101]', '… as a URL writes it'],
    ['::ffff:169.254.169.254', '… link-local'],
    ['::127.0.0.1', 'IPv4-compatible'],
    ['64:ff9b::7f00:1', 'NAT64'],
    ['64:ff9b:1::1', 'local NAT64'],
    ['100::1', 'discarded'],
    ['2001:db8::1', 'documentation'],
    ['2001::1', 'Teredo: IPv4 in a tunnel'],
    ['2002:7f00:1::', '6to4 of loopback'],
    ['fc00::1', 'unique local'],
    ['fd12:3456::1', 'unique local'],
    ['fe80::1', 'link-local'],
    ['fe80::1%eth0', 'link-local with its zone'],
    ['febf::1', 'link-local, to its end'],
    ['fec0::1', 'site-local, given up but known'],
    ['ff02::1', 'multicast'],
    ['::ffff:0:127.0.0.1', 'IPv4 translated (RFC 2765)'],
    ['::ffff:0:8.8.8.8', '… even of a public one'],
    ['192.88.99.1', '6to4 relays, given up'],
    ['192.31.196.1', 'AS112'],
    ['192.52.193.1', 'AMT relays'],
    ['192.175.48.1', 'AS112'],
    ['2001:20::1', 'ORCHIDv2'],
    ['2001:2::1', 'benchmarks'],
    ['3fff::1', 'documentation'],
    ['3fff:fff:ffff::1', '… to its end'],
    ['5f00::1', 'segment routing'],
    ['100:0:0:1::1', 'dummy prefix'],
    ['4000::1', 'not assigned'],
    ['2002:808:808::1', '6to4 of a public one'],
  ])('is %s: %s', (address) => {
    expect(isPrivateAddress(address)).toBe(true);
  });

  it.each([
    '1.1.1.1',
    '8.8.8.8',
    '9.255.255.255',
    '11.0.0.0',
    '100.63.255.255',
    '100.128.0.0',
    '126.255.255.255',
    '128.0.0.0',
    '172.15.255.255',
    '172.32.0.0',
    '192.167.255.255',
    '192.169.0.0',
    '198.17.255.255',
    '198.20.0.0',
    '223.255.255.255',
    '::ffff:8.8.8.8',
    '2606:4700:4700::1111',
    '2001:4860:4860::8888',
    '2a00:1450:4001:81b::200e',
    '[2400:3200::1]',
    'rec.example.com',
    'localhost',
    '',
    '10.0.0',
  ])('is not %s', (address) => {
    expect(isPrivateAddress(address)).toBe(false);
  });
});

describe('a name that leads to this computer', () => {
  it('is not connected to, whatever it is called', async () => {
    let connections = 0;
    const server = createServer(() => connections++);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    const { port } = server.address() as AddressInfo;
    const socket = connect({ host: 'localhost', port, lookup: publicLookup });
    const error = await new Promise<Error>((resolve) => socket.once('error', resolve));
    expect(error).toMatchObject({ code: 'recording-host', error: { message: 'localhost' } });
    expect(connections).toBe(0);
  });

  it('is told from one that nobody knows', async () => {
    const error = await new Promise<Error | null>((resolve) => publicLookup('nowhere.invalid', {}, resolve));
    expect(error).toMatchObject({ code: expect.stringMatching(/^(ENOTFOUND|EAI_AGAIN)$/) as string });
  });
});
