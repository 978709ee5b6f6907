import { createHash } from 'node:crypto';
import { answerTo, type Behaviour, type Received } from './fake-registrar.ts';

export interface DigestOptions {
  user?: string;
  password?: string;
  realm?: string;
  algorithm?: 'MD5' | 'SHA-256' | 'MD5-sess';
  qop?: string | null;
  /** The answer is to be without qop, as RFC 2069 has it, although the challenge names one. */
  isPlain?: boolean;
  /** Stands behind `algorithm=` in place of the algorithm. */
  algorithmText?: string;
  /** What came with a nonce that was used before is challenged anew. */
  isNonceForOnce?: boolean;
  /** Contact header lines of the 200. */
  contacts?: readonly string[];
  /** So many right answers are called stale first. */
  staleTimes?: number;
  /** What is said to the right credentials. */
  finally?: number;
}

/** A registrar with digest authentication, written from RFC 3261 §22 and RFC 7616 alone: shares nothing with the app. */
export function withDigest(options: DigestOptions = {}): Behaviour {
  const { realm = 'example.test', algorithm = 'MD5', qop = 'auth', contacts = [], finally: status = 200 } = options;
  let stale = options.staleTimes ?? 0;
  let nonces = 0;
  let nonce = '';
  const used = new Set<string>();
  const challenge = (isStale: boolean): string => {
    nonce = `nonce-${++nonces}`;
    const parts = [
      `realm="${realm}"`,
      `nonce="${nonce}"`,
      `algorithm=${options.algorithmText ?? algorithm}`,
      'opaque="o\\"paque"',
    ];
    return `WWW-Authenticate: Digest ${[...parts, ...(qop === null ? [] : [`qop="${qop}"`]), ...(isStale ? ['stale=TRUE'] : [])].join(', ')}`;
  };
  return (request, send) => {
    const given = request.header('Authorization');
    const isSpent = options.isNonceForOnce === true && used.has(nonce);
    const isGood = given !== undefined && !isSpent && isRight(given, request, { realm, algorithm, ...options }, nonce);
    if (given !== undefined) used.add(nonce);
    if (!isGood) send(answerTo(request, 401, [challenge(false)]));
    else if (stale-- > 0) send(answerTo(request, 401, [challenge(true)]));
    else send(answerTo(request, status, contacts));
  };
}

function isRight(given: string, request: Received, options: DigestOptions, nonce: string): boolean {
  const { user = '80010001', password = 'right', realm = '', algorithm = 'MD5' } = options;
  const part = (name: string): string =>
    [...given.matchAll(/(\w+)="?((?:[^",\\]|\\.)*)"?/g)].find(([, each]) => each === name)?.[2] ?? '';
  const name = algorithm === 'SHA-256' ? 'sha256' : 'md5';
  const hash = (text: string): string => createHash(name).update(text).digest('hex');
  const uri = request.text.split(' ')[1] ?? '';
  const base = hash(`${user}:${realm}:${password}`);
  const ha1 = algorithm === 'MD5-sess' ? hash(`${base}:${nonce}:${part('cnonce')}`) : base;
  if (options.isPlain && part('qop') !== '') return false;
  const tail = part('qop') === '' ? '' : `${part('nc')}:${part('cnonce')}:${part('qop')}:`;
  const expected = hash(`${ha1}:${nonce}:${tail}${hash(`REGISTER:${uri}`)}`);
  return (
    part('uri') === uri && part('nonce') === nonce && part('opaque') === 'o\\"paque' && part('response') === expected
  );
}
