import { connect as connectTcp, isIP, type Socket } from 'node:net';
import { checkServerIdentity, connect as connectTls } from 'node:tls';
import { uriHost } from '../host-name.ts';
import { Inbox, LinkError, type Link, type LinkEvents, type Target, type TlsTrust } from './link.ts';
import { StreamFraming } from './stream-framing.ts';

/** TCP, with TLS where `trust` is given. The certificate is looked at before a byte of ours is sent. */
export async function openStream(target: Target, trust: TlsTrust | undefined, signal: AbortSignal): Promise<Link> {
  const inbox = new Inbox();
  const socket = trust ? connectSecurely(target, trust) : connectTcp({ host: target.address, port: target.port });
  const framing = new StreamFraming();
  socket.on('data', (chunk: Buffer) => {
    const messages = framing.take(chunk);
    messages?.forEach((message) => inbox.onMessage(message));
    if (messages) return;
    inbox.onFailure('garbage');
    socket.destroy();
  });
  socket.on('end', () => {
    const rest = framing.rest();
    if (rest) inbox.onMessage(rest);
  });
  socket.on('error', () => inbox.onFailure('unreachable'));
  socket.on('close', () => inbox.onFailure('unreachable'));
  try {
    await opened(socket, trust !== undefined, signal);
  } catch (error) {
    socket.destroy();
    throw error instanceof LinkError ? error : new LinkError('unreachable', error);
  }
  socket.setNoDelay(true);
  return {
    isReliable: true,
    local: { host: uriHost(socket.localAddress ?? '0.0.0.0'), port: socket.localPort ?? 0 },
    send: (text) => {
      if (socket.writable) socket.write(text);
    },
    listen: (events: LinkEvents) => inbox.listen(events),
    close: () => socket.destroy(),
  };
}

function connectSecurely(target: Target, { serverName, authorities }: TlsTrust): Socket {
  return connectTls({
    host: target.address,
    port: target.port,
    ...(isIP(serverName) === 0 && { servername: serverName }),
    ca: [...authorities],
    minVersion: 'TLSv1.2',
    rejectUnauthorized: true,
    checkServerIdentity: (_name, certificate) => checkServerIdentity(serverName, certificate),
  });
}

/** A connection that stood and then failed before it was secure failed because of its certificate or its lack of TLS. */
function opened(socket: Socket, isSecure: boolean, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    let isConnected = false;
    signal.throwIfAborted();
    signal.addEventListener('abort', () => reject(new Error('aborted')), { once: true });
    socket.once('connect', () => {
      isConnected = true;
      if (!isSecure) resolve();
    });
    socket.once('secureConnect', resolve);
    const fail = (error?: Error): void => reject(new LinkError(isSecure && isConnected ? 'tls' : 'unreachable', error));
    socket.once('error', fail);
    socket.once('close', () => fail());
  });
}
