/** What Node 20.18 lacks of `node:tls`. This Electron cannot read the system's store: here it is what SSL_CERT_FILE names. */
import { readFileSync } from 'node:fs';
import { rootCertificates } from 'node:tls';

export function getCACertificates(kind: 'default' | 'system' | 'bundled' | 'extra' = 'default'): readonly string[] {
  if (kind === 'bundled' || kind === 'default') return rootCertificates;
  const file = process.env[kind === 'system' ? 'SSL_CERT_FILE' : 'NODE_EXTRA_CA_CERTS'];
  return file ? (readFileSync(file, 'utf8').match(/-----BEGIN CERT[^-]+-----[^-]+-----END[^-]+-----/g) ?? []) : [];
}
