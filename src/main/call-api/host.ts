import { Fault } from '../fault.ts';

/** Taken from two sister pages of the vendor: a default, not a fact. */
export const DEFAULT_HOST = 'https://api.meiqia.com';
export const BASE_PATH = '/unified-api/call/openapi/ent/v1';

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** Is this origin on this computer? Only there may the API be spoken without TLS. */
function isLoopback(url: URL): boolean {
  return LOOPBACK.has(url.hostname);
}

export function isOnThisComputer(host: string): boolean {
  const url = URL.parse(host);
  return url !== null && isLoopback(url);
}

/**
 * What a person typed as the host, as an origin (`https://api.meiqia.com`). A missing scheme is taken as https, the API's own
 * base path and a trailing slash are forgiven. Throws `bad-input` (field `host`) with a reason for everything else.
 */
export function parseHost(typed: string): string {
  const text = typed.normalize('NFKC').trim();
  const url = URL.parse(/^[a-z][a-z\d+.-]*:\/\//i.test(text) ? text : `https://${text}`);
  if (!url?.hostname || /\s/.test(text)) throw badHost('host-malformed');
  if (url.username || url.password) throw badHost('host-credentials');
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback(url))) throw badHost('host-insecure');
  const path = url.pathname.replace(/\/+$/, '');
  if ((path !== '' && path !== BASE_PATH) || url.search || url.hash) throw badHost('host-path');
  return url.origin;
}

function badHost(reason: 'host-malformed' | 'host-credentials' | 'host-insecure' | 'host-path'): Fault {
  return new Fault('bad-input', { field: 'host', reason });
}

/**
 * A token as it was pasted: white space around it and a leading "Bearer" are forgiven. Throws `bad-input` (field `token`)
 * for what no header can carry (RFC 6750 §2.1: visible ASCII).
 */
export function parseToken(typed: string): string {
  const text = typed.trim().replace(/^bearer\s+/i, '');
  if (/\s/.test(text)) throw new Fault('bad-input', { field: 'token', reason: 'token-spaces' });
  if (!/^[\x21-\x7e]+$/.test(text)) throw new Fault('bad-input', { field: 'token', reason: 'token-characters' });
  if (text.length > 4096) throw new Fault('bad-input', { field: 'token', reason: 'too-long' });
  return text;
}
