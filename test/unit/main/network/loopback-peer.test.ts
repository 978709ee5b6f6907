import { createServer, connect, type AddressInfo, type Socket } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import {
  ownerInLsof,
  ownerInPowerShell,
  ownerInTables,
  peerOwner,
} from '../../../../src/main/network/loopback-peer.ts';

const HEAD = '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode';

describe('the owner of the other end of a loopback connection', () => {
  const tables = [
    HEAD,
    '   0: 0100007F:9C40 0100007F:1F90 01 00000000:00000000 00:00000000 00000000  1000        0 31 1 0 20 4 30 10 -1',
    '   1: 0100007F:1F90 0100007F:9C40 01 00000000:00000000 00:00000000 00000000  2000        0 32 1 0 20 4 30 10 -1',
    '   2: 0000000000000000FFFF00000100007F:9C42 0000000000000000FFFF00000100007F:1F90 01 00000000:00000000 00:00000000 00000000  1000 0 33 1',
    '   3: 0200007F:9C41 0100007F:1F90 01 00000000:00000000 00:00000000 00000000  1000        0 34 1 0 20 4 30 10 -1',
  ].join('\n');

  it.each([
    ['the process of this user', { peer: 40_000, own: 8_080 }, 1_000, 'same-user'],
    ['the process of another user', { peer: 40_000, own: 8_080 }, 1_001, 'another-user'],
    ['an IPv6 socket with an IPv4 address', { peer: 40_002, own: 8_080 }, 1_000, 'same-user'],
    ['an end that is gone', { peer: 40_009, own: 8_080 }, 1_000, 'another-user'],
    ['another address', { peer: 40_001, own: 8_080 }, 1_000, 'another-user'],
  ])('is read from the tables of Linux: %s', (_what, ports, uid, expected) => {
    expect(ownerInTables(tables, ports, uid)).toBe(expected);
  });

  it('is read from lsof by the direction of the connection', () => {
    const output =
      'p501\nu502\nf7\nn127.0.0.1:8080->127.0.0.1:40000\np77\nu501\nf3\nn127.0.0.1:40000->127.0.0.1:8080\n';
    expect(ownerInLsof(output, { peer: 40_000, own: 8_080 }, 501)).toBe('same-user');
    expect(ownerInLsof(output, { peer: 40_000, own: 8_080 }, 502)).toBe('another-user');
    expect(ownerInLsof('', { peer: 40_000, own: 8_080 }, 501)).toBe('another-user');
  });

  const OURS = 'S-1-5-21-1004336348-1177238915-682003330-1001';
  const THEIRS = 'S-1-5-21-1004336348-1177238915-682003330-1002';

  it.each([
    ['the process of this user', [`127.0.0.1 127.0.0.1 ${OURS}`], 'same-user'],
    ['the process of another user', [`127.0.0.1 127.0.0.1 ${THEIRS}`], 'another-user'],
    ['an IPv6 socket with an IPv4 address', [`::ffff:127.0.0.1 ::ffff:127.0.0.1 ${OURS}`], 'same-user'],
    ['an end that is gone', [], 'another-user'],
    ['the same ports at another address only', [`192.0.2.7 192.0.2.7 ${OURS}`], 'another-user'],
    ['the same ports in IPv6 only', [`::1 ::1 ${OURS}`], 'another-user'],
    [
      'the same ports at another address as well',
      [`192.0.2.7 192.0.2.7 ${OURS}`, `127.0.0.1 127.0.0.1 ${THEIRS}`],
      'another-user',
    ],
    ['a process whose owner is not told', ['127.0.0.1 127.0.0.1 '], 'unknown'],
  ])('is read from PowerShell by both addresses: %s', (_what, lines, expected) => {
    expect(ownerInPowerShell([...lines, OURS, ''].join('\r\n'))).toBe(expected);
  });

  it('is not known where PowerShell is not allowed to run', () => {
    expect(ownerInPowerShell('')).toBe('unknown');
    expect(ownerInPowerShell(`127.0.0.1 127.0.0.1 ${OURS}\r\n`)).toBe('unknown');
  });

  it.runIf(process.platform === 'linux')('is this user for a connection of this process', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    const { port } = server.address() as AddressInfo;
    const accepted = new Promise<Socket>((resolve) => server.once('connection', resolve));
    const client = connect(port, '127.0.0.1');
    onTestFinished(() => void client.destroy());
    const { remotePort = 0 } = await accepted;
    expect(await peerOwner({ peer: remotePort, own: port })).toBe('same-user');
  });
});
