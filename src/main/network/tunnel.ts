import { connect, isIP, type Socket } from 'node:net';
import { connect as connectTls, type SecureContext } from 'node:tls';
import { HANDSHAKES, type Target } from './handshakes.ts';
import { ProxyError } from './proxy-error.ts';
import type { ProxyHop } from './route.ts';

/** Three silent proxies and a slow server still stay within what a call may take (`LIMITS.callMs`). */
const HOP_MS = 5_000;

/** A socket that leads to the target through this proxy. Throws a ProxyError, at the latest after `limitMs`. */
export async function openTunnel(
  hop: ProxyHop,
  target: Target,
  trust: () => SecureContext,
  limitMs = HOP_MS,
): Promise<Socket> {
  const socket = socketTo(hop, trust);
  socket.on('error', () => undefined); // whoever waits hears of it; afterwards it is the request's own socket that fails
  const limit = setTimeout(() => socket.destroy(new ProxyError('silent')), limitMs);
  try {
    await opened(socket, hop.kind === 'https' ? 'secureConnect' : 'connect');
    await HANDSHAKES[hop.kind](socket, target);
    return socket;
  } catch (error) {
    socket.destroy();
    throw error;
  } finally {
    clearTimeout(limit);
  }
}

function socketTo({ kind, host, port }: ProxyHop, trust: () => SecureContext): Socket {
  if (kind !== 'https') return connect({ host, port, noDelay: true });
  const servername = isIP(host) === 0 ? host : '';
  return connectTls({
    host,
    port,
    servername,
    rejectUnauthorized: true,
    secureContext: trust(),
    ALPNProtocols: ['http/1.1'],
  }).setNoDelay(true);
}

function opened(socket: Socket, event: 'connect' | 'secureConnect'): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.once(event, resolve);
    socket.once('error', (error) =>
      reject(error instanceof ProxyError ? error : new ProxyError('unreachable', { cause: error })),
    );
    socket.once('close', () => reject(new ProxyError('unreachable')));
  });
}
