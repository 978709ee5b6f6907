import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

export interface Certificates {
  /** PEM of the private authority. */
  authority: string;
  keyPath: string;
  certificatePath: string;
}

/** A private authority and a certificate of it for `sip.test` and 127.0.0.1 (also as a name: Linphone knows no addresses), good for two days. */
export async function makeCertificates(folder: string): Promise<Certificates> {
  const at = (name: string): string => join(folder, name);
  const openssl = (...args: string[]) => promisify(execFile)('openssl', args, { timeout: 20_000 });
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  await openssl(
    'req',
    '-x509',
    ...key,
    '-keyout',
    at('ca.key'),
    '-out',
    at('ca.pem'),
    '-days',
    '2',
    '-subj',
    '/CN=Test authority',
  );
  await openssl('req', ...key, '-keyout', at('sip.key'), '-out', at('sip.csr'), '-subj', '/CN=sip.test');
  await writeFile(at('names.cnf'), 'subjectAltName=DNS:sip.test,DNS:127.0.0.1,IP:127.0.0.1\n');
  const signing = [
    '-CA',
    at('ca.pem'),
    '-CAkey',
    at('ca.key'),
    '-CAcreateserial',
    '-days',
    '2',
    '-extfile',
    at('names.cnf'),
  ];
  await openssl('x509', '-req', '-in', at('sip.csr'), ...signing, '-out', at('sip.pem'));
  return { authority: await readFile(at('ca.pem'), 'utf8'), keyPath: at('sip.key'), certificatePath: at('sip.pem') };
}
