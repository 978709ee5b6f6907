import type { Demo } from './account-parts.ts';

/** Starts the call centre inside this process, loaded only when somebody enters the demo; its first agent is who one becomes. */
export async function startEmbeddedDemo(): Promise<Demo> {
  const [{ startDemoServer }, { DemoPhone }] = await Promise.all([
    import('../demo/server.ts'),
    import('../phone-calls/demo-phone.ts'),
  ]);
  const server = await startDemoServer({});
  const [agent] = server.agents;
  if (!agent) throw new Error('a demo without agents');
  return {
    host: server.host,
    token: server.token,
    agent: { id: agent.agentId, name: agent.name },
    regulars: server.regulars,
    phone: () => new DemoPhone((listener) => server.sitDown(agent.agentId, listener)),
    stop: () => server.close(),
  };
}
