import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { CallApi } from '../../../../src/main/call-api/call-api.ts';
import { openApiJudge, type Judge } from '../../../support/openapi-judge.ts';
import { startRecordingRelay, type Exchange, type RecordingRelay } from '../../../support/recording-relay.ts';
import { AGENT, demoForTest } from '../../../support/sessions.ts';
import { tempFolder } from '../../../support/temp-folder.ts';
import { createTestWorld } from '../../../support/world.ts';

let judge: Judge;
beforeAll(async () => {
  judge = await openApiJudge();
});

interface Relayed {
  relay: RecordingRelay;
  token: string;
}

async function relayedDemo(): Promise<Relayed> {
  const demo = await demoForTest();
  const relay = await startRecordingRelay(demo.host);
  onTestFinished(() => relay.close());
  return { relay, token: demo.token };
}

/** Everything that Prism finds, with the request it belongs to. */
function violations(exchanges: readonly Exchange[]): string[] {
  return exchanges.flatMap((one) =>
    judge(one).map((sentence) => `${one.method} ${one.target} ${one.status}: ${sentence}`),
  );
}

const ENDPOINTS = [
  'GET /rule_outnumber_group',
  'GET /sips',
  'POST /agent/outnumber_group',
  'POST /callout',
  'POST /records',
  'POST /sip_bind_agent',
];

function endpointsOf(exchanges: readonly Exchange[]): string[] {
  const named = exchanges.map(({ method, target }) => `${method} ${target.replace(/^.*ent\/v1|\?.*$/g, '')}`);
  return [...new Set(named)].sort();
}

describe('judged by Prism against the vendor’s page as OpenAPI', () => {
  it('every request of the client and every answer of the demo is as documented', async () => {
    const { relay, token } = await relayedDemo();
    const api = new CallApi({ host: relay.host, readToken: () => Promise.resolve(token) });
    await api.listNumbers();
    await api.listSips();
    await api.listSips({ agentId: AGENT, occupied: 'y' });
    await api.listRecords({});
    const [startTime, endTime] = ['2026-01-01T00:00:00Z', '2027-01-01T00:00:00+08:00'];
    const filters = { callTypes: ['外呼' as const], callUuid: 'u', customerPhone: '154', trunkNumber: '057100008001' };
    await api.listRecords({
      agentId: AGENT,
      agentIds: [AGENT],
      ...filters,
      startTime,
      endTime,
      pageIndex: 1,
      pageSize: 50,
      states: ['接听'],
    });
    await api.callOut({ agentId: AGENT, callee: '15405714321', trunkNumber: '057100008001', userData: 'sc:1 order 7' });
    await api.callOut({ agentId: AGENT, callee: '15405710006' }).catch(() => undefined);
    await api.assignNumbers([AGENT], ['501'], ['057100008001']);
    await api.bindSip(AGENT, '80010001');
    expect(endpointsOf(relay.exchanges)).toEqual(ENDPOINTS);
    expect(violations(relay.exchanges)).toEqual([]);
  });

  it('so is what the app asks in a session: sign-in, seat, caller IDs, a call, its history', async () => {
    const { relay, token } = await relayedDemo();
    const { services, told } = createTestWorld(await tempFolder());
    onTestFinished(() => services.calls.close());
    services.account.start();
    await services.account.signIn(relay.host, token, AGENT);
    await services.seat.get(true);
    await services.callerIds.list(true);
    await services.dialer.dial({
      text: '154 0571 4321',
      callerId: { is: 'automatic' },
      reference: 'order 7',
      confirmed: [],
    });
    const said = (name: string): boolean => told.some((one) => one.name === name);
    await expect.poll(() => said('calls.changed') || said('history.changed'), { timeout: 20_000 }).toBe(true);
    await expect.poll(() => endpointsOf(relay.exchanges)).toContain('POST /records');
    await services.account.signOut();
    expect(relay.exchanges.length).toBeGreaterThan(4);
    expect(violations(relay.exchanges)).toEqual([]);
  });

  const good: Exchange = {
    method: 'POST',
    target: '/unified-api/call/openapi/ent/v1/callout',
    headers: { 'content-type': 'application/json', authorization: 'Bearer t' },
    body: '{"agent_id":1,"callee":"15405714321"}',
    status: 200,
    answerHeaders: { 'content-type': 'application/json' },
    answer: '{"uuid":"u"}',
  };

  it.each<[string, Partial<Exchange>]>([
    ['an id in quotes', { body: '{"agent_id":"1","callee":"154"}' }],
    ['a missing number', { body: '{"agent_id":1}' }],
    ['a field of our own', { body: '{"agent_id":1,"callee":"154","priority":1}' }],
    [
      'a reference that is too long',
      { body: JSON.stringify({ agent_id: 1, callee: '154', user_data: 'x'.repeat(101) }) },
    ],
    ['an id beyond int64', { body: '{"agent_id":9223372036854775808,"callee":"154"}' }],
    ['no token', { headers: { 'content-type': 'application/json' } }],
    ['another path', { target: '/unified-api/call/openapi/ent/v1/hangup' }],
    ['an answer without uuid', { answer: '{}' }],
    ['a refusal without a sentence', { status: 400, answer: '{"error":{"code":"x"}}' }],
    [
      'an id in an answer that is a text',
      { method: 'GET', target: '/unified-api/call/openapi/ent/v1/sips', body: '', answer: '[{"agent_id":"1"}]' },
    ],
  ])('and the judge is not blind: %s', (_what, change) => {
    expect(judge(good)).toEqual([]);
    expect(judge({ ...good, ...change })).not.toEqual([]);
  });
});
