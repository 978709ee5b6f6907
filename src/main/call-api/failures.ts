import type { ErrorCode } from '../../preload/contract/index.ts';
import { Fault } from '../fault.ts';
import { isUnsent } from '../network/unsent.ts';
import { parseWire } from './json.ts';
import { badNewsIn, isBare, isDoubtful, openEnvelope } from './envelope.ts';
import { isObject, text } from './fields.ts';

/** System calls that come before a connection stands (EACCES and ETIMEDOUT are among their errors). */
const BEFORE_CONNECTION = new Set<unknown>(['connect', 'getaddrinfo']);
/** Somebody was there and hung up: never taken for proof, whenever it came. */
const HUNG_UP = new Set(['ECONNRESET', 'ECONNABORTED', 'EPIPE']);
/** Failures of connecting: no byte of the request can have left, unless it was a `read` or `write` that failed. */
const NOT_CONNECTED = new Set([
  'ENOTFOUND',
  'EAI_AGAIN',
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'EHOSTDOWN',
  'ENETUNREACH',
  'ENETDOWN',
  'EADDRNOTAVAIL',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/**
 * Refused certificates, by the names that Node gives to what X509_verify_cert says (node: src/crypto/crypto_common.cc). They end the handshake,
 * so that the request never leaves.
 */
const CERTIFICATE =
  /^(CERT_|DEPTH_ZERO_SELF_SIGNED|SELF_SIGNED_CERT|UNABLE_TO_|ERR_TLS_CERT_|HOSTNAME_MISMATCH|INVALID_CA|INVALID_PURPOSE|PATH_LENGTH_|ERROR_IN_CERT_)/;
/**
 * Whatever else TLS says: OpenSSL and Electron's BoringSSL name the same alert differently, and some come after the request as well (a server that
 * wants a certificate of ours under TLS 1.3; a box on the way that answers in plain HTTP). Only where nothing was sent do they prove it.
 */
const HANDSHAKE = /^(ERR_SSL_|ERR_TLS_|ERR_OSSL_|UNSPECIFIED$)/;

/** The message by which the API says that the agent's phone is not registered. It comes with 401, and is never about the token. */
const PHONE_NOT_REGISTERED = '坐席未注册';

/** The message of the `bad-answer` for a redirect, which would be the same again. */
export const REDIRECT = 'redirect';

/** The message of the `bad-answer` for an answer above the cap. */
export const TOO_LARGE = 'too large';

/** An HTTP answer whose body was read to its end (or to the cap). */
export interface Answer {
  status: number;
  body: string;
  /** The body was larger than the cap; `body` is empty. */
  isTooLarge: boolean;
  /** How long the server wants to be left alone, in ms from now; already capped. */
  retryAfterMs?: number;
  /** The token that the request carried. */
  token?: string | undefined;
}

/**
 * What a thrown fetch means: `offline`, `tls`, `timeout`, or `bad-answer` (the connection broke or redirected).
 * `offline` and `tls` promise that the request did not leave.
 */
export function networkFault(error: unknown): Fault {
  const cause = deepest(error);
  const { code } = cause;
  if (isTimeout(error)) return new Fault('timeout', {}, error);
  if (isBeforeConnection(cause)) return new Fault('offline', { message: code }, error);
  if (isRedirect(error)) return new Fault('bad-answer', { message: REDIRECT }, error);
  if (isBlockedPort(error)) return new Fault('offline', { message: 'bad port' }, error);
  if (CERTIFICATE.test(code) || (HANDSHAKE.test(code) && isUnsent(error)))
    return new Fault('tls', { message: code }, error);
  return new Fault('bad-answer', code ? { message: code } : {}, error);
}

/** A host with several addresses fails with an error for each: one that is not about connecting may mean that the request has left. */
function isBeforeConnection({ code, syscall, parts }: Cause): boolean {
  if (parts) return parts.length > 0 && parts.every((part) => isBeforeConnection(deepest(part)));
  if (BEFORE_CONNECTION.has(syscall)) return !HUNG_UP.has(code);
  return NOT_CONNECTED.has(code) && syscall !== 'read' && syscall !== 'write';
}

/** The Fetch standard refuses some ports (5060 among them) before it connects; it gives no code for that. */
function isBlockedPort(error: unknown): boolean {
  return error instanceof Error && error.cause instanceof Error && error.cause.message === 'bad port';
}

/** With `redirect: 'error'`; it has no code either. */
function isRedirect(error: unknown): boolean {
  return causes(error).some(({ message }) => message === 'unexpected redirect');
}

function isTimeout(error: unknown): boolean {
  return causes(error).some(
    ({ name, code }) => name === 'TimeoutError' || /^UND_ERR_(HEADERS|BODY)_TIMEOUT$/.test(code),
  );
}

interface Cause {
  name: string;
  message: string;
  /** Empty where there is none. */
  code: string;
  syscall: unknown;
  /** Of an error that stands for several. */
  parts?: unknown[];
}

function deepest(error: unknown): Cause {
  const known = causes(error).findLast(({ code, parts }) => code !== '' || parts);
  return known ?? { name: '', message: '', code: '', syscall: undefined };
}

/** The chain of causes, outermost first. */
function causes(error: unknown): Cause[] {
  const chain: Cause[] = [];
  for (let cause = error; cause instanceof Error && chain.length < 8; cause = cause.cause) {
    const code: unknown = 'code' in cause ? cause.code : undefined; // a DOMException's is a number that says nothing here
    const syscall: unknown = 'syscall' in cause ? cause.syscall : undefined;
    const parts = cause instanceof AggregateError && { parts: cause.errors as unknown[] };
    const { name, message } = cause;
    chain.push({ name, message, code: typeof code === 'string' ? code : '', syscall, ...parts });
  }
  return chain;
}

/** The server's own refusal, where the body has the documented shape ("提示error中的message即可"); undefined otherwise. */
export function refusalOf(answer: Answer): Fault | undefined {
  const body = tryParse(answer.body);
  const error = isObject(body) && body['error'];
  if (!isObject(error)) return undefined;
  const words = [error['message'], error['code']].map(text()).find((one) => typeof one === 'string');
  if (typeof words !== 'string') return undefined;
  return new Fault(words.includes(PHONE_NOT_REGISTERED) ? 'phone-not-registered' : 'refused', {
    message: words,
    status: answer.status,
  });
}

/** What an answer other than 200 to a read means. */
export function readFault(answer: Answer): Fault {
  const refusal = refusalOf(answer);
  const isServers = answer.status >= 500 || answer.status === 429;
  if (refusal?.code === 'phone-not-registered') return refusal;
  if (refusal && !isServers) return refusal;
  const code: ErrorCode = isServers
    ? 'server-error'
    : answer.status === 401 || answer.status === 403
      ? 'refused'
      : 'bad-answer';
  const message = refusal?.error.message ?? failureWords(answer);
  return new Fault(code, { status: answer.status, ...(message && { message }) });
}

/** What a failure in another shape says about itself. */
function failureWords(answer: Answer): string | undefined {
  const opened = openEnvelope(tryParse(answer.body));
  return opened.is === 'failure' ? opened.message : undefined;
}

/**
 * The documented content of a 200, read by `read`, which gives undefined for anything else. Throws `bad-answer` with the status, and with
 * the server's words where it says that it failed.
 */
export function contentOf<T>(answer: Answer, read: (body: unknown) => T | undefined): T {
  if (answer.status !== 200) throw readFault(answer);
  if (answer.isTooLarge) throw new Fault('bad-answer', { status: 200, message: TOO_LARGE });
  const body = tryParse(answer.body);
  const opened = openEnvelope(body);
  if (opened.is === 'failure')
    throw new Fault('bad-answer', { status: 200, ...(opened.message && { message: opened.message }) });
  const badNews = isBare(opened.content) ? badNewsIn(body) : undefined;
  if (badNews !== undefined) throw new Fault('bad-answer', { status: 200, ...(badNews && { message: badNews }) });
  const content = read(opened.content);
  if (content === undefined) throw new Fault('bad-answer', { status: 200 });
  return content;
}

/**
 * For a write, whose good answer is not documented: throws `refused` where a 200 says that it failed, and `unknown-outcome` where it says
 * nothing that is known to be good (a portal's page, half an answer): nobody knows then what got through.
 */
export function assertDone(answer: Answer): void {
  if (answer.status !== 200) throw readFault(answer);
  if (answer.body.trim() === '' && !answer.isTooLarge) return;
  if (/^\s*"?(ok|success|true)"?\s*$/i.test(answer.body)) return;
  const body = tryParse(answer.body);
  const opened = openEnvelope(body);
  if (opened.is === 'failure')
    throw new Fault('refused', { status: 200, ...(opened.message && { message: opened.message }) });
  const isEmptyList = Array.isArray(body) && body.length === 0; // PHP's empty object
  if (isObject(body) && isDoubtful(body)) throw new Fault('unknown-outcome', { status: 200 });
  if (!isObject(body) && body !== null && !isEmptyList) throw new Fault('unknown-outcome', { status: 200 });
}

export function tryParse(body: string): unknown {
  try {
    return parseWire(body);
  } catch {
    return undefined;
  }
}
