import { createHash } from 'node:crypto';
import type { Agent } from './agent-scope.ts';

const DEMO_KEY = 'demo';

/** Names an agent's files without naming the agent: 32 hexadecimal digits, or `demo`. */
export function agentKey({ host, agentId, isDemo }: Agent): string {
  return isDemo ? DEMO_KEY : createHash('sha256').update(`${host}\n${agentId}`).digest('hex').slice(0, 32);
}
