import { createSocket, type RemoteInfo } from 'node:dgram';
import { createServer, type AddressInfo, type Socket } from 'node:net';

/** One REGISTER as it came, read by this file's own few lines: the app's parser is not to judge itself. */
export interface Received {
  /** Every byte, as latin1. */
  text: string;
  /** The first value of a header, by its full name. */
  header: (name: string) => string | undefined;
}

/** Answers through `send` as often as it likes, whole or in pieces. */
export type Behaviour = (request: Received, send: (bytes: string | Buffer) => void, end: () => void) => void;

export interface FakeRegistrar {
  port: number;
  /** Everything that arrived, in order: datagrams, or the messages of all streams. */
  received: Received[];
  behave: (behaviour: Behaviour) => void;
  close: () => Promise<void>;
}

/** Listens on 127.0.0.1 and does what it is told; silent until then. */
export async function startFakeRegistrar(
  transport: 'udp' | 'tcp',
  behaviour: Behaviour = () => undefined,
): Promise<FakeRegistrar> {
  const received: Received[] = [];
  let current = behaviour;
  const hear = (text: string, send: (bytes: string | Buffer) => void, end: () => void): void => {
    const request = read(text);
    received.push(request);
    current(request, send, end);
  };
  const { port, close } = await (transport === 'udp' ? listenUdp(hear) : listenTcp(hear));
  return { port, received, behave: (next) => (current = next), close };
}

type Hear = (text: string, send: (bytes: string | Buffer) => void, end: () => void) => void;

async function listenUdp(hear: Hear): Promise<{ port: number; close: () => Promise<void> }> {
  const socket = createSocket('udp4');
  let isClosed = false;
  socket.on('message', (bytes, from: RemoteInfo) => {
    const send = (answer: string | Buffer): void => {
      if (!isClosed) socket.send(answer, from.port, from.address);
    };
    hear(bytes.toString('latin1'), send, () => undefined);
  });
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
  const close = (): Promise<void> => {
    isClosed = true;
    return new Promise((resolve) => socket.close(resolve));
  };
  return { port: socket.address().port, close };
}

async function listenTcp(hear: Hear): Promise<{ port: number; close: () => Promise<void> }> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    let held = '';
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('data', (chunk) => {
      held += chunk.toString('latin1');
      for (let end = held.indexOf('\r\n\r\n'); end >= 0; end = held.indexOf('\r\n\r\n')) {
        const text = held.slice(0, end + 4);
        held = held.slice(end + 4); // the app's requests have no body
        hear(
          text,
          (bytes) => void socket.write(bytes),
          () => socket.end(),
        );
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      sockets.forEach((socket) => socket.destroy());
      server.close(() => resolve());
    });
  return { port: (server.address() as AddressInfo).port, close };
}

function read(text: string): Received {
  const lines = text.split('\r\n');
  const header = (name: string): string | undefined => {
    const line = lines.find((each) => each.toLowerCase().startsWith(`${name.toLowerCase()}:`));
    return line?.slice(name.length + 1).trim();
  };
  return { text, header };
}

/** A whole answer to `request`, with `extra` header lines. */
export function answerTo(request: Received, status: number | string, extra: readonly string[] = [], body = ''): string {
  const copied = ['Via', 'From', 'Call-ID', 'CSeq'].map((name) => `${name}: ${request.header(name) ?? ''}`);
  const line = typeof status === 'number' ? `SIP/2.0 ${status} Whatever` : status;
  const rest = [`To: ${request.header('To') ?? ''};tag=fake`, ...extra, `Content-Length: ${Buffer.byteLength(body)}`];
  return `${[line, ...copied, ...rest].join('\r\n')}\r\n\r\n${body}`;
}
