import type { Socket } from 'node:net';
import { ProxyError } from './proxy-error.ts';

/** No proxy says more than this before a tunnel stands. */
const MOST_BYTES = 16 * 1024;

/**
 * Reads one answer of a proxy off its socket and not a byte more. `lengthOf` says how long the answer is, once it can be told from what has
 * come so far. Throws a ProxyError; a byte behind the answer is `garbage`, since whoever is at the other end of a tunnel waits for us to begin.
 */
export function readAnswer(socket: Socket, lengthOf: (received: Buffer) => number | undefined): Promise<Buffer> {
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
