import type { IncomingMessage, ServerResponse } from 'node:http';
import { isRecorded, type DemoCall } from './call.ts';
import { dressed, refuseOldLink, type LinkManner, type RecordingManner } from './recording-manners.ts';
import { Refusal } from './refusal.ts';
import { DAY } from './times.ts';
import { conversation, SAMPLE_RATE } from './voices.ts';
import type { World } from './world.ts';

const LONGEST = 20; // seconds
const KEPT_DAYS = 60;
const MOST_REMEMBERED = 8;
const PATH = /^\/recordings\/([0-9a-f-]{36})\.wav$/;

/** Is this path one of a recording, existing or not? */
export function isRecordingPath(path: string): boolean {
  return path.startsWith('/recordings/');
}

/** The recordings of a world, made when they are asked for. */
export class Recordings {
  readonly #world: World;
  /** The last few files, as a player asks for one in many parts. */
  readonly #recent = new Map<string, Buffer>();

  readonly #manner: RecordingManner;
  readonly #links: LinkManner;

  constructor(world: World, manner: RecordingManner, links: LinkManner) {
    this.#world = world;
    this.#manner = manner;
    this.#links = links;
  }

  /**
   * Serves a recording to anybody who has its link, as a CDN would: GET, HEAD and one byte range. Throws 404 for what
   * there is not, and 410 for calls older than 60 days at `now`. Manners other than the usual are the options' (`recording-manners.ts`).
   */
  serve(
    { path, query }: { path: string; query: URLSearchParams },
    now: number,
    request: IncomingMessage,
    response: ServerResponse,
  ): void {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      throw new Refusal(405, 'Unimplemented', '不支持的请求方法', { Allow: 'GET, HEAD' });
    }
    const call = this.#find(path, now);
    if (refuseOldLink(query, this.#links, now, response)) return;
    if (this.#manner === 'wav') this.#serveWav(call, request, response);
    else this.#serveOdd(call, request, response);
  }

  #serveWav(call: DemoCall, request: IncomingMessage, response: ServerResponse): void {
    const size = wavSize(samplesOf(call));
    const etag = `"${call.uuid}-${size}"`;
    const headers = { 'Content-Type': 'audio/wav', 'Accept-Ranges': 'bytes', ETag: etag };
    const range = rangeOf(request, size, etag);
    if (request.headers['if-none-match'] === etag) response.writeHead(304, headers).end();
    else if (range === 'unsatisfiable') {
      response.writeHead(416, { ...headers, 'Content-Range': `bytes */${size}`, 'Content-Length': 0 }).end();
    } else {
      const { first, last } = range ?? { first: 0, last: size - 1 };
      const partial = range && { 'Content-Range': `bytes ${first}-${last}/${size}` };
      response.writeHead(range ? 206 : 200, { ...headers, ...partial, 'Content-Length': last - first + 1 });
      response.end(request.method === 'HEAD' ? undefined : this.#file(call).subarray(first, last + 1));
    }
  }

  #serveOdd(call: DemoCall, request: IncomingMessage, response: ServerResponse): void {
    const { bytes, headers } = dressed(this.#file(call), this.#manner);
    const isWhole = this.#manner === 'no-ranges' || this.#manner === 'no-length';
    const range = isWhole ? undefined : rangeOf(request, bytes.length, '');
    if (range === 'unsatisfiable') {
      response.writeHead(416, { ...headers, 'Content-Range': `bytes */${bytes.length}`, 'Content-Length': 0 }).end();
      return;
    }
    const { first, last } = range ?? { first: 0, last: bytes.length - 1 };
    const partial = range && { 'Content-Range': `bytes ${first}-${last}/${bytes.length}` };
    const length = this.#manner === 'no-length' ? {} : { 'Content-Length': last - first + 1 };
    response.writeHead(range ? 206 : 200, { ...headers, ...partial, ...length });
    response.end(request.method === 'HEAD' ? undefined : bytes.subarray(first, last + 1));
  }

  #find(path: string, now: number): DemoCall {
    const call = this.#world.callBy(PATH.exec(path)?.[1] ?? '');
    if (!call || !isRecorded(call)) throw new Refusal(404, 'NotFound', '录音不存在');
    if (now - call.startAt > KEPT_DAYS * DAY) throw new Refusal(410, 'NotFound', '录音已过期');
    return call;
  }

  #file(call: DemoCall): Buffer {
    const file =
      this.#recent.get(call.uuid) ?? wavOf(conversation(samplesOf(call) / SAMPLE_RATE, call.uuid), SAMPLE_RATE);
    this.#recent.delete(call.uuid);
    this.#recent.set(call.uuid, file);
    const [oldest] = this.#recent.keys();
    if (this.#recent.size > MOST_REMEMBERED && oldest !== undefined) this.#recent.delete(oldest);
    return file;
  }
}

function samplesOf(call: DemoCall): number {
  return Math.min(call.talk, LONGEST) * SAMPLE_RATE;
}

interface ByteRange {
  first: number;
  /** Included. */
  last: number;
}

/**
 * The part of a file of `size` bytes that a request asks for (RFC 9110 §14): undefined for all of it, which is also the
 * answer to several ranges at once, to units that are not bytes, and to an `If-Range` for another version of the file.
 */
function rangeOf(request: IncomingMessage, size: number, etag: string): ByteRange | 'unsatisfiable' | undefined {
  const condition = request.headers['if-range'];
  if (condition !== undefined && condition !== etag) return undefined;
  const match = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(request.headers.range ?? '');
  if (!match) return undefined;
  const [, from = '', to = ''] = match;
  if (from === '') return to === '' ? undefined : lastBytes(Number(to), size);
  const first = Number(from);
  const last = to === '' ? size - 1 : Math.min(Number(to), size - 1);
  if (to !== '' && Number(to) < first) return undefined;
  return first >= size ? 'unsatisfiable' : { first, last };
}

function lastBytes(count: number, size: number): ByteRange | 'unsatisfiable' {
  return count === 0 ? 'unsatisfiable' : { first: Math.max(0, size - count), last: size - 1 };
}

const HEADER = 44;

/** The size in bytes of the WAV file of so many 16-bit mono samples. */
function wavSize(samples: number): number {
  return HEADER + samples * 2;
}

/** A WAV file (RIFF, PCM, 16 bit, mono) of these samples. */
function wavOf(samples: Int16Array, rate: number): Buffer {
  const file = Buffer.alloc(wavSize(samples.length));
  file.write('RIFF', 0, 'latin1');
  file.writeUInt32LE(file.length - 8, 4);
  file.write('WAVEfmt ', 8, 'latin1');
  file.writeUInt32LE(16, 16); // size of the format chunk
  file.writeUInt16LE(1, 20); // PCM
  file.writeUInt16LE(1, 22); // channels
  file.writeUInt32LE(rate, 24);
  file.writeUInt32LE(rate * 2, 28); // bytes a second
  file.writeUInt16LE(2, 32); // bytes a sample
  file.writeUInt16LE(16, 34); // bits a sample
  file.write('data', 36, 'latin1');
  file.writeUInt32LE(samples.length * 2, 40);
  for (let index = 0; index < samples.length; index++) file.writeInt16LE(samples[index] ?? 0, HEADER + index * 2);
  return file;
}
