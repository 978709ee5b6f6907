import { getSystemErrorMap } from 'node:util';
import type { ErrorCode } from '../../preload/contract/index.ts';

/** `accepted` and `unknown` are outcomes of a call. */
const OURS = {
  'signed-out': 1,
  'signed-in-already': 1,
  offline: 1,
  proxy: 1,
  'proxy-auth': 1,
  timeout: 1,
  tls: 1,
  refused: 1,
  'phone-not-registered': 1,
  'token-rejected': 1,
  'bad-answer': 1,
  'server-error': 1,
  'unknown-outcome': 1,
  'call-in-progress': 1,
  asleep: 1,
  'bad-input': 1,
  'not-dialable': 1,
  guarded: 1,
  'journal-unavailable': 1,
  'caller-id-unknown': 1,
  'not-found': 1,
  'no-seat': 1,
  'phone-refused': 1,
  'recording-host': 1,
  locked: 1,
  'keychain-unavailable': 1,
  disk: 1,
  forbidden: 1,
  'no-gesture': 1,
  'too-many-tries': 1,
  'not-confirmed': 1,
  'access-log-unavailable': 1,
  unexpected: 1,
  accepted: 1,
  unknown: 1,
} satisfies Record<ErrorCode | 'accepted' | 'unknown', 1>;

/** Why Electron says that a window's process is gone. */
const GONE = new Set([
  'crashed',
  'oom',
  'killed',
  'abnormal-exit',
  'launch-failed',
  'integrity-failure',
  'memory-eviction',
]);

const SYSTEM = new Set([...getSystemErrorMap().values()].map(([name]) => name));

/** A closed set, so that nothing that looks like a code can carry a secret: the contract's codes, a dead window's, the system's (ENOSPC) and Node's (ERR_…). */
export function isLogCode(text: string): boolean {
  return Object.hasOwn(OURS, text) || GONE.has(text) || SYSTEM.has(text) || /^ERR_[A-Z][A-Z_]{2,40}$/.test(text);
}
