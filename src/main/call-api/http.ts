import { createFetch } from 'ofetch';
import type { Agent, Dispatcher } from 'undici';
import type { Fault } from '../fault.ts';
import { Connections } from '../network/connections.ts';
import { proxyFault } from '../network/proxy-error.ts';
import { DIRECT } from '../network/route.ts';
import { networkFault, type Answer } from './failures.ts';
import { BASE_PATH } from './host.ts';
import { retryAfterMs } from './retry-after.ts';

export interface HttpRequest {
  method: 'GET' | 'POST';
  path: string;
  query?: Record<string, string | undefined>;
  /** Already JSON: ids in it are exact digits. */
  body?: string;
  timeoutMs: number;
  signal?: AbortSignal | undefined;
  /** A connection of its own, closed afterwards: nothing can be sent again on it, and no idle socket can be stale. */
  isOnFreshConnection?: boolean;
}

export interface HttpOptions {
  /** An origin, e.g. `https://api.meiqia.com`. */
  host: string;
  /** Asked for every request, so that a token changed or locked away is noticed at once. */
  readToken: () => Promise<string | undefined>;
  /** Node's own fetch. Chromium's stack (Electron's `net`) sends a POST again on a reused connection. */
  fetch?: typeof globalThis.fetch;
  /** The system's proxies and authorities; without it, straight there with Node's own. */
  connections?: Connections;
}

/**
 * One request, one answer: no retry, no redirect followed, the body read to its end within the time limit.
 * Throws a Fault (`offline`, `proxy`, `proxy-auth`, `tls`, `timeout`, `bad-answer`) when there is no complete answer, the reason of `signal` when it
 * is aborted.
 */
export async function send(options: HttpOptions, request: HttpRequest): Promise<Answer> {
  const token = await options.readToken();
  const connections = options.connections ?? straight;
  const agent = request.isOnFreshConnection ? await connections.fresh(options.host) : undefined;
  const dispatcher = agent ? oneRequestOf(agent) : await options.connections?.kept(options.host);
  try {
    return await exchange(options, request, token, dispatcher);
  } catch (error) {
    request.signal?.throwIfAborted();
    throw (proxyFault(error) ?? networkFault(error)) satisfies Fault;
  } finally {
    await agent?.destroy();
  }
}

const straight = new Connections({ route: () => Promise.resolve(DIRECT) });

/** Node's fetch follows the Fetch standard and sends a request again after a 421, POSTs as well: here a second one ends in an error. */
function oneRequestOf(agent: Agent): Dispatcher {
  let isSpent = false;
  return agent.compose((dispatch) => (options, handler) => {
    if (isSpent) throw new Error('this request has been sent already');
    isSpent = true;
    return dispatch(options, handler);
  });
}

async function exchange(
  options: HttpOptions,
  request: HttpRequest,
  token: string | undefined,
  dispatcher: Dispatcher | undefined,
): Promise<Answer> {
  const fetch = createFetch({ fetch: options.fetch ?? globalThis.fetch, Headers, AbortController });
  const limit = AbortSignal.timeout(request.timeoutMs);
  const response = await fetch.raw(`${options.host}${BASE_PATH}${request.path}`, {
    method: request.method,
    ...(request.query && { query: request.query }),
    ...(request.body !== undefined && { body: request.body }),
    headers: {
      'Content-Type': 'application/json',
      Accept: 'application/json',
      ...(token && { Authorization: `Bearer ${token}` }),
    },
    signal: request.signal ? AbortSignal.any([limit, request.signal]) : limit,
    responseType: 'stream',
    ignoreResponseError: true,
    retry: 0,
    redirect: 'error',
    ...(dispatcher && { dispatcher }), // ofetch types it with its own copy of undici's
  });
  const body = await readText(response.body);
  const wait = retryAfterMs(response.headers, Date.now());
  const answer: Answer = { status: response.status, body: body ?? '', isTooLarge: body === undefined, token };
  return wait === undefined ? answer : { ...answer, retryAfterMs: wait };
}

/** The largest answer that is read; real pages of 500 records are below 0.5 MB. */
const BODY_CAP = 5 * 1024 * 1024;

/**
 * Reads a body as UTF-8 text up to `cap` bytes after decompression (a gzip bomb stops here too).
 * Returns undefined when it is larger; throws what the connection throws.
 */
async function readText(
  body: ReadableStream<Uint8Array> | null | undefined,
  cap = BODY_CAP,
): Promise<string | undefined> {
  if (!body) return '';
  const decoder = new TextDecoder();
  const reader = body.getReader();
  let text = '';
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    size += value.byteLength;
    if (size > cap) {
      await reader.cancel().catch(() => undefined);
      return undefined;
    }
    text += decoder.decode(value, { stream: true });
  }
}
