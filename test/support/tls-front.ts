import { connect, type AddressInfo, type Socket } from 'node:net';
import { createServer } from 'node:tls';
import { onTestFinished } from 'vitest';
import { ofCompany } from './private-authority.ts';

/** A port of 127.0.0.1 that speaks TLS in front of a server that does not; gone with the test. */
export async function tlsFront(port: number, certificate: { key: string; cert: string } = ofCompany): Promise<number> {
  const server = createServer({ ...certificate, allowHalfOpen: true }, (client) => {
    const behind = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
    behind.on('error', () => client.destroy()).on('close', () => client.destroy());
    client.on('error', () => behind.destroy()).on('close', () => behind.destroy());
    client.pipe(behind).pipe(client);
  }).on('tlsClientError', () => undefined);
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => sockets.add(socket.on('close', () => sockets.delete(socket))));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(
    () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        sockets.forEach((socket) => socket.destroy());
      }),
  );
  return (server.address() as AddressInfo).port;
}
