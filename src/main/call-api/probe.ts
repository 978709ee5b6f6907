import { Fault } from '../fault.ts';
import { tryParse } from './failures.ts';
import { send } from './http.ts';

/**
 * Does something that may be the API answer at this host? Asks for the numbers without a token; a refusal (401, 403) or any
 * JSON will do. Throws `offline`, `tls`, `timeout`, or `bad-answer` for a web page.
 */
export async function probeHost(host: string): Promise<void> {
  const answer = await send(
    { host, readToken: () => Promise.resolve(undefined) },
    { method: 'GET', path: '/rule_outnumber_group', timeoutMs: 10_000 },
  );
  const isRefusal = answer.status === 401 || answer.status === 403;
  if (!isRefusal && typeof tryParse(answer.body) !== 'object') throw new Fault('bad-answer', { status: answer.status });
}
