import { createServer, type AddressInfo, type Socket } from 'node:net';
import type { RawRequest } from './raw-server.ts';

/** Unlike a raw server's, its owner hears of a request's first bytes, and can wait until nobody is connected any more. */
export interface Listener {
  port: number;
  /** Resolves once every connection has ended, and what was on its way has been read; rejects after `limitMs`. */
  quiet(limitMs: number): Promise<void>;
  close(): Promise<void>;
}

/** Listens on 127.0.0.1 and hands over the sockets, their errors already swallowed. */
export async function listenRaw(onSocket: (socket: Socket) => void): Promise<Listener> {
  const sockets = new Set<Socket>();
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('end', () => socket.end());
    socket.on('close', () => sockets.delete(socket));
    onSocket(socket);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    quiet: (limitMs) => untilQuiet(sockets, limitMs),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        sockets.forEach((socket) => socket.destroy());
      }),
  };
}

/** Twice empty, a moment apart: a connection may still wait to be accepted. */
async function untilQuiet(sockets: ReadonlySet<Socket>, limitMs: number): Promise<void> {
  const end = performance.now() + limitMs;
  for (let empty = 0; empty < 2; empty = sockets.size === 0 ? empty + 1 : 0) {
    if (performance.now() > end) throw new Error(`${sockets.size} connections are open after ${limitMs} ms`);
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
}

/** The length of the first request in these bytes with its whole body; undefined while some of it is missing. */
export function wholeLength(received: Buffer): number | undefined {
  const end = received.indexOf('\r\n\r\n');
  if (end < 0) return undefined;
  const length = /^content-length: *(\d+)/im.exec(received.toString('latin1', 0, end))?.[1] ?? '0';
  const whole = end + 4 + Number(length);
  return received.length < whole ? undefined : whole;
}

/** One whole request, as `wholeLength` measured it. */
export function parseRequest(bytes: Buffer): RawRequest {
  const end = bytes.indexOf('\r\n\r\n');
  const [first = '', ...lines] = bytes.toString('latin1', 0, end).split('\r\n');
  const [method = '', path = ''] = first.split(' ');
  const headers = lines.map((line) => {
    const colon = line.indexOf(':');
    return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
  });
  return {
    method,
    path,
    headers: Object.fromEntries(headers) as Record<string, string>,
    body: bytes.toString('utf8', end + 4),
  };
}
