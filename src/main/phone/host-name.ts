import { isIP } from 'node:net';

/** Letters, digits, dots and hyphens, or an IPv6 address in brackets: nothing that could end a SIP URI, a header or a line of a file. */
export const HOST_OR_NOTHING = /^(?:[A-Za-z0-9.-]+|\[[0-9A-Fa-f:.]+\])?$/;
export const HOST_PORT_OR_NOTHING = /^(?:(?:[A-Za-z0-9.-]+|\[[0-9A-Fa-f:.]+\])(?::[0-9]{1,5})?)?$/;
const LABEL = /^[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?$/;

export interface HostPort {
  /** IPv6 in brackets, as in a URI. */
  host: string;
  port?: number;
}

/** A host name of DNS, a dot at its end allowed, or an address. `1.2.3` and `256.1.1.1` are neither. */
export function isHost(text: string): boolean {
  if (text === '' || text.length > 253 || !HOST_OR_NOTHING.test(text)) return false;
  if (text.startsWith('[')) return isIP(text.slice(1, -1)) === 6;
  if (isIP(text) === 4) return true;
  const labels = text.replace(/\.$/, '').split('.');
  return labels.every((label) => label.length <= 63 && LABEL.test(label)) && !/^\d+$/.test(labels.at(-1) ?? '');
}

/** `host` or `host:port`; undefined for anything else. */
export function readHostPort(text: string): HostPort | undefined {
  const [, host = '', digits] = /^(.*?)(?::(\d{1,5}))?$/.exec(text) ?? [];
  if (!isHost(host)) return undefined;
  if (digits === undefined) return { host };
  const port = Number(digits);
  return isPort(port) ? { host, port } : undefined;
}

function isPort(port: number): boolean {
  return Number.isInteger(port) && port >= 1 && port <= 65_535;
}

/** Without the brackets of a URI: what sockets and DNS take. */
export function bareHost(host: string): string {
  return host.startsWith('[') ? host.slice(1, -1) : host;
}

/** With brackets where it is an IPv6 address: what a URI takes. */
export function uriHost(address: string): string {
  return isIP(address) === 6 ? `[${address}]` : address;
}
