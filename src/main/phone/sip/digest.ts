import { createHash, getHashes } from 'node:crypto';
import { quote, readEachParameter, splitOutside } from './fields.ts';

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

/** The challenges in one value of WWW-Authenticate or Proxy-Authenticate that we can answer; several in one value are of HTTP (RFC 9110 §11.6.1). */
export function readChallenges(value: string): Challenge[] {
  const challenges: string[][] = [];
  for (const part of splitOutside(value, ',') ?? []) {
    const last = challenges.at(-1);
    if (!last || /^[A-Za-z]+[ \t]+[^\s=]+[ \t]*=/.test(part)) challenges.push([part]);
    else last.push(part);
  }
  return challenges.flatMap((parts) => readChallenge(parts.join(', ')) ?? []);
}

/**
 * One challenge; undefined when it is not Digest, is malformed, contradicts itself, or asks for what we cannot do. An empty `qop` or
 * `algorithm` is as good as none, and a parameter may stand twice as long as it says the same.
 */
export function readChallenge(value: string): Challenge | undefined {
  const [, list] = /^Digest[ \t]+([\s\S]+)$/i.exec(value) ?? [];
  const parts = list === undefined ? undefined : splitOutside(list, ',');
  if (!parts) return undefined;
  const parameters = readEachParameter(parts);
  const [realm, nonce, opaque] = [parameters.get('realm'), parameters.get('nonce'), parameters.get('opaque')];
  const algorithm = algorithmOf(parameters.get('algorithm') ?? []);
  const hasQop = qopOf(parameters.get('qop') ?? []);
  if (realm?.length !== 1 || nonce?.length !== 1 || (opaque?.length ?? 0) > 1 || !algorithm || hasQop === undefined)
    return undefined;
  const given = { realm: realm[0] ?? '', nonce: nonce[0] ?? '', ...(opaque && { opaque: opaque[0] ?? '' }) };
  // We would have to repeat them in a header of ours, which holds no control characters.
  if (Object.values(given).some((part) => /\p{Cc}/u.test(part))) return undefined;
  const isStale = parameters.get('stale')?.every((said) => said.toLowerCase() === 'true') ?? false;
  return { ...given, algorithm, hasQop, isStale };
}

/** MD5 where none is named; undefined: one that we do not know, or two. */
function algorithmOf(given: readonly string[]): Algorithm | undefined {
  const named = new Set(given.map((name) => name.trim().toLowerCase()).filter((name) => name !== ''));
  const [only = 'md5'] = named;
  if (named.size > 1) return undefined;
  return ALGORITHMS.find((known) => known.toLowerCase() === only && HASHES.has(hashName(known)));
}

/** false: none is named, the old way of RFC 2069; undefined: only such as we do not know. */
function qopOf(given: readonly string[]): boolean | undefined {
  const named = given.flatMap((list) => list.toLowerCase().split(/[\s,]+/)).filter((name) => name !== '');
  return named.length === 0 ? false : named.includes('auth') || undefined;
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
