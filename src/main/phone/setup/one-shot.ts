import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { peerOwner, type LoopbackPorts, type PeerOwner } from '../../network/loopback-peer.ts';

/** How serving ended. */
export interface OneShotEnd {
  isFetched: boolean;
  /** A process of another user of this computer asked for the content and was refused. */
  wasRefused: boolean;
}

export interface OneShot {
  /** `http://127.0.0.1:<port>/<random>`: whoever knows it, and runs as the same user, gets the content once. */
  url: string;
  /** Resolves when nothing is served any more. */
  done: Promise<OneShotEnd>;
  close(): void;
}

export interface OneShotParts {
  content: string;
  contentType: string;
  forMs: number;
  /** For tests. */
  ownerOf?: (ports: LoopbackPorts) => Promise<PeerOwner>;
}

/** A phone needs one connection. Beyond this many, the oldest that has asked for nothing makes room. */
const MOST_CONNECTIONS = 8;
const HEADERS = { 'Cache-Control': 'no-store', Connection: 'close', 'X-Content-Type-Options': 'nosniff' };

/**
 * Serves one text exactly once, on this computer only, to processes of this user only, under a path that cannot be guessed (but that other users may
 * see in a process list). Everything else gets a 404: other paths and methods, a second request, and hosts other than the address itself (a web page
 * could lead a browser here under a name of its own). The server ends with the answer, or after `forMs`.
 */
export async function serveOnce({ content, contentType, forMs, ownerOf = peerOwner }: OneShotParts): Promise<OneShot> {
  const path = `/${randomBytes(24).toString('base64url')}`;
  const visitors = new Visitors(ownerOf);
  let left: string | undefined = content;
  let host = '';
  const server = createServer((request, response) => {
    void visitors.isOurs(request.socket).then((isOurs) => {
      const text = isOurs && isAsked(request, path, host) ? left : undefined;
      if (text === undefined) {
        response.writeHead(404, HEADERS).end();
        return;
      }
      left = undefined;
      response.on('close', close);
      response.writeHead(200, { ...HEADERS, 'Content-Type': contentType }).end(text);
    });
  });
  server.on('connection', (socket) => visitors.admit(socket));
  const done = new Promise<OneShotEnd>((resolve) =>
    server.once('close', () => resolve({ isFetched: left === undefined, wasRefused: visitors.wereRefused })),
  );
  const timer = setTimeout(close, forMs);
  function close(): void {
    clearTimeout(timer);
    server.close();
    server.closeAllConnections();
  }
  host = `127.0.0.1:${await listen(server)}`;
  return { url: `http://${host}${path}`, done, close };
}

/** The open connections, oldest first, and whose they are. */
class Visitors {
  readonly #ownerOf: (ports: LoopbackPorts) => Promise<PeerOwner>;
  readonly #verdicts = new Map<Socket, Promise<boolean>>();
  wereRefused = false;

  constructor(ownerOf: (ports: LoopbackPorts) => Promise<PeerOwner>) {
    this.#ownerOf = ownerOf;
  }

  /** Hangs up on other users at once, so that they cannot use up the connections. */
  admit(socket: Socket): void {
    const verdict = this.#judge(socket);
    this.#verdicts.set(socket, verdict);
    socket.once('close', () => this.#verdicts.delete(socket));
    void verdict.then((isOurs) => {
      if (isOurs) return;
      this.wereRefused = true;
      socket.destroy();
    });
    const [oldest] = this.#verdicts.keys();
    if (this.#verdicts.size > MOST_CONNECTIONS) oldest?.destroy();
  }

  async isOurs(socket: Socket): Promise<boolean> {
    return (await this.#verdicts.get(socket)) ?? false;
  }

  async #judge({ remotePort, localPort }: Socket): Promise<boolean> {
    if (remotePort === undefined || localPort === undefined) return false;
    return (await this.#ownerOf({ peer: remotePort, own: localPort })) !== 'another-user';
  }
}

function isAsked({ method, url, headers }: IncomingMessage, path: string, host: string): boolean {
  return method === 'GET' && url === path && headers.host === host;
}

function listen(server: Server): Promise<number> {
  server.headersTimeout = server.requestTimeout = 5_000;
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}
