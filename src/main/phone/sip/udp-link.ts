import { createSocket } from 'node:dgram';
import { isIPv6 } from 'node:net';
import { uriHost } from '../host-name.ts';
import { Inbox, LinkError, type Link, type LinkEvents, type Target } from './link.ts';

/**
 * A connected UDP socket: the system drops datagrams of anybody else, and tells when nothing listens there. Answers come back to the
 * very port that asked (RFC 3581).
 */
export async function openUdp(target: Target, signal: AbortSignal): Promise<Link> {
  const socket = createSocket({ type: isIPv6(target.address) ? 'udp6' : 'udp4' });
  const inbox = new Inbox();
  let isClosed = false;
  const close = (): void => {
    if (!isClosed) socket.close();
    isClosed = true;
  };
  socket.on('message', (bytes) => inbox.onMessage(bytes));
  socket.on('error', () => inbox.onFailure('unreachable'));
  try {
    await connected(socket, target, signal);
  } catch (error) {
    close();
    throw new LinkError('unreachable', error);
  }
  const { address, port } = socket.address();
  return {
    isReliable: false,
    local: { host: uriHost(address), port },
    send: (text) => {
      if (!isClosed) socket.send(text, (error) => error && inbox.onFailure('unreachable'));
    },
    listen: (events: LinkEvents) => inbox.listen(events),
    close,
  };
}

function connected(socket: ReturnType<typeof createSocket>, target: Target, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    signal.addEventListener('abort', () => reject(new Error('aborted')), { once: true });
    socket.once('error', reject);
    socket.connect(target.port, target.address, (error?: Error) => (error ? reject(error) : resolve()));
  });
}
