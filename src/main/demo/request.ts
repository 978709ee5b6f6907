import type { IncomingMessage } from 'node:http';
import { readJson, type Json } from './json.ts';
import { invalid, Refusal } from './refusal.ts';

/** The largest body that is looked at, in bytes. */
const LARGEST_BODY = 256 * 1024;
/** A client that sends more than this is cut off instead of told. */
const MOST_TO_SWALLOW = 16 * 1024 * 1024;

/** The path of a request target, and its query. Anything but an origin-form target (`/…`) has the path ''. */
export function targetOf(url: string): { path: string; query: URLSearchParams } {
  const [path = '', ...rest] = url.split('?');
  return { path: path.startsWith('/') ? path : '', query: new URLSearchParams(rest.join('?')) };
}

/**
 * Reads a body to its end, and beyond the limit to nowhere, so that the client lives to read the answer. Undefined: too
 * large. Rejects when the client leaves in the middle.
 */
export function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  return new Promise((resolve, reject) => {
    let chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= LARGEST_BODY) chunks.push(chunk);
      else chunks = [];
      if (size > MOST_TO_SWALLOW) request.destroy();
    });
    request.on('end', () => resolve(size <= LARGEST_BODY ? Buffer.concat(chunks) : undefined));
    request.on('error', reject);
    request.on('close', () => reject(new Error('the client left')));
  });
}

/** The JSON of a body. Throws the documented refusals: 413 too large, 415 not said to be JSON, 400 not JSON. */
export function jsonOf(request: IncomingMessage, body: Buffer | undefined): Json {
  if (body === undefined) throw new Refusal(413, 'InvalidArgument', '请求体过大');
  const type = request.headers['content-type'] ?? '';
  if (!/^application\/json\s*(;|$)/i.test(type)) {
    throw new Refusal(415, 'InvalidArgument', 'Content-Type 必须是 application/json');
  }
  try {
    return readJson(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    throw invalid('请求体不是合法的 JSON');
  }
}

/** DNS rebinding guard: only pages and programs that mean this very server by its loopback name may talk to it. */
export function isForThisServer(request: IncomingMessage): boolean {
  const port = request.socket.localPort;
  return [`127.0.0.1:${port ?? ''}`, `localhost:${port ?? ''}`].includes(request.headers.host?.toLowerCase() ?? '');
}
