import { onTestFinished } from 'vitest';
import { CallApi } from '../../src/main/call-api/call-api.ts';
import type { Session } from '../../src/main/account/session.ts';
import type { DemoOptions, DemoServer } from '../../src/main/demo/demo-server.ts';
import { startDemoServer } from '../../src/main/demo/server.ts';
import { startRawServer, type RawAnswer, type RawServer } from './raw-server.ts';

/** The demo's first agent: the id is beyond what a double can hold, and rounds to the second agent's. */
export const AGENT = '9007199254740993';

/** A demo call centre without calls coming in that goes with the test. */
export async function demoForTest(options: DemoOptions = {}): Promise<DemoServer> {
  const server = await startDemoServer({ inbound: false, calls: 200, ...options });
  onTestFinished(() => server.close());
  return server;
}

/** A raw server that goes with the test; concurrent tests pass the `onTestFinished` of their own context. */
export async function rawForTest(answer: RawAnswer, onFinished = onTestFinished): Promise<RawServer> {
  const server = await startRawServer(answer);
  onFinished(() => server.close());
  return server;
}

/** A session as the account service would open it, with short limits. */
export function sessionAt(server: { host: string; token?: string }, agentId = AGENT): Session {
  const readToken = () => Promise.resolve(server.token ?? 'a-token');
  const api = new CallApi({ host: server.host, readToken }, { readMs: 5000, callMs: 5000 });
  return { agentId, agentName: '演示坐席一', host: server.host, isDemo: false, api };
}
