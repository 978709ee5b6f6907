import { Agent } from 'undici';
import type { Settings } from '../../preload/contract/index.ts';
import type { CurrentSession, Session } from '../account/session.ts';
import { networkFault } from '../call-api/failures.ts';
import { Fault, isFault } from '../fault.ts';
import type { CallsService } from './calls.service.ts';
import { isPrivateAddress, publicLookup } from './private-address.ts';

export interface RecordingsParts {
  session: CurrentSession;
  settings: () => Settings;
  calls: Pick<CallsService, 'withWire'>;
  readToken: (host: string) => Promise<string | undefined>;
}

/** A recording as it streams: what a window's `<audio>` may see of the far answer. */
export interface RecordingStream {
  status: 200 | 206 | 416;
  headers: Record<string, string>;
  body: ReadableStream<Uint8Array> | null;
}

const SIZE_CAP = 256 * 1024 * 1024;
const REDIRECTS = 3;
const PASSED_ON = ['content-length', 'content-range', 'accept-ranges', 'etag'];

/**
 * Fetches recordings for the windows, which may not reach any network (R15). The API's own origin is allowed, and https hosts of the
 * setting `recordingHosts` with public addresses; the token goes to the API's own origin only; every redirect is judged anew.
 */
export class RecordingsService {
  readonly #parts: RecordingsParts;
  readonly #publicOnly = new Agent({ connect: { lookup: publicLookup } });

  constructor(parts: RecordingsParts) {
    this.#parts = parts;
  }

  /** Can it be played? Throws `not-found`, `recording-host`, or what the network says. */
  async check(uuid: string): Promise<void> {
    const { body } = await this.open(uuid, 'bytes=0-0');
    await body?.cancel();
  }

  /** `range` is the window's Range header, passed on as it is. */
  async open(uuid: string, range?: string, signal?: AbortSignal): Promise<RecordingStream> {
    const session = this.#parts.session();
    const { wire } = await this.#parts.calls.withWire(uuid);
    const first = wire.record_path === undefined ? null : URL.parse(wire.record_path, session.host);
    if (!first) throw new Fault('not-found');
    let url = first;
    for (let hop = 0; hop <= REDIRECTS; hop++) {
      const answer = await this.#get(session, url, range, signal);
      const target = answer.status >= 300 && answer.status < 400 ? answer.headers.get('location') : null;
      if (target === null) return toStream(answer);
      await answer.body?.cancel();
      const next = URL.parse(target, url.href);
      if (!next) break;
      url = next;
    }
    throw new Fault('bad-answer', { message: 'too many redirects' });
  }

  async #get(
    session: Session,
    url: URL,
    range: string | undefined,
    signal: AbortSignal | undefined,
  ): Promise<Response> {
    const isOurs = url.origin === session.host;
    if (!isOurs) this.#assertAllowed(url);
    const token = isOurs ? await this.#parts.readToken(session.host) : undefined;
    const options: RequestInit = {
      redirect: 'manual',
      headers: {
        'Accept-Encoding': 'identity',
        ...(range && { Range: range }),
        ...(token && { Authorization: `Bearer ${token}` }),
      },
      ...(signal && { signal }),
      ...(!isOurs && { dispatcher: this.#publicOnly as never }), // Node's types carry their own copy of undici's
    };
    try {
      return await fetch(url, options);
    } catch (error) {
      signal?.throwIfAborted();
      const cause = error instanceof Error ? error.cause : undefined;
      throw isFault(cause) ? cause : networkFault(error);
    }
  }

  #assertAllowed(url: URL): void {
    const isListed = this.#parts.settings().recordingHosts.includes(url.hostname);
    if (url.protocol !== 'https:' || !isListed || isPrivateAddress(url.hostname)) {
      throw new Fault('recording-host', { message: url.hostname });
    }
  }
}

function toStream(answer: Response): RecordingStream {
  const { status, headers } = answer;
  const type = headers.get('content-type') ?? '';
  const isAudio = /^(audio\/|application\/octet-stream|binary\/octet-stream|video\/mp4)/i.test(type);
  if (
    status !== 416 &&
    (status < 200 || status > 206 || !isAudio || Number(headers.get('content-length') ?? 0) > SIZE_CAP)
  ) {
    void answer.body?.cancel();
    if (status === 401 || status === 403 || status === 404 || status === 410) throw new Fault('not-found', { status });
    throw new Fault(status >= 500 ? 'server-error' : 'bad-answer', { status });
  }
  const passed = PASSED_ON.flatMap((name) => {
    const value = headers.get(name);
    return value === null ? [] : [[name, value] as const];
  });
  return {
    status: status === 206 || status === 416 ? status : 200,
    headers: { ...Object.fromEntries(passed), 'content-type': type.startsWith('audio/') ? type : 'audio/mpeg' },
    body: answer.body,
  };
}
