import { describe, expect, it } from 'vitest';
import type { DemoServer } from '../../../../src/main/demo/demo-server.ts';
import { ask, callOut, FIRST, NOW, open, SECOND } from './visit.ts';

interface WireSeat {
  agent_id: number;
  agent_name: string;
  expiration_at?: string;
  occupied: string;
  password: string;
  sip: string;
}

async function seats(server: DemoServer, query = ''): Promise<WireSeat[]> {
  const answer = await ask(server, 'GET', `/sips${query}`);
  expect(answer.status).toBe(200);
  return answer.json as WireSeat[];
}

describe('seats', () => {
  it('are a bare array of ten, two of them free', async () => {
    const server = await open();
    const all = await seats(server);
    expect(all.map(({ sip }) => sip)).toEqual(Array.from({ length: 10 }, (_, index) => String(80010001 + index)));
    expect(all.filter(({ occupied }) => occupied === 'n').map(({ sip }) => sip)).toEqual(['80010009', '80010010']);
    expect(new Set(all.map(({ password }) => password)).size).toBe(10);
    expect(all.every(({ password }) => password.length >= 12)).toBe(true);
    expect(await seats(server, '?occupied=n')).toEqual(all.slice(8));
    expect(await seats(server, '?occupied=y')).toEqual(all.slice(0, 8));
  });

  it('write ids with exact digits and find them by exact digits', async () => {
    const server = await open();
    const [first, second] = await Promise.all([FIRST, SECOND].map((id) => ask(server, 'GET', `/sips?agent_id=${id}`)));
    expect(first?.text).toContain(`"agent_id":${FIRST},"agent_name":"演示坐席一"`);
    expect(first?.json).toHaveLength(1);
    expect(second?.text).toContain(`"agent_id":${SECOND},"agent_name":"演示坐席二"`);
    expect(second?.json).toHaveLength(1);
    expect(await seats(server, '?agent_id=5')).toEqual([]);
    expect(await seats(server, `?agent_id=${FIRST}&occupied=n`)).toEqual([]);
  });

  it('expire in twelve days, have expired, or do not say', async () => {
    const all = await seats(await open({ now: () => NOW }));
    expect(all[0]?.expiration_at).toBe('2026-11-30T10:00:00Z');
    expect(Date.parse(all[5]?.expiration_at ?? '')).toBeLessThan(NOW);
    expect(Object.keys(all[6] ?? {})).not.toContain('expiration_at');
  });

  it('keep their passwords for a seed', async () => {
    const passwords = async (seed: number) => (await seats(await open({ seed }))).map(({ password }) => password);
    expect(await passwords(1)).toEqual(await passwords(1));
    expect(await passwords(1)).not.toEqual(await passwords(2));
  });

  it.each(['?agent_id=abc', '?agent_id=1.5', '?agent_id=9223372036854775808', '?occupied=maybe'])(
    'answer 400 to %s',
    async (query) => {
      const answer = await ask(await open(), 'GET', `/sips${query}`);
      expect(answer.status).toBe(400);
      expect(answer.json).toMatchObject({ error: { code: 'InvalidArgument' } });
    },
  );
});

describe('binding a seat', () => {
  const bind = (server: DemoServer, agentId: string, sip: string) =>
    ask(server, 'POST', '/sip_bind_agent', `{"agent_id":${agentId},"sip":"${sip}"}`);

  it('gives a free seat to exactly that agent', async () => {
    const server = await open();
    const answer = await bind(server, SECOND, '80010009');
    expect([answer.status, answer.text]).toEqual([200, '{}']);
    expect((await ask(server, 'GET', `/sips?agent_id=${SECOND}`)).text).toContain('"80010009"');
    const seat = (await seats(server))[8];
    expect(seat).toMatchObject({ agent_name: '演示坐席二', occupied: 'y' });
  });

  it('takes a seat away from its agent, who can then not call', async () => {
    const server = await open();
    await bind(server, SECOND, '80010003');
    expect(await seats(server, '?agent_id=100003')).toEqual([]);
    expect(server.agents.find(({ agentId }) => agentId === '100003')?.sip).toBe('');
    const answer = await callOut(server, '15405711234', '100003');
    expect(answer.status).toBe(400);
    expect(answer.json).toMatchObject({ error: { code: 'FailedPrecondition', message: '坐席未绑定 sip 号' } });
  });

  it.each([
    ['{"agent_id":9007199254740993,"sip":"1"}', 404, 'NotFound'],
    ['{"agent_id":9007199254740994,"sip":"80010009"}', 400, 'InvalidArgument'],
    ['{"agent_id":"9007199254740993","sip":"80010009"}', 400, 'InvalidArgument'],
    ['{"agent_id":9007199254740993}', 400, 'InvalidArgument'],
    ['{"sip":"80010009"}', 400, 'InvalidArgument'],
    ['{"agent_id":9007199254740993,"sip":80010009}', 400, 'InvalidArgument'],
  ])('refuses %s with %i and changes nothing', async (body, status, code) => {
    const server = await open();
    const before = await seats(server);
    const answer = await ask(server, 'POST', '/sip_bind_agent', body);
    expect(answer.status).toBe(status);
    expect(answer.json).toMatchObject({ error: { code } });
    expect(await seats(server)).toEqual(before);
  });
});
