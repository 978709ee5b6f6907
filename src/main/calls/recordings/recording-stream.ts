import { Fault, isFault } from '../../fault.ts';
import { extensionOf } from './audio-extension.ts';
import { capped, SIZE_CAP } from './capped-body.ts';

/** A recording as it streams: what a window's `<audio>` may see of the far answer. */
export interface RecordingStream {
  status: 200 | 206 | 416;
  headers: Record<string, string>;
  /** Fails with `bad-answer` where more comes than a recording may have. */
  body: ReadableStream<Uint8Array> | null;
  /** For a file's name, without its dot. */
  extension: string;
}

const PASSED_ON = ['content-length', 'content-range', 'accept-ranges', 'etag', 'last-modified'];
const AUDIO = /^(audio\/|application\/octet-stream|binary\/octet-stream|video\/mp4)/i;
/** What is answered for a link that no longer holds; a newer one may. */
const GONE = [401, 403, 404, 410];

/** Does the error say that this link no longer holds? */
export function isGone(error: unknown): boolean {
  return isFault(error, 'not-found') && GONE.includes(error.error.status ?? 0);
}

/** The far answer as a recording; throws `not-found`, `server-error` or `bad-answer` where it is none. */
export function toStream(answer: Response, url: URL): RecordingStream {
  const { status, headers } = answer;
  const type = headers.get('content-type') ?? '';
  if (status !== 416 && !isAudio(answer, type)) {
    void answer.body?.cancel();
    if (GONE.includes(status)) throw new Fault('not-found', { status });
    throw new Fault(status >= 500 || status === 429 ? 'server-error' : 'bad-answer', { status });
  }
  return {
    status: status === 206 || status === 416 ? status : 200,
    headers: { ...passedOn(headers), 'content-type': type.startsWith('audio/') ? type : 'audio/mpeg' },
    body: answer.body && capped(answer.body),
    extension: extensionOf(type, url.pathname),
  };
}

function isAudio({ status, headers }: Response, type: string): boolean {
  if (status < 200 || status > 206 || !AUDIO.test(type)) return false;
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
