import { afterEach, expect, test, vi } from 'vitest';
import type { DemoServer } from '../../../../src/main/demo/demo-server.ts';
import type { HandsetNews } from '../../../../src/main/demo/handsets.ts';
import { startDemoServer } from '../../../../src/main/demo/server.ts';

const open: DemoServer[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.close()));
});

const API = '/unified-api/call/openapi/ent/v1';

async function sitAt(speed: number) {
  const server = await startDemoServer({ speed, calls: 0 });
  open.push(server);
  const [agent] = server.agents;
  if (!agent) throw new Error('a demo without agents');
  const news: HandsetNews[] = [];
  const handset = server.sitDown(agent.agentId, (one) => void news.push(one));
  const post = async (path: string, body: object): Promise<unknown> => {
    // The agent's id is larger than a number of JavaScript's.
    const text = JSON.stringify(body).replace('"AGENT"', agent.agentId);
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${server.token}` };
    return (await fetch(server.host + API + path, { method: 'POST', headers, body: text })).json();
  };
  const records = async () =>
    ((await post('/records', { agent_id: 'AGENT' })) as { data: Record<string, unknown>[] }).data;
  return { handset, news, post, records };
}

test('a customer calls whoever sits at a phone, and what is pressed there becomes the record', async () => {
  const { handset, news, records } = await sitAt(100);
  await vi.waitFor(() => expect(news).toHaveLength(1), { timeout: 10_000 });
  const id = news[0]?.id ?? '';
  expect(handset.press(id, 'answer')).toBe(true);
  expect(handset.press(id, 'hang-up')).toBe(true);
  expect(handset.press(id, 'hang-up')).toBe(false);
  expect(news.map(({ is }) => is)).toEqual(['rings', 'answered', 'ended']);
  await vi.waitFor(async () => expect(await records()).toHaveLength(1), { timeout: 10_000 });
  expect((await records())[0]).toMatchObject({ call_type: '来电', states: '接听', hangup_disposition: '坐席挂机' });
});

test('who does not pick up has missed the call', async () => {
  const { news, records } = await sitAt(200);
  await vi.waitFor(() => expect(news.map(({ is }) => is)).toEqual(['rings', 'ended']), { timeout: 10_000 });
  await vi.waitFor(async () => expect((await records())[0]).toMatchObject({ states: '振铃未接' }), { timeout: 10_000 });
});

test('a callout rings at the phone first, and hanging up there ends it', async () => {
  const { handset, news, post, records } = await sitAt(20);
  await post('/callout', { agent_id: 'AGENT', callee: '15405710010' });
  await vi.waitFor(() => expect(news.map(({ is }) => is)).toEqual(['rings', 'answered']), { timeout: 10_000 });
  await new Promise((resolve) => setTimeout(resolve, 1_000)); // the customer picks up meanwhile
  expect(handset.press(news[0]?.id ?? '', 'hang-up')).toBe(true);
  await vi.waitFor(async () => expect(await records()).toHaveLength(1), { timeout: 10_000 });
  const [record] = await records();
  expect(record).toMatchObject({ call_type: '外呼', hangup_disposition: '坐席挂机' });
  expect(record?.['customer_duration']).toBeLessThan(180);
});
