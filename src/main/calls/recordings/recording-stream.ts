import { Fault, isFault } from '../../fault.ts';
import { extensionAs, extensionOf } from './audio-extension.ts';
import { readRange, sliceOf, type AskedRange } from './byte-slice.ts';
import { capped, SIZE_CAP } from './capped-body.ts';
import { peek } from './peek.ts';
import { HEAD_BYTES, recognise, type Recognised, type RecordingKind } from './recording-kind.ts';

/** A recording as it streams: what a window's `<audio>` may see of the far answer. */
export interface RecordingStream {
  status: 200 | 206 | 416;
  headers: Record<string, string>;
  /** Fails with `bad-answer` where more comes than a recording may have. */
  body: ReadableStream<Uint8Array> | null;
  /** For a file's name, without its dot. */
  extension: string;
  /** false: its first bytes say that no window can play it; undefined: they were not seen, or say nothing. */
  isPlayable?: boolean;
}

/** What was asked for, and what is known of the file. */
interface AskedFor {
  url: URL;
  range?: string;
  ifRange?: string;
  /** From the file's first bytes, where they were seen before. */
  kind?: RecordingKind;
  /** How long the first bytes are waited for. */
  signal: AbortSignal;
}

const PASSED_ON = ['content-length', 'content-range', 'accept-ranges', 'etag', 'last-modified'];
/** Labels of a file that nobody has looked into, besides none at all. */
const SOUND =
  /^(?:audio\/|video\/(?:mp4|ogg|webm|3gpp)|text\/plain|application\/ogg|(?:application|binary)\/(?:octet-stream|(?:x-)?(?:force-)?download|binary)|$)/i;
/** One label of a sound. Of two labels in one header, Chromium would believe the last. */
const LABEL = /^audio\/[\w.+-]+(?=\s*(?:;|$))/i;
/** What is answered for a recording that is not there (any more). */
const GONE = [401, 403, 404, 410];
/** The message of the `bad-answer` for a file without a byte. */
const EMPTY = 'empty';
/** Errors behind a redirect, such as one to a login page that recordings may not come from. */
const astray = new WeakSet<object>();

/**
 * May a newer link hold where this one did not? Servers say so in every way: 400 ExpiredToken, 409, a page or a message with a 200, or
 * the way to a login page.
 */
export function mayHaveRunOut(error: unknown): boolean {
  if (isFault(error, 'not-found')) return GONE.includes(error.error.status ?? 0);
  if (!isFault(error, 'bad-answer', 'recording-host')) return false;
  const { status = 0, message } = error.error;
  return astray.has(error) || (status >= 200 && status < 500 && (message === undefined || message === EMPTY));
}

/** Marks an error that came behind a redirect. */
export function asAstray(error: unknown): unknown {
  if (typeof error === 'object' && error !== null) astray.add(error);
  return error;
}

/**
 * The far answer as a recording, whatever it is labelled; throws `not-found`, `server-error` or `bad-answer` where it is none, and what
 * `signal` was aborted with while the first bytes were waited for. A range that the server has not kept to is cut out of what it sends.
 */
export async function toStream(answer: Response, asked: AskedFor): Promise<RecordingStream> {
  const { status, headers } = answer;
  if (status === 416 && isBeyondEnd(headers, asked))
    return {
      status,
      headers: passedOn(headers),
      body: answer.body,
      extension: extensionFor(asked, headers, 'unknown'),
    };
  const start = startOf(answer, asked);
  if (!isWholesome(answer) || start === undefined) throw noRecording(answer);
  const seen = start === 0 && answer.body ? await peek(answer.body, HEAD_BYTES, asked.signal) : undefined;
  const isAll = seen !== undefined && seen.head.length < HEAD_BYTES && !asked.signal.aborted;
  if (isAll && seen.head.length === 0) throw new Fault('bad-answer', { status, message: EMPTY });
  const recognised = seen ? recognise(seen.head, isAll) : (asked.kind ?? 'unknown');
  const type = (headers.get('content-type') ?? '').trim();
  if (recognised === 'text' || (recognised === 'unknown' && !SOUND.test(type))) {
    void seen?.body.cancel();
    throw noRecording(answer);
  }
  const kind = recognised === 'unknown' ? undefined : recognised;
  const body = seen?.body ?? answer.body;
  const stream: RecordingStream = {
    status: status === 206 || start > 0 ? 206 : 200,
    headers: { ...passedOn(headers), 'content-type': kind?.type ?? LABEL.exec(type)?.[0] ?? 'audio/mpeg' },
    body: body && capped(body),
    extension: extensionFor(asked, headers, recognised),
    ...(kind && { isPlayable: kind.isPlayable }),
  };
  return keptToRange(stream, asked, start);
}

/** Is what was asked for behind the end? Without a length, or with none, it says nothing of a recording. */
function isBeyondEnd(headers: Headers, { range }: AskedFor): boolean {
  return range !== undefined && /^bytes\s+\*\/[1-9]\d*$/i.test(headers.get('content-range') ?? '');
}

/** The first byte of the file that the body begins with; undefined where a part does not say so and cannot be placed. */
function startOf({ status, headers }: Response, { range }: AskedFor): number | undefined {
  const [, from, to] = /^bytes\s+(\d+)-(\d+)\//i.exec(headers.get('content-range') ?? '') ?? [];
  if (status !== 206) {
    // A part that somebody on the way has called the whole, where its length bears that out.
    const isPart = Number(headers.get('content-length') ?? NaN) === Number(to) - Number(from) + 1;
    return range !== undefined && isPart ? Number(from) : 0;
  }
  if (from !== undefined) return Number(from);
  const wanted = readRange(range);
  return wanted && 'first' in wanted ? wanted.first : undefined;
}

function extensionFor({ url }: AskedFor, headers: Headers, recognised: Recognised): string {
  const disposition = headers.get('content-disposition') ?? '';
  if (typeof recognised === 'object') return extensionAs(recognised.extension, url.pathname, disposition);
  return extensionOf(headers.get('content-type') ?? '', url.pathname, disposition);
}

/**
 * A 200 to a range would be played as if it began there, so what was asked for is cut out of it. Whoever continues a file (`If-Range`)
 * is told that it is another one instead.
 */
async function keptToRange(stream: RecordingStream, asked: AskedFor, start: number): Promise<RecordingStream> {
  const range = readRange(asked.range);
  const { body, headers } = stream;
  if (!range || !body || asked.ifRange !== undefined || isKept(range, stream, start)) return stream;
  const told = stream.status === 206 ? /\/(\d+)$/.exec(headers['content-range'] ?? '')?.[1] : headers['content-length'];
  const slice = await sliceOf({ body, start, total: told === undefined ? undefined : Number(told) }, range);
  return { ...stream, ...slice, headers: { ...headers, ...slice.headers } };
}

function isKept(range: AskedRange, { status, headers }: RecordingStream, start: number): boolean {
  if ('suffix' in range) {
    const total = /\/(\d+)$/.exec(headers['content-range'] ?? '')?.[1];
    return status === 206 && (total === undefined || start === Math.max(0, Number(total) - range.suffix));
  }
  return range.first === start && (status === 206 || range.last === undefined);
}

function noRecording({ status, body }: Response): Fault {
  if (body?.locked === false) void body.cancel();
  if (GONE.includes(status)) return new Fault('not-found', { status });
  return new Fault(status >= 500 || status === 429 ? 'server-error' : 'bad-answer', { status });
}

function isWholesome({ status, headers }: Response): boolean {
  if (status < 200 || status > 206 || status === 204 || status === 205) return false;
  const whole = /\/(\d+)$/.exec(headers.get('content-range') ?? '')?.[1];
  if (Math.max(Number(headers.get('content-length') ?? 0), Number(whole ?? 0)) > SIZE_CAP) return false;
  // A part of a compressed file cannot be unpacked, nor put behind an earlier part.
  return status !== 206 || !isPacked(headers);
}

/** Although `identity` was asked for. Node unpacks it, so that the length in the headers is not the body's. */
function isPacked(headers: Headers): boolean {
  return (headers.get('content-encoding') ?? 'identity') !== 'identity';
}

function passedOn(headers: Headers): Record<string, string> {
  const names = isPacked(headers) ? ['etag'] : PASSED_ON;
  const passed = names.flatMap((name) => {
    const value = headers.get(name);
    return value === null ? [] : [[name, value] as const];
  });
  return Object.fromEntries(passed);
}
