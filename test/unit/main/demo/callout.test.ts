import { describe, expect, it } from 'vitest';
import { endings } from '../../../../src/main/demo/endings.ts';
import { ask, BASE, callOut, FIRST, open, records, recordWith, SECOND, until, uuidOf } from './visit.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const FAST = { speed: 100 };

describe('a callout', () => {
  it('is accepted with a uuid, and becomes a record of exactly that agent', async () => {
    const server = await open(FAST);
    const answer = await callOut(server, '15405711234', FIRST, ',"user_data":"客户 42 🙂"');
    expect(answer.status).toBe(200);
    expect(Object.keys(answer.json as object)).toEqual(['uuid']);
    expect(uuidOf(answer)).toMatch(UUID);
    const record = await recordWith(server, '客户 42 🙂');
    expect(record).toMatchObject({
      call_uuid: uuidOf(answer),
      call_type: '外呼',
      states: '接听',
      customer_phone: '15405711234',
      customer_attribution: '浙江 杭州',
      agent_phone: '80010001',
      trunk_number: '057100008001',
      trunk_number_name: '销售热线',
    });
    expect((await ask(server, 'POST', '/records', { call_uuid: uuidOf(answer) })).text).toContain(
      `"agent_id":${FIRST},`,
    );
  });

  it('shows the number that it names', async () => {
    const server = await open(FAST);
    await callOut(server, '15405711234', FIRST, ',"trunk_number":"01000008003","user_data":"named"');
    expect((await recordWith(server, 'named')).trunk_number).toBe('01000008003');
  });

  it('may have another uuid than its record', async () => {
    const server = await open({ ...FAST, callUuidEquals: false });
    const uuid = uuidOf(await callOut(server, '15405711234', FIRST, ',"user_data":"other"'));
    const record = await recordWith(server, 'other');
    expect(record.call_uuid).toMatch(UUID);
    expect(record.call_uuid).not.toBe(uuid);
    expect((await records(server, { call_uuid: uuid })).total).toBe(0);
  });

  it('may lose its user_data on the way to the records', async () => {
    const server = await open({ ...FAST, echoesUserData: false });
    const uuid = uuidOf(await callOut(server, '15405711234', FIRST, ',"user_data":"lost"'));
    const record = await until(async () => (await records(server, { call_uuid: uuid })).data[0]);
    expect(Object.keys(record)).not.toContain('user_data');
  });

  it('is refused while the phone of that agent, and of that one only, is in use', async () => {
    const server = await open();
    expect((await callOut(server, '15405711234', FIRST)).status).toBe(200);
    const second = await callOut(server, '15405711235', FIRST);
    expect(second.status).toBe(400);
    expect(second.json).toEqual({ error: { code: 'FailedPrecondition', message: '坐席忙' } });
    expect((await callOut(server, '15405711234', SECOND)).status).toBe(200);
    expect(server.counters.placed).toBe(2);
  });

  it('is possible again when the last one has ended', async () => {
    const server = await open({ speed: 500 });
    await callOut(server, '15405710003');
    await until(() => (server.liveCalls.length === 0 ? true : undefined));
    expect((await callOut(server, '15405710003')).status).toBe(200);
  });

  it('is refused from a seat that has expired', async () => {
    const answer = await callOut(await open(), '15405711234', '100006');
    expect(answer.json).toEqual({ error: { code: 'FailedPrecondition', message: '坐席已过期' } });
  });

  it.each([
    '{}',
    '{"agent_id":9007199254740993}',
    '{"callee":"15405711234"}',
    '{"agent_id":"9007199254740993","callee":"15405711234"}',
    '{"agent_id":9007199254740994,"callee":"15405711234"}',
    '{"agent_id":9007199254740993,"callee":15405711234}',
    '{"agent_id":9007199254740993,"callee":""}',
    '{"agent_id":9007199254740993,"callee":"154 0571 1234"}',
    '{"agent_id":9007199254740993,"callee":"+8615405711234"}',
    '{"agent_id":9007199254740993,"callee":"154****1234"}',
    '{"agent_id":9007199254740993,"callee":"15405711234","trunk_number":"10086"}',
    '{"agent_id":9007199254740993,"callee":"15405711234","trunk_number":1}',
    `{"agent_id":9007199254740993,"callee":"15405711234","user_data":"${'x'.repeat(101)}"}`,
    '{"agent_id":9007199254740993,"callee":"15405711234","user_data":{}}',
  ])('is refused when it says %.90s', async (body) => {
    const server = await open();
    const answer = await ask(server, 'POST', '/callout', body);
    expect(answer.status).toBe(400);
    expect(answer.json).toMatchObject({ error: { code: 'InvalidArgument' } });
    expect(server.counters.placed).toBe(0);
  });

  it('may carry a hundred characters, counted as people count them', async () => {
    const server = await open();
    expect((await callOut(server, '15405711234', FIRST, `,"user_data":"${'🙂'.repeat(100)}"`)).status).toBe(200);
  });
});

describe('endings by the last four digits', () => {
  it.each([
    ['0004', 401, { error: { code: 'Unauthenticated', message: '坐席未注册' } }],
    ['0006', 500, { error: { code: 'Internal', message: '呼叫服务异常' } }],
    ['0007', 400, { error: { code: 'PermissionDenied', message: '号码在黑名单中' } }],
    ['0011', 429, { error: { code: 'ResourceExhausted', message: '请求过于频繁,请稍后再试' } }],
  ])('%s answers %i and places nothing', async (digits, status, body) => {
    const server = await open();
    const answer = await callOut(server, `1540571${digits}`);
    expect(answer.status).toBe(status);
    expect(answer.json).toEqual(body);
    expect(answer.headers.get('retry-after')).toBe(digits === '0011' ? '30' : null);
    expect([server.counters.placed, server.liveCalls]).toEqual([0, []]);
  });

  it('0004 leaves the token good', async () => {
    const server = await open();
    await callOut(server, '15405710004');
    expect((await ask(server, 'GET', '/rule_outnumber_group')).status).toBe(200);
  });

  it('0008 answers with a page of a proxy and places nothing', async () => {
    const server = await open();
    const answer = await callOut(server, '15405710008');
    expect(answer.status).toBe(502);
    expect(answer.headers.get('content-type')).toContain('text/html');
    expect(answer.text).toContain('<html>');
    expect(server.counters.placed).toBe(0);
  });

  it('0009 places the call but never answers', async () => {
    const server = await open(FAST);
    await expect(callOut(server, '15405710009', FIRST, ',"user_data":"intent-1"')).rejects.toThrow();
    expect(server.counters.placed).toBe(1);
    expect(await recordWith(server, 'intent-1')).toMatchObject({ states: '接听', customer_phone: '15405710009' });
  });

  it('0005 answers late, and places the call even if nobody waits for the answer', async () => {
    const server = await open({ speed: 40 });
    const begun = Date.now();
    expect((await callOut(server, '15405710005')).status).toBe(200);
    expect(Date.now() - begun).toBeGreaterThanOrEqual(180);
    await until(() => (server.liveCalls.length === 0 ? true : undefined));
    const patience = new AbortController();
    const left = fetch(`${server.host}${BASE}/callout`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${server.token}`, 'Content-Type': 'application/json' },
      body: `{"agent_id":${FIRST},"callee":"15405710005","user_data":"left"}`,
      signal: patience.signal,
    });
    const outcome = expect(left).rejects.toThrow();
    await until(() => (server.liveCalls.length === 1 ? true : undefined));
    patience.abort();
    await outcome;
    expect((await recordWith(server, 'left')).states).toBe('接听');
  });

  it.each([
    ['0001', '被叫未接', 28],
    ['0002', '主叫未接', 20],
    ['0003', '被叫未接', 4],
  ])('%s ends as %s after %i s, without talk or recording', async (digits, states, duration) => {
    const server = await open(FAST);
    await callOut(server, `1540571${digits}`, FIRST, ',"user_data":"missed"');
    const record = await recordWith(server, 'missed');
    expect(record).toMatchObject({ states, duration, customer_duration: 0 });
    expect(record.record_path).toBeUndefined();
  });

  it('0010 talks three minutes', async () => {
    const server = await open({ speed: 400 });
    await callOut(server, '15405710010', FIRST, ',"user_data":"long"');
    expect(await recordWith(server, 'long')).toMatchObject({ states: '接听', customer_duration: 180 });
  });

  it('talks 12 to 40 s otherwise, each number always as long', async () => {
    const server = await open({ speed: 400 });
    const talks: number[] = [];
    for (const [index, callee] of ['15405717777', '15405717777', '057100009999', '15400105555-0001'].entries()) {
      await callOut(server, callee, '100003', `,"user_data":"talk-${index}"`);
      talks.push((await recordWith(server, `talk-${index}`)).customer_duration);
    }
    expect(talks.every((talk) => talk >= 12 && talk <= 40)).toBe(true);
    expect(talks[0]).toBe(talks[1]);
    expect(new Set(talks).size).toBeGreaterThan(1);
  });

  it('are told once each', () => {
    expect(new Set(endings.map(({ digits }) => digits)).size).toBe(endings.length);
    expect(endings).toHaveLength(12);
  });
});
