import { isIP, type Socket } from 'node:net';
import { ProxyError } from './proxy-error.ts';
import type { ProxyHop } from './route.ts';

/** Where a tunnel is to lead; IPv6 without brackets. */
export interface Target {
  host: string;
  port: number;
}

/** Asks a proxy for a tunnel, on a socket that has just been opened. Throws a ProxyError; afterwards the socket is the target's. */
export type Handshake = (socket: Socket, target: Target) => Promise<void>;

/** RFC 9110 §9.3.6: any 2xx means that the tunnel stands. No credentials are sent, since none are known. */
const connectHttp: Handshake = async (socket, { host, port }) => {
  const authority = `${isIP(host) === 6 ? `[${host}]` : host}:${port}`;
  socket.write(`CONNECT ${authority} HTTP/1.1\r\nHost: ${authority}\r\n\r\n`);
  const head = (await readAnswer(socket, lengthOfHead)).toString('latin1');
  const status = Number(/^HTTP\/1\.[01] (\d{3})[ \r]/.exec(head)?.[1]);
  if (Number.isNaN(status)) throw new ProxyError('garbage');
  if (status === 407) throw new ProxyError('auth', { status });
  if (status < 200 || status > 299) throw new ProxyError('refused', { status });
};

/** Up to the empty line. A refusal's page behind it is of no interest: what has come of it counts as part of the head. */
function lengthOfHead(received: Buffer): number | undefined {
  const end = received.indexOf('\r\n\r\n');
  if (end < 0) return undefined;
  return /^HTTP\/1\.[01] 2/.test(received.toString('latin1', 0, 12)) ? end + 4 : received.length;
}

const VERSION = 5;
const NO_LOGIN = 0;
const NAMES_ARE_YOURS = 3; // the proxy looks names up: behind one, this computer's DNS may not know them
/** Of an answer's address, by its type: IPv4, IPv6; a name's length is in its first byte. */
const ADDRESS_LENGTHS: Record<number, number> = { 1: 4, 4: 16 };

/** RFC 1928, without a login (RFC 1929): no credentials are known. */
const connectSocks5: Handshake = async (socket, { host, port }) => {
  socket.write(Buffer.from([VERSION, 1, NO_LOGIN]));
  const [version, method] = await readAnswer(socket, () => 2);
  if (version !== VERSION) throw new ProxyError('garbage');
  if (method !== NO_LOGIN) throw new ProxyError('auth');
  const name = Buffer.from(host, 'latin1');
  const request = [VERSION, 1, 0, NAMES_ARE_YOURS, name.length, ...name, port >> 8, port & 0xff];
  socket.write(Buffer.from(request));
  const [replied, reply] = await readAnswer(socket, lengthOfReply);
  if (replied !== VERSION) throw new ProxyError('garbage');
  if (reply !== 0) throw new ProxyError('refused');
};

function lengthOfReply(received: Buffer): number | undefined {
  if (received[1] !== undefined && received[1] !== 0) return received.length; // a refusal: some close before it is whole
  const [, , , type, first] = received;
  if (type === undefined || first === undefined) return undefined;
  const address = type === NAMES_ARE_YOURS ? 1 + first : ADDRESS_LENGTHS[type];
  return address === undefined ? 0 : 4 + address + 2;
}

export const HANDSHAKES: Record<ProxyHop['kind'], Handshake> = {
  http: connectHttp,
  https: connectHttp,
  socks5: connectSocks5,
};

/** No proxy says more than this before a tunnel stands. */
const MOST_BYTES = 16 * 1024;

/**
 * Reads one answer of a proxy off its socket and not a byte more. `lengthOf` says how long the answer is, once it can be told from what has
 * come so far. Throws a ProxyError; a byte behind the answer is `garbage`, since whoever is at the other end of a tunnel waits for us to begin.
 */
function readAnswer(socket: Socket, lengthOf: (received: Buffer) => number | undefined): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    let received: Buffer = Buffer.alloc(0);
    const end = (act: () => void): void => {
      socket.off('readable', onReadable).off('end', onEnd).off('close', onEnd).off('error', onError);
      act();
    };
    const onEnd = (): void => end(() => reject(new ProxyError('broken-off')));
    const onError = (error: Error): void =>
      end(() => reject(error instanceof ProxyError ? error : new ProxyError('broken-off', { cause: error })));
    const onReadable = (): void => {
      for (let chunk = take(socket); chunk; chunk = take(socket)) received = Buffer.concat([received, chunk]);
      const length = lengthOf(received);
      if (length === received.length) end(() => resolve(received));
      else if (received.length > (length ?? MOST_BYTES)) end(() => reject(new ProxyError('garbage')));
    };
    socket.on('readable', onReadable).on('end', onEnd).on('close', onEnd).on('error', onError);
  });
}

function take(socket: Socket): Buffer | null {
  return socket.read() as Buffer | null; // no encoding is set, so that it gives bytes
}
