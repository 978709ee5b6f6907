import { createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

/** One request of which the whole body has arrived. */
export interface RawRequest {
  method: string;
  path: string;
  /** Names in lower case. */
  headers: Record<string, string>;
  body: string;
}

export interface RawServer {
  /** `http://127.0.0.1:<port>`. */
  host: string;
  port: number;
  /** Complete requests, in the order of their coming. */
  requests: RawRequest[];
  /** How many complete requests this path (with or without the API's base before it) has got. */
  count(path: string): number;
  close(): Promise<void>;
}

/** What happens on the socket once a request has arrived whole; everything that HTTP forbids is possible. */
export type RawAnswer = (request: RawRequest, socket: Socket) => void;

/** A server of bare TCP on 127.0.0.1 that reads requests to their last byte, counts them, and leaves the answer to the test. */
export async function startRawServer(answer: RawAnswer): Promise<RawServer> {
  const requests: RawRequest[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    let received: Buffer = Buffer.alloc(0);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
    socket.on('data', (chunk) => {
      received = Buffer.concat([received, chunk]);
      for (let taken = takeRequest(received); taken; taken = takeRequest(received)) {
        received = taken.rest;
        requests.push(taken.request);
        answer(taken.request, socket);
      }
    });
  });
  const port = await listen(server);
  return {
    host: `http://127.0.0.1:${port}`,
    port,
    requests,
    count: (path) => requests.filter((request) => request.path.split('?')[0]?.endsWith(path)).length,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        sockets.forEach((socket) => socket.destroy());
      }),
  };
}

/** A whole answer with its length, the connection closed behind it. */
export function reply(status: number, body: string | Buffer, headers: Record<string, string> = {}): RawAnswer {
  return (_request, socket) => {
    const bytes = Buffer.from(body);
    const all = { 'Content-Type': 'application/json', 'Content-Length': String(bytes.length), ...headers };
    const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
    socket.write(`HTTP/1.1 ${status} Whatever\r\n${lines.join('')}Connection: close\r\n\r\n`);
    socket.end(bytes);
  };
}

/** A whole answer of JSON, status 200. */
export function json(value: unknown): RawAnswer {
  return reply(200, JSON.stringify(value));
}

/** The documented refusal. */
export function refusal(status: number, code: string, message: string): RawAnswer {
  return reply(status, JSON.stringify({ error: { code, message } }));
}

function takeRequest(received: Buffer): { request: RawRequest; rest: Buffer } | undefined {
  const end = received.indexOf('\r\n\r\n');
  if (end < 0) return undefined;
  const [first = '', ...lines] = received.subarray(0, end).toString('latin1').split('\r\n');
  const [method = '', path = ''] = first.split(' ');
  const headers = Object.fromEntries(
    lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]),
  );
  if ('transfer-encoding' in headers) throw new Error('a client of ours sends bodies with their length');
  const bodyEnd = end + 4 + Number(headers['content-length'] ?? 0);
  if (received.length < bodyEnd) return undefined;
  const body = received.subarray(end + 4, bodyEnd).toString('utf8');
  return { request: { method, path, headers, body }, rest: received.subarray(bodyEnd) };
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}

/** A port of 127.0.0.1 on which nothing listens. */
export async function closedPort(): Promise<number> {
  const server = createServer();
  const port = await listen(server);
  await new Promise((resolve) => server.close(resolve));
  return port;
}
