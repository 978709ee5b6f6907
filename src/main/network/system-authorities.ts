import { getCACertificates } from 'node:tls';

let known: string[] | undefined;

/**
 * Node's own certificate authorities and those of the system, so that a company's own authority counts. Not Node's `default` ones, to which
 * NODE_EXTRA_CA_CERTS adds. Read once: it takes a tenth of a second.
 */
export function systemAuthorities(): readonly string[] {
  known ??= [...new Set([...getCACertificates('bundled'), ...getCACertificates('system')])];
  return known;
}
