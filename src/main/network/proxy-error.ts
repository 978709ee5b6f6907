import { Fault } from '../fault.ts';

/** Why a proxy gave no tunnel. */
export type ProxyTrouble =
  /** Unknown name, nothing listens, not to be routed to, or its certificate (an HTTPS proxy) is not trusted. */
  | 'unreachable'
  /** No answer in time. */
  | 'silent'
  /** It closed the connection before the tunnel stood. */
  | 'broken-off'
  /** It wants to know who asks (407), which the app cannot tell it. */
  | 'auth'
  /** It answered, and the answer was no. */
  | 'refused'
  /** What it answered is not what such a proxy answers. */
  | 'garbage'
  /** The settings name only kinds that the app does not speak. */
  | 'unsupported';

/** Trouble of the way there, no verdict on what was asked: the next way of the list may be taken (as Chromium does; a refusal stands). */
const PASSING: ReadonlySet<ProxyTrouble> = new Set(['unreachable', 'silent', 'broken-off', 'unsupported']);

/** A tunnel does not stand. It is thrown only before the first byte of a request can have left, so that it proves that nothing was sent. */
export class ProxyError extends Error {
  override readonly name = 'ProxyError';
  readonly why: ProxyTrouble;
  /** What the proxy answered, where it answered in HTTP. */
  readonly status: number | undefined;

  constructor(why: ProxyTrouble, details: { status?: number; cause?: unknown } = {}) {
    super(why, { cause: details.cause });
    this.why = why;
    this.status = details.status;
  }

  get isPassing(): boolean {
    return PASSING.has(this.why);
  }
}

/** `proxy-auth` or `proxy` where a proxy is what a thrown fetch died of; undefined otherwise. Both promise that the request did not leave. */
export function proxyFault(error: unknown): Fault | undefined {
  const found = proxyErrorIn(error);
  if (!found) return undefined;
  if (found.why === 'auth') return new Fault('proxy-auth', {}, error);
  const said = found.status === undefined ? found.why : `${found.why} ${found.status}`;
  return new Fault('proxy', { message: said }, error);
}

/** In the chain of causes of what was thrown. */
function proxyErrorIn(error: unknown): ProxyError | undefined {
  let cause = error;
  for (let depth = 0; depth < 8 && cause instanceof Error; depth++) {
    if (cause instanceof ProxyError) return cause;
    cause = cause.cause;
  }
  return undefined;
}
