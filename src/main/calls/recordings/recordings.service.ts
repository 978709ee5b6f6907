import type { Settings } from '../../../preload/contract/index.ts';
import type { CurrentSession, Session } from '../../account/session.ts';
import { READ_MS } from '../../call-api/call-api.ts';
import { networkFault } from '../../call-api/failures.ts';
import { Fault, isFault } from '../../fault.ts';
import { Connections } from '../../network/connections.ts';
import { proxyFault } from '../../network/proxy-error.ts';
import { DIRECT } from '../../network/route.ts';
import { isPrivateAddress, publicLookup } from './private-address.ts';
import { HEAD_BYTES, type RecordingKind } from './recording-kind.ts';
import { asAstray, mayHaveRunOut, toStream, type RecordingStream } from './recording-stream.ts';
import { StallWatch } from './stall-watch.ts';

export interface RecordingsParts {
  session: CurrentSession;
  settings: () => Settings;
  /** `isFresh` asks the server, also where the stored history has the call: a link with a signature in it can have run out. */
  calls: { known(uuid: string, isFresh?: boolean): Promise<{ recordPath?: string }> };
  readToken: (host: string) => Promise<string | undefined>;
  connections?: Connections;
  /** How long a server may say nothing; as long as for other reads unless a test says otherwise. */
  answerMs?: number;
}

/** Which part of the file: the headers `Range` and `If-Range`, passed on as they are. */
export interface RecordingPart {
  range?: string;
  ifRange?: string;
}

const REDIRECTS = 3;
const MOST_REMEMBERED = 32;

/**
 * Fetches recordings for the windows, which may not reach any network. The API's own origin is allowed, and https hosts of the
 * setting `recordingHosts` with public addresses; the token goes to the API's own origin only; every redirect is judged anew.
 */
export class RecordingsService {
  readonly #parts: RecordingsParts;
  readonly #connections: Connections;
  readonly #kinds = new Map<string, RecordingKind>();

  constructor(parts: RecordingsParts) {
    this.#parts = parts;
    this.#connections = parts.connections ?? new Connections({ route: () => Promise.resolve(DIRECT) });
  }

  /** What is it, by its first bytes? Throws `not-found`, `recording-host`, or what the network says. */
  async check(uuid: string): Promise<{ extension: string; isPlayable: boolean }> {
    const { body, extension, isPlayable = true } = await this.open(uuid, { range: `bytes=0-${HEAD_BYTES - 1}` });
    await body?.cancel();
    return { extension, isPlayable };
  }

  /**
   * Asks for a newer link once where the known one no longer holds. A relative path is read against the API's host. A range is kept to also
   * where the server does not; with `ifRange` its answer is given as it came.
   */
  async open(uuid: string, part: RecordingPart = {}, signal?: AbortSignal): Promise<RecordingStream> {
    const session = this.#parts.session();
    const { recordPath } = await this.#parts.calls.known(uuid);
    try {
      return await this.#follow(session, recordPath, part, signal);
    } catch (error) {
      const fresh = mayHaveRunOut(error) ? await this.#freshPath(uuid) : undefined;
      if (fresh === undefined || fresh === recordPath) throw error;
      return this.#follow(session, fresh, part, signal);
    }
  }

  async #freshPath(uuid: string): Promise<string | undefined> {
    return this.#parts.calls.known(uuid, true).then(
      ({ recordPath }) => recordPath,
      () => undefined,
    );
  }

  async #follow(
    session: Session,
    path: string | undefined,
    part: RecordingPart,
    signal: AbortSignal | undefined,
  ): Promise<RecordingStream> {
    const first = path === undefined ? null : URL.parse(path, session.host);
    if (!first) throw new Fault('not-found');
    let url = first;
    for (let hop = 0; ; hop++) {
      const answer = await this.#get(session, url, part, signal).catch((error: unknown) => {
        throw hop > 0 ? asAstray(error) : error;
      });
      const target = answer.status >= 300 && answer.status < 400 ? answer.headers.get('location') : null;
      if (target === null) return this.#heard(answer, url, part, signal);
      await answer.body?.cancel();
      const next = hop < REDIRECTS ? URL.parse(target, url.href) : null;
      if (!next) throw asAstray(new Fault('bad-answer', { status: answer.status, message: 'too many redirects' }));
      url = next;
    }
  }

  async #heard(
    answer: Response,
    url: URL,
    part: RecordingPart,
    signal: AbortSignal | undefined,
  ): Promise<RecordingStream> {
    const watch = new StallWatch(this.#parts.answerMs ?? READ_MS, signal);
    try {
      const kind = this.#kinds.get(url.href);
      const stream = await toStream(answer, { url, ...part, ...(kind && { kind }), signal: watch.signal });
      this.#remember(url.href, stream);
      return stream;
    } finally {
      watch.stop();
    }
  }

  /** A player asks for a file in many parts, of which only the first tells what it is. */
  #remember(url: string, { extension, headers, isPlayable }: RecordingStream): void {
    if (isPlayable === undefined) return;
    this.#kinds.delete(url);
    this.#kinds.set(url, { extension, type: headers['content-type'] ?? 'audio/mpeg', isPlayable });
    const [oldest] = this.#kinds.keys();
    if (this.#kinds.size > MOST_REMEMBERED && oldest !== undefined) this.#kinds.delete(oldest);
  }

  async #get(
    session: Session,
    url: URL,
    { range, ifRange }: RecordingPart,
    signal: AbortSignal | undefined,
  ): Promise<Response> {
    const isOurs = url.origin === session.host;
    if (!isOurs) this.#assertAllowed(url);
    const token = isOurs ? await this.#parts.readToken(session.host) : undefined;
    const dispatcher = await this.#connections.kept(url.origin, isOurs ? undefined : publicLookup);
    // Until the headers are here; how long the sound itself may take is for whoever reads it.
    const watch = new StallWatch(this.#parts.answerMs ?? READ_MS, signal);
    const options: RequestInit = {
      redirect: 'manual',
      headers: {
        'Accept-Encoding': 'identity',
        ...(range && { Range: range }),
        ...(ifRange && { 'If-Range': ifRange }),
        ...(token && { Authorization: `Bearer ${token}` }),
      },
      signal: watch.signal,
      ...{ dispatcher: dispatcher as never }, // Node's types carry their own copy of undici's, and the tests' know none
    };
    try {
      return await fetch(url, options);
    } catch (error) {
      watch.signal.throwIfAborted();
      const cause = error instanceof Error ? error.cause : undefined;
      throw isFault(cause) ? cause : (proxyFault(error) ?? networkFault(error));
    } finally {
      watch.stop();
    }
  }

  #assertAllowed(url: URL): void {
    const isListed = this.#parts.settings().recordingHosts.includes(url.hostname);
    if (url.protocol !== 'https:' || !isListed || isPrivateAddress(url.hostname)) {
      throw new Fault('recording-host', { message: url.hostname });
    }
  }
}
