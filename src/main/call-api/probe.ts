import { Fault } from '../fault.ts';
import type { Connections } from '../network/connections.ts';
import { tryParse } from './failures.ts';
import { send } from './http.ts';

/**
 * Does something that may be the API answer at this host? Asks for the numbers without a token; a refusal (401, 403) or any
 * JSON will do. Throws `offline`, `proxy`, `proxy-auth`, `tls`, `timeout`, or `bad-answer` for a web page.
 */
export async function probeHost(host: string, connections?: Connections, signal?: AbortSignal): Promise<void> {
  const answer = await send(
    { host, readToken: () => Promise.resolve(undefined), ...(connections && { connections }) },
    { method: 'GET', path: '/rule_outnumber_group', timeoutMs: 10_000, signal },
  );
  const isRefusal = answer.status === 401 || answer.status === 403;
  if (!isRefusal && typeof tryParse(answer.body) !== 'object') throw new Fault('bad-answer', { status: answer.status });
}
