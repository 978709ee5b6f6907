import { connect, isIP, type Socket } from 'node:net';
import { connect as connectTls, type SecureContext } from 'node:tls';
import { HANDSHAKES, type Target } from './handshakes.ts';
import { ProxyError } from './proxy-error.ts';
import type { ProxyHop } from './route.ts';
import type { Trust } from './trust.ts';

/** Three silent proxies and a slow server still stay within what a call may take (`LIMITS.callMs`). */
const HOP_MS = 5_000;

/** A socket that leads to the target through this proxy. Throws a ProxyError, at the latest after `limitMs`. */
export async function openTunnel(hop: ProxyHop, target: Target, trust: Trust, limitMs = HOP_MS): Promise<Socket> {
  const socket = hop.kind === 'https' ? secureTo(hop, await trust()) : connect({ ...placeOf(hop), noDelay: true });
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

function secureTo(hop: ProxyHop, secureContext: SecureContext): Socket {
  return connectTls({
    ...placeOf(hop),
    servername: isIP(hop.host) === 0 ? hop.host : '',
    rejectUnauthorized: true,
    secureContext,
    ALPNProtocols: ['http/1.1'],
  }).setNoDelay(true);
}

function placeOf({ host, port }: ProxyHop): Target {
  return { host, port };
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
