import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer } from 'node:tls';
import { FaultProxy } from '../../support/fault-proxy.ts';
import { FaultServer } from '../../support/fault-server.ts';
import { closedPort } from '../../support/raw-server.ts';
import { selfSigned } from '../../support/self-signed.ts';

/** The outside of one trial after the other: servers are kept, what they remember is not. Several lanes run side by side. */
export interface Lane {
  server: FaultServer;
  proxy: FaultProxy;
  /** An origin where nothing listens. */
  nowhere: string;
  /** An origin with a certificate that nobody vouches for. */
  untrusted: string;
  /** Of this lane alone. */
  folder: string;
  close(): Promise<void>;
}

export async function openLane(): Promise<Lane> {
  const server = await FaultServer.start();
  const proxy = await FaultProxy.start(server.port);
  const folder = await mkdtemp(join(tmpdir(), 'companion-faults-'));
  const tls = createServer(selfSigned).on('tlsClientError', () => undefined);
  await new Promise<void>((resolve) => tls.listen(0, '127.0.0.1', resolve));
  return {
    server,
    proxy,
    folder,
    nowhere: `http://127.0.0.1:${await closedPort()}`,
    untrusted: `https://127.0.0.1:${(tls.address() as AddressInfo).port}`,
    close: async () => {
      await Promise.all([server.close(), proxy.close(), new Promise((resolve) => tls.close(resolve))]);
      await rm(folder, { recursive: true, force: true });
    },
  };
}
