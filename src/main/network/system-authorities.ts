import { rootCertificates } from 'node:tls';
import { Worker } from 'node:worker_threads';
import { waitAtMost } from '../async/with-timeout.ts';

/** Less than a call may take: until the system has answered, its own authorities do not count. */
const LIMIT_MS = 10_000;

let script: string | URL = new URL('./authorities-worker.ts', import.meta.url);
let known: readonly string[] | undefined;
let reading: Promise<readonly string[]> | undefined;

/** Names the built script of the reading thread; in plain Node the source is found. */
export function readAuthoritiesBy(builtScript: string): void {
  script = builtScript;
}

/**
 * Node's own certificate authorities and those of the system, in PEM, so that a company's own authority counts. Not Node's `default` ones, to
 * which NODE_EXTRA_CA_CERTS adds. Read once in a thread of its own: macOS takes 5 to 100 s for it (nodejs/node#63313). Never rejects: where the
 * system has not answered after ten seconds, or cannot, only Node's own are given.
 */
export async function systemAuthorities(): Promise<readonly string[]> {
  if (known) return known;
  reading ??= readInThread().then(
    (system) => (known = [...new Set([...rootCertificates, ...system])]),
    () => rootCertificates,
  );
  const found = await waitAtMost(LIMIT_MS, reading);
  if (found === rootCertificates) reading = undefined; // failed: tried again with the next connection
  return found ?? rootCertificates;
}

/** Whether the thread is at it. Nothing can end it then, and Node waits for its threads before it ends itself. */
export function isReadingAuthorities(): boolean {
  return reading !== undefined && known === undefined;
}

function readInThread(): Promise<string[]> {
  const thread = new Worker(script, { execArgv: [], name: 'authorities' });
  return new Promise((resolve, reject) => {
    thread.once('message', resolve);
    thread.once('error', reject);
    thread.once('exit', () => reject(new Error('the thread has ended without an answer')));
  });
}
