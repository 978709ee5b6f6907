/** One way out, as the system's proxy settings (or their PAC script) name it. */
export type Hop =
  | { is: 'direct' }
  | ProxyHop
  /** A kind of proxy that the app does not speak; `kind` is the word of the settings. */
  | { is: 'unsupported'; kind: 'socks4' | 'quic' | 'other' };

export interface ProxyHop {
  is: 'proxy';
  /** What is spoken with the proxy itself; `https` is HTTP inside TLS. */
  kind: 'http' | 'https' | 'socks5';
  /** A name or an address; IPv6 without brackets. */
  host: string;
  port: number;
}

/** Ways out, the preferred first; the next is taken when a proxy cannot be reached. Never empty; plain data that may cross to a thread. */
export type Route = readonly Hop[];

export const DIRECT: Route = [{ is: 'direct' }];

const KINDS = { PROXY: 'http', HTTP: 'http', HTTPS: 'https', SOCKS5: 'socks5' } as const;
const FOREIGN = { SOCKS: 'socks4', SOCKS4: 'socks4', QUIC: 'quic' } as const;
const PORTS = { http: 80, https: 443, socks5: 1080 };
/** What a script answers is not ours: the rest of an endless list is never tried anyway. */
const LONGEST = 4096;

/**
 * Reads what `session.resolveProxy` answers: `PROXY host:port; HTTPS host:port; SOCKS5 host:port; DIRECT` in the words of PAC
 * (FindProxyForURL). `SOCKS` means version 4. Entries that make no sense, and addresses with credentials in them, are left out; a list of which
 * nothing is left means direct, as in browsers.
 */
export function readRoute(answer: string): Route {
  const hops = answer.slice(0, LONGEST).split(';').flatMap(readHop);
  return hops.length > 0 ? hops : DIRECT;
}

function readHop(entry: string): Hop[] {
  const [word = '', address = '', ...more] = entry.trim().split(/\s+/);
  const name = word.toUpperCase();
  if (name === '' || more.length > 0) return [];
  if (name === 'DIRECT') return address === '' ? [{ is: 'direct' }] : [];
  if (isKey(FOREIGN, name)) return [{ is: 'unsupported', kind: FOREIGN[name] }];
  if (!isKey(KINDS, name))
    return /^[A-Z\d]{2,10}$/.test(name) && address !== '' ? [{ is: 'unsupported', kind: 'other' }] : [];
  const kind = KINDS[name];
  const url = /^[\w.[\]:-]+$/.test(address) ? URL.parse(`http://${address}`) : null;
  if (url?.pathname !== '/') return [];
  const typed = /:(\d{1,5})$/.exec(address)?.[1]; // the URL drops `:80`
  const port = typed !== undefined && !address.endsWith(']') ? Number(typed) : PORTS[kind];
  if (port === 0) return [];
  return [{ is: 'proxy', kind, host: url.hostname.replace(/^\[|\]$/g, ''), port }];
}

function isKey<T extends object>(table: T, key: string): key is Extract<keyof T, string> {
  return Object.hasOwn(table, key);
}
