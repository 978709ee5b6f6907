import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';

const TCP = ['http', 'dns-over-https', 'turn', 'sip'] as const;
const UDP = ['dns', 'stun', 'sip-udp'] as const;
type Name = (typeof TCP)[number] | (typeof UDP)[number];

/** Servers on this computer to which nothing must come. */
export interface Listeners {
  ports: Record<Name, number>;
  /** Who has been reached, once for each connection or datagram. */
  reached: Name[];
  close(): void;
}

export async function startListeners(): Promise<Listeners> {
  const reached: Name[] = [];
  const ports: Partial<Record<Name, number>> = {};
  const closes: (() => void)[] = [];
  for (const name of TCP) {
    const server = createServer((socket) => {
      reached.push(name);
      socket.destroy();
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    ports[name] = (server.address() as AddressInfo).port;
    closes.push(() => server.close());
  }
  for (const name of UDP) {
    const socket = createSocket('udp4', () => reached.push(name));
    socket.bind(0, '127.0.0.1');
    await once(socket, 'listening');
    ports[name] = socket.address().port;
    closes.push(() => socket.close());
  }
  return { ports: ports as Record<Name, number>, reached, close: () => closes.forEach((close) => close()) };
}
