import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface OneShot {
  /** `http://127.0.0.1:<port>/<random>`: whoever knows it gets the content, once. */
  url: string;
  /** Resolves when nothing is served any more; true: it was fetched. */
  done: Promise<boolean>;
  close(): void;
}

/**
 * Serves one text exactly once, on this computer only, under a path that cannot be guessed, for `forMs`. Everything else gets a 404:
 * other paths and methods, a second request, and hosts other than the address itself (a web page could lead a browser here under a name
 * of its own). The server ends with the answer.
 */
export async function serveOnce(content: string, contentType: string, forMs: number): Promise<OneShot> {
  const path = `/${randomBytes(24).toString('base64url')}`;
  let left: string | undefined = content;
  let host = '';
  const server = createServer((request, response) => {
    const text = isAsked(request, path, host) ? left : undefined;
    if (text === undefined) {
      response.writeHead(404, HEADERS).end();
      return;
    }
    left = undefined;
    response.on('close', close);
    response.writeHead(200, { ...HEADERS, 'Content-Type': contentType }).end(text);
  });
  const done = new Promise<boolean>((resolve) => server.once('close', () => resolve(left === undefined)));
  const timer = setTimeout(close, forMs);
  function close(): void {
    clearTimeout(timer);
    server.close();
    server.closeAllConnections();
  }
  host = `127.0.0.1:${await listen(server)}`;
  return { url: `http://${host}${path}`, done, close };
}

const HEADERS = { 'Cache-Control': 'no-store', Connection: 'close', 'X-Content-Type-Options': 'nosniff' };

function isAsked({ method, url, headers }: IncomingMessage, path: string, host: string): boolean {
  return method === 'GET' && url === path && headers.host === host;
}

function listen(server: Server): Promise<number> {
  server.headersTimeout = server.requestTimeout = 5_000;
  server.maxConnections = 16;
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}
