import { createSocket, type Socket as UdpSocket } from 'node:dgram';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

export interface Relay {
  port: number;
  /** Every datagram, or every stream's bytes, on their way from the app to the registrar. */
  sent: () => string[];
  close: () => Promise<void>;
}

/** Stands between the app and a registrar on loopback, passes on every byte and keeps those of the app. */
export async function startUdpRelay(registrarPort: number): Promise<Relay> {
  const sent: string[] = [];
  const upstream = new Map<number, UdpSocket>();
  const front = createSocket('udp4');
  front.on('message', (bytes, { port }) => {
    sent.push(bytes.toString('latin1'));
    let back = upstream.get(port);
    if (!back) {
      back = createSocket('udp4').on('message', (answer) => front.send(answer, port, '127.0.0.1'));
      upstream.set(port, back);
    }
    back.send(bytes, registrarPort, '127.0.0.1');
  });
  await new Promise<void>((resolve) => front.bind(0, '127.0.0.1', resolve));
  const close = (): Promise<void> => {
    upstream.forEach((socket) => socket.close());
    return new Promise((resolve) => front.close(() => resolve()));
  };
  return { port: front.address().port, sent: () => sent, close };
}

export async function startTcpRelay(registrarPort: number): Promise<Relay> {
  const streams: Buffer[][] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    const stream: Buffer[] = [];
    streams.push(stream);
    const back = connect(registrarPort, '127.0.0.1');
    for (const each of [socket, back]) {
      sockets.add(each);
      each.on('error', () => undefined).on('close', () => (socket.destroy(), back.destroy()));
    }
    socket.on('data', (bytes) => stream.push(bytes)).pipe(back);
    back.pipe(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = (): Promise<void> => {
    sockets.forEach((socket) => socket.destroy());
    return new Promise((resolve) => server.close(() => resolve()));
  };
  const sent = (): string[] => streams.map((stream) => Buffer.concat(stream).toString('latin1'));
  return { port: (server.address() as AddressInfo).port, sent, close };
}
