import { createHash, getHashes } from 'node:crypto';
import { quote, readParameters, splitOutside } from './fields.ts';

/** Weakest first. */
const ALGORITHMS = ['MD5', 'MD5-sess', 'SHA-256', 'SHA-256-sess', 'SHA-512-256', 'SHA-512-256-sess'] as const;
type Algorithm = (typeof ALGORITHMS)[number];
const HASHES = new Set(getHashes().map((name) => name.toLowerCase()));

/** A challenge that we can answer (RFC 7616 §3.3, with the algorithms that RFC 8760 brings to SIP). */
export interface Challenge {
  realm: string;
  nonce: string;
  algorithm: Algorithm;
  /** false: the old way of RFC 2069, without a nonce of ours. */
  hasQop: boolean;
  opaque?: string;
  /** The credentials were right, only their nonce was too old. */
  isStale: boolean;
}

export interface Secret {
  user: string;
  password: string;
}

/** The strongest of the challenges (a local policy, as RFC 8760 §2.4 allows, against an order that somebody has turned around). */
export function strongest(challenges: readonly Challenge[]): Challenge | undefined {
  return challenges.toSorted((a, b) => rank(b) - rank(a))[0];
}

/** One value of WWW-Authenticate or Proxy-Authenticate; undefined when it is not Digest, is malformed, or asks for what we cannot do. */
export function readChallenge(value: string): Challenge | undefined {
  const [, list] = /^Digest[ \t]+([\s\S]+)$/i.exec(value) ?? [];
  const parameters = readParameters((list === undefined ? undefined : splitOutside(list, ',')) ?? []);
  const realm = parameters?.get('realm');
  const nonce = parameters?.get('nonce');
  const named = (parameters?.get('algorithm') ?? 'MD5').toLowerCase();
  const algorithm = ALGORITHMS.find((known) => known.toLowerCase() === named && HASHES.has(hashName(known)));
  const qop = parameters?.get('qop');
  const hasQop = qop !== undefined;
  if (!parameters || realm === undefined || nonce === undefined || !algorithm) return undefined;
  if (
    hasQop &&
    !qop
      .toLowerCase()
      .split(/[\s,]+/)
      .includes('auth')
  )
    return undefined;
  const opaque = parameters.get('opaque');
  // We would have to repeat them in a header of ours, which holds no control characters.
  if ([realm, nonce, opaque ?? ''].some((part) => /\p{Cc}/u.test(part))) return undefined;
  return {
    realm,
    nonce,
    algorithm,
    hasQop,
    ...(opaque !== undefined && { opaque }),
    isStale: parameters.get('stale')?.toLowerCase() === 'true',
  };
}

/** What is asked for: the digest covers it. */
export interface DigestSubject {
  method: string;
  uri: string;
  /** Of our own making: letters and digits. */
  cnonce: string;
}

/** The value of Authorization. Each nonce is used once, so its count is always 1. */
export function answerChallenge(challenge: Challenge, { user, password }: Secret, subject: DigestSubject): string {
  const { realm, nonce, algorithm, hasQop, opaque } = challenge;
  const { method, uri, cnonce } = subject;
  const hash = (text: string): string => createHash(hashName(algorithm)).update(text, 'utf8').digest('hex');
  const base = hash(`${user}:${realm}:${password}`);
  const ha1 = algorithm.endsWith('-sess') ? hash(`${base}:${nonce}:${cnonce}`) : base;
  const ha2 = hash(`${method}:${uri}`);
  const response = hash(hasQop ? `${ha1}:${nonce}:00000001:${cnonce}:auth:${ha2}` : `${ha1}:${nonce}:${ha2}`);
  const needsCnonce = hasQop || algorithm.endsWith('-sess');
  const parts = [
    `username=${quote(user)}`,
    `realm=${quote(realm)}`,
    `nonce=${quote(nonce)}`,
    `uri=${quote(uri)}`,
    `response="${response}"`,
    `algorithm=${algorithm}`,
    ...(needsCnonce ? [`cnonce="${cnonce}"`] : []),
    ...(hasQop ? ['qop=auth', 'nc=00000001'] : []),
    ...(opaque === undefined ? [] : [`opaque=${quote(opaque)}`]),
  ];
  return `Digest ${parts.join(', ')}`;
}

function rank({ algorithm, hasQop }: Challenge): number {
  return ALGORITHMS.indexOf(algorithm) * 2 + Number(hasQop);
}

/** As OpenSSL calls it; Electron's BoringSSL knows fewer. */
function hashName(algorithm: Algorithm): string {
  const name = algorithm.replace('-sess', '').toLowerCase();
  return name === 'sha-512-256' ? 'sha512-256' : name.replace('-', '');
}
