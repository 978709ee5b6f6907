import type { AppError, ErrorCode } from '../../preload/contract/index.ts';
import { Fault, isFault } from '../fault.ts';

/** How a write ended. `failed` changed nothing; `unknown` may have been done. */
export type WriteOutcome = { is: 'done' } | { is: 'failed' | 'unknown'; error: AppError };

/** Nothing left this computer, or the server said no. */
const CHANGED_NOTHING: readonly ErrorCode[] = [
  'offline',
  'proxy',
  'proxy-auth',
  'tls',
  'refused',
  'phone-not-registered',
  'token-rejected',
  'keychain-unavailable',
  'signed-out',
];

/** What a failed write means. Only what surely changed nothing is `failed`: a server that broke (5xx) may have broken afterwards. */
export function outcomeOf(error: unknown): WriteOutcome {
  if (!(error instanceof Fault)) return { is: 'unknown', error: { code: 'unexpected' } };
  const isTurnedAway = error.error.status === 429 && error.error.message !== undefined;
  const isFailed = isTurnedAway || isFault(error, ...CHANGED_NOTHING);
  return { is: isFailed ? 'failed' : 'unknown', error: error.error };
}

/** What happened to one request would happen to the next: a network, a token or a lock, not an agent. */
export function stopsEverything(error: AppError): boolean {
  return ['offline', 'proxy', 'proxy-auth', 'tls', 'token-rejected', 'keychain-unavailable', 'signed-out'].includes(
    error.code,
  );
}
