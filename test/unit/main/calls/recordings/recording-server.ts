import { createHash, randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

/** How a server of recordings can be. Everything can be changed while it runs. */
export interface Manners {
  /** Of every file; undefined: none is sent. */
  etag: string | undefined;
  lastModified: string | undefined;
  /** `ignored`: always the whole file. `unconditional`: honours Range, but not If-Range. `shifted`: gives the part from ten bytes before. */
  ranges: 'honoured' | 'ignored' | 'unconditional' | 'shifted';
  /** Of a part, in bytes: gives no more at once, although more was asked for. */
  longestPart: number;
  /** Ends the connection behind so many bytes of the file; asked anew before each answer. */
  cutsAt: (path: string) => number | undefined;
  /** Sends so many bytes, then nothing more, and keeps the connection. */
  stallsAt: () => number | undefined;
  status: (path: string) => number;
  type: string;
  /** How long it thinks before it answers. */
  waitsMs: number;
  /** Without a length in the headers. */
  isChunked: boolean;
}

export interface Asked {
  path: string;
  range?: string;
  ifRange?: string;
}

const POLITE: Manners = {
  etag: '"one"',
  lastModified: undefined,
  ranges: 'honoured',
  longestPart: Infinity,
  cutsAt: () => undefined,
  stallsAt: () => undefined,
  status: () => 200,
  type: 'audio/mpeg',
  waitsMs: 0,
  isChunked: false,
};

/** A real HTTP server on loopback with one file under every path, until the test gives it others; goes with the test. */
export async function recordingServer(given: Partial<Manners> = {}) {
  const file: (path: string) => Buffer = () => shared;
  const state = { ...POLITE, ...given, file, most: 0, open: 0 };
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    const { range, 'if-range': ifRange } = request.headers;
    asked.push({ path: request.url ?? '', ...(range && { range }), ...(ifRange && { ifRange: String(ifRange) }) });
    state.most = Math.max(state.most, ++state.open);
    response.on('close', () => state.open--);
    setTimeout(() => answer(state, request, response), state.waitsMs);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { host: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked, state };
}

const shared = randomBytes(300_000);

function answer(
  state: Manners & { file(path: string): Buffer },
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const path = request.url ?? '';
  const status = state.status(path);
  if (status !== 200) return void response.writeHead(status, { 'Content-Type': 'text/plain' }).end('no');
  const file = state.file(path);
  const from = firstByte(state, request);
  if (from > 0 && from >= file.length)
    return void response.writeHead(416, { 'Content-Range': `bytes */${file.length}` }).end();
  const isPart = from > 0;
  const end = Math.min(file.length, isPart ? from + state.longestPart : Infinity);
  response.writeHead(isPart ? 206 : 200, {
    'Content-Type': state.type,
    ...(state.etag !== undefined && { ETag: state.etag }),
    ...(state.lastModified !== undefined && { 'Last-Modified': state.lastModified }),
    ...(isPart && { 'Content-Range': `bytes ${from}-${end - 1}/${file.length}` }),
    ...(!state.isChunked && { 'Content-Length': end - from }),
  });
  const cut = state.cutsAt(path);
  const stall = state.stallsAt();
  if (cut !== undefined) response.write(file.subarray(from, cut), () => response.destroy());
  else if (stall !== undefined) response.write(file.subarray(from, stall));
  else response.end(file.subarray(from, end));
}

function firstByte({ ranges, etag, lastModified }: Manners, { headers }: IncomingMessage): number {
  const from = Number(/^bytes=(\d+)-$/.exec(headers.range ?? '')?.[1] ?? 0);
  if (ranges === 'ignored') return 0;
  if (ranges === 'shifted') return Math.max(0, from - 10);
  const condition = headers['if-range'];
  return ranges === 'unconditional' || condition === undefined || condition === (etag ?? lastModified) ? from : 0;
}

export const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
