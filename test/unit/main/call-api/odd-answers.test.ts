import { describe, expect, it } from 'vitest';
import { CallApi } from '../../../../src/main/call-api/call-api.ts';
import { faultOf } from '../../../support/fault-of.ts';
import { json, reply, type RawAnswer } from '../../../support/raw-server.ts';
import { AGENT, rawForTest } from '../../../support/sessions.ts';

async function apiFor(answer: RawAnswer): Promise<CallApi> {
  const server = await rawForTest(answer);
  return new CallApi({ host: server.host, readToken: () => Promise.resolve('a-token') });
}

const FAILURES: [string, unknown][] = [
  ['an error of the documented shape', { error: { code: 'Internal', message: '服务异常' } }],
  ['an error beside an empty content', { error: { code: 'Internal' }, data: [], total: 0, groups: [], numbers: [] }],
  ['an error as text', { error: '服务异常' }],
  ['a list of errors', { errors: [{ message: '服务异常' }] }],
  ['a code', { code: 500, message: '服务异常' }],
  ['a code as text', { code: '40001', msg: '服务异常' }],
  ['a code in words', { code: 'Unauthenticated', message: '服务异常' }],
  ['an error number', { errcode: 42001, errmsg: 'access_token expired' }],
  ['no success', { success: false, message: '服务异常' }],
  ['a status', { status: 502, message: 'bad gateway' }],
  ['an error in capitals', { Error: { Code: 'Internal', Message: '服务异常' } }],
  ['a code in capitals', { ErrorCode: 'InternalError' }],
  ['a status code', { statusCode: 500, timestamp: '2026-11-22' }],
  ['no success as a number', { success: 0 }],
  ['a result', { result: 'fail' }],
  ['an exception', { exception: 'java.lang.NullPointerException' }],
  ['a flag', { isError: true }],
  ['a code with content', { code: 1, data: { data: [], total: 0 } }],
  ['an error within a good envelope', { code: 0, data: { error: '服务异常', data: [], total: 0 } }],
  ['no success within a good envelope', { code: 0, data: { success: false, msg: '服务异常' } }],
  ['a result that is false', { result: false }],
  ['a status that is false', { status: false, info: '' }],
  ['a flag that it failed', { failed: true }],
];
const NO_CONTENT: [string, unknown][] = [
  ['an empty object', {}],
  ['null', null],
  ['text', 'ok'],
  ['a number', 0],
  ['true', true],
  ['an empty envelope', { code: 0 }],
  ['an envelope around nothing', { code: 0, data: null }],
  ['an envelope around an empty object', { code: 0, data: {} }],
  ['an object where a list is due', { data: {}, total: 0, groups: {}, numbers: {} }],
  ['texts where a list is due', { data: 'none', groups: 'none', numbers: 'none' }],
  ['another field', { items: [], count: 0 }],
  ['a list of other things', { data: [{ id: 1 }], total: 1, groups: [{}], numbers: [{}] }],
  ['a list of empty objects', { data: [{}], total: 1, groups: [{ error: 'x' }], numbers: [{ code: 5 }] }],
  ['a list of texts', { data: ['none'], total: 1, groups: ['none'], numbers: 7 }],
];

describe('a 200 without its documented content is a bad answer', () => {
  it.each([...FAILURES, ...NO_CONTENT, ['a bare list', []] as [string, unknown]])(
    'to records: %s',
    async (_name, body) => {
      expect(await faultOf((await apiFor(json(body))).listRecords({}))).toMatchObject({
        code: 'bad-answer',
        status: 200,
      });
    },
  );

  it.each([
    ['null for a list of which it says that it has some', { data: null, total: 180 }],
    ['a total alone', { total: 0 }],
    ['null alone', { data: null }],
  ])('to records: %s', async (_name, body) => {
    expect(await faultOf((await apiFor(json(body))).listRecords({}))).toMatchObject({ code: 'bad-answer' });
  });

  it.each([
    ...FAILURES,
    ...NO_CONTENT,
    ['a bare list', []] as [string, unknown],
    ['half of it', { groups: [] }] as [string, unknown],
  ])('to the numbers, and no proof of a living token: %s', async (_name, body) => {
    expect(await faultOf((await apiFor(json(body))).listNumbers())).toMatchObject({ code: 'bad-answer', status: 200 });
  });

  it.each([...FAILURES, ...NO_CONTENT])('to the seats: %s', async (_name, body) => {
    expect(await faultOf((await apiFor(json(body))).listSips())).toMatchObject({ code: 'bad-answer', status: 200 });
  });

  const empty = { data: [], total: 0, groups: [], numbers: [] };
  it.each([
    ['words', { ...empty, message: '服务异常，请稍后再试' }],
    ['words in English', { ...empty, detail: 'upstream request timeout' }],
    ['words about the token', { ...empty, msg: 'token expired' }],
    ['words beside a good code', { code: 0, msg: '系统繁忙', data: empty }],
    ['a flag', { ...empty, timed_out: true }],
    ['a flag that it is a part', { ...empty, partial: true }],
  ])('to records and numbers, as an empty list beside bad news proves nothing: %s', async (_name, body) => {
    const api = await apiFor(json(body));
    expect(await faultOf(api.listRecords({}))).toMatchObject({ code: 'bad-answer', status: 200 });
    expect(await faultOf(api.listNumbers())).toMatchObject({ code: 'bad-answer', status: 200 });
  });

  it.each([
    ['good words', { ...empty, message: '查询成功' }],
    ['words about nothing', { ...empty, message: '暂无数据' }],
    ['a code and its words', { code: 0, message: 'ok', data: empty }],
    ['a mark of the request', { ...empty, request_id: 'error-7' }],
  ])('but is one beside %s', async (_name, body) => {
    const api = await apiFor(json(body));
    expect((await api.listRecords({})).data).toEqual([]);
    expect(await api.listNumbers()).toEqual({ groups: [], numbers: [] });
  });

  it.each([[[{}]], [[{ error: 'x' }]], [[{ name: 'a' }, { name: 'b' }]]])(
    'to the seats, as a list of other things is none of seats: %j',
    async (body) => {
      expect(await faultOf((await apiFor(json(body))).listSips())).toMatchObject({ code: 'bad-answer', status: 200 });
    },
  );

  it('keeps the words in which it says that it failed', async () => {
    const failed = await apiFor(json({ code: 40301, msg: '请求过于频繁' }));
    expect(await faultOf(failed.listRecords({}))).toEqual({ code: 'bad-answer', status: 200, message: '请求过于频繁' });
  });

  it.each(FAILURES)('to a binding or an assignment it is a refusal: %s', async (_name, body) => {
    const api = await apiFor(json(body));
    expect(await faultOf(api.bindSip(AGENT, '8001'))).toMatchObject({ code: 'refused', status: 200 });
    expect(await faultOf(api.assignNumbers([AGENT], [], []))).toMatchObject({ code: 'refused', status: 200 });
  });

  it.each([
    ['a page', reply(200, '<html>login</html>')],
    ['half an answer', reply(200, '{"code":')],
    ['other words', reply(200, 'try later')],
    ['false', json(false)],
    ['bad news alone', json({ message: '绑定失败' })],
    ['other news alone', json({ detail: 'Not found.' })],
    ['no good news', json({ msg: '未成功' })],
    ['bad news in another field', json({ tip: '绑定失败' })],
    ['bad news beside a good code', json({ code: 0, msg: '绑定失败' })],
    ['content that is false', json({ code: 0, data: false })],
    ['nothing changed', json({ affected_rows: 0 })],
  ])('to a binding nobody knows what got through: %s', async (_name, answer) => {
    expect(await faultOf((await apiFor(answer)).bindSip(AGENT, '8001'))).toEqual({
      code: 'unknown-outcome',
      status: 200,
    });
  });

  it.each([
    ['nothing', reply(200, '')],
    ['an empty object', json({})],
    ['null', json(null)],
    ['ok', reply(200, 'ok')],
    ['an envelope', json({ code: 0, msg: 'success' })],
    ['an envelope in texts', json({ code: '0', data: null })],
    ['good news alone', json({ message: '绑定成功' })],
    ['a trace', json({ request_id: 'f3a1' })],
  ])('to a binding, what is known to be good is done: %s', async (_name, answer) => {
    await expect((await apiFor(answer)).bindSip(AGENT, '8001')).resolves.toBeUndefined();
  });

  it.each([
    ...FAILURES,
    ...NO_CONTENT,
    ['a uuid beside a failure', { code: 500, uuid: '12345678' }] as [string, unknown],
    ['a uuid of nothing', { uuid: '00000000-0000-0000-0000-000000000000' }] as [string, unknown],
    ['a uuid that a program has not set', { uuid: 'undefined' }] as [string, unknown],
    ['a uuid that is a word', { uuid: 'Unauthorized' }] as [string, unknown],
    ['a uuid that is a code', { uuid: 'PERMISSION_DENIED' }] as [string, unknown],
    ['a uuid beside bad news', { uuid: '1700000000.42', message: '呼叫失败' }] as [string, unknown],
    ['a uuid that is a sentence', { uuid: 'the call has failed' }] as [string, unknown],
  ])('to a call it may have been placed: %s', async (_name, body) => {
    const api = await apiFor(json(body));
    expect(await faultOf(api.callOut({ agentId: AGENT, callee: '1' }))).toEqual({
      code: 'unknown-outcome',
      status: 200,
    });
  });
});

describe('the one envelope that is well known', () => {
  it.each([0, '0'])('is opened: code %j', async (code) => {
    const rows = await apiFor(json({ code, msg: 'ok', data: { data: [{ call_uuid: 'a' }], total: 1 } }));
    expect((await rows.listRecords({})).data).toMatchObject([{ call_uuid: 'a' }]);
    const numbers = await apiFor(json({ code, data: { groups: [], numbers: [{ number: '1', name: 'n' }] } }));
    expect((await numbers.listNumbers()).numbers).toEqual([{ number: '1', name: 'n' }]);
    const seats = await apiFor(json({ code, data: [{ sip: '8001' }] }));
    expect(await seats.listSips()).toMatchObject([{ sip: '8001' }]);
    const placed = await apiFor(json({ code, data: { uuid: 'abc-defg' } }));
    expect(await placed.callOut({ agentId: AGENT, callee: '1' })).toEqual({ uuid: 'abc-defg' });
  });

  it('is not taken for one where the documented list has a code beside it', async () => {
    const rows = await apiFor(json({ code: 0, data: [{ call_uuid: 'a' }], total: 1 }));
    expect((await rows.listRecords({})).data).toHaveLength(1);
  });
});

describe('one odd field costs that field', () => {
  const ODD: [field: string, value: unknown, read: unknown][] = [
    ['agent_evaluated', '5', 5],
    ['duration', '', undefined],
    ['duration', ' 61 ', 61],
    ['duration', '00:01:05', 65],
    ['duration', '1:05', 65],
    ['wait_time', '65秒', 65],
    ['wait_time', '6.5s', 6.5],
    ['duration', '1分5秒', 65],
    ['duration', '1小时2分钟', 3720],
    ['duration', '1m5s', 65],
    ['duration', 'PT1H1M5S', 3665],
    ['states', 'null', undefined],
    ['trunk_number_name', 'undefined', undefined],
    ['customer_duration', '12.5', 12.5],
    ['agent_id', '', undefined],
    ['agent_id', AGENT, AGENT],
    ['customer_phone', 13800138000, '13800138000'],
    ['call_uuid', 1234567890123, '1234567890123'],
    ['call_uuid', 'a.b/c:d@e f+g=', 'a.b/c:d@e f+g='],
    ['start_time', 1795337400, '1795337400'],
    ['trunk_number', 5718001, '5718001'],
  ];
  it.each(ODD)('%s %j is read', async (field, value, read) => {
    const api = await apiFor(json({ data: [{ call_uuid: 'one', [field]: value }, { call_uuid: 'two' }], total: '2' }));
    const { data, total, odd } = await api.listRecords({});
    expect(data[0]?.[field as 'duration']).toBe(read);
    expect([data.length, total, odd]).toEqual([2, 2, undefined]);
  });

  const fields = ['agent_evaluated', 'agent_id', 'agent_phone', 'answer_way', 'call_type', 'call_uuid'];
  const more = ['customer_attribution', 'customer_duration', 'customer_phone', 'duration', 'end_time', 'states'];
  const last = ['hangup_disposition', 'queue_wait_time', 'record_path', 'start_time', 'trunk_number', 'user_data'];
  it.each([...fields, ...more, ...last, 'trunk_number_name', 'wait_time'])('%s of every wrong type', async (field) => {
    for (const value of [{}, { a: 1 }, [], ['x'], true, false]) {
      const api = await apiFor(
        json({ data: [{ agent_phone: '8001', duration: 7, [field]: value }, { call_uuid: 'two' }] }),
      );
      const { data, odd } = await api.listRecords({});
      expect(data[0]?.[field as 'duration']).toBeUndefined();
      expect(data[1]?.call_uuid).toBe('two');
      expect(odd?.map((one) => one.field)).toEqual([field]);
    }
  });

  it.each([-5, '-5', 1e99, 1795313730000, '9:99:99:99', 'NaN', '1e3'])(
    '%j seconds are no length of a call',
    async (value) => {
      const api = await apiFor(json({ data: [{ call_uuid: 'one', duration: value }], total: 1 }));
      const { data, odd } = await api.listRecords({});
      expect(data).toMatchObject([{ call_uuid: 'one', duration: undefined }]);
      expect(odd?.map(({ field }) => field)).toEqual(['duration']);
    },
  );

  it('an id that stands for none does not make one call of several', async () => {
    const none = ['null', 'undefined', 'NaN', '-', '0', 0, '00000000-0000-0000-0000-000000000000', ' '];
    const api = await apiFor(json({ data: none.map((call_uuid) => ({ call_uuid })), total: none.length }));
    expect((await api.listRecords({})).data.map((one) => one.call_uuid)).toEqual(none.map(() => undefined));
  });

  it('two ids of more digits than any number holds stay two', async () => {
    const rows = '{"call_uuid":123456789012345678901},{"call_uuid":123456789012345678902}';
    const api = await apiFor(reply(200, `{"data":[${rows}],"total":2}`));
    const ids = (await api.listRecords({})).data.map((one) => one.call_uuid);
    expect(ids).toEqual(['123456789012345678901', '123456789012345678902']);
  });

  it('an entry that is no record costs that entry, and is counted', async () => {
    const api = await apiFor(json({ data: [null, 'x', { call_uuid: 'two' }], total: 3 }));
    const { data, odd } = await api.listRecords({});
    expect(data).toHaveLength(1);
    expect(odd).toEqual([{ field: 'row' }, { field: 'row' }]);
  });

  it('a total that is no number is missing, and is counted', async () => {
    for (const total of ['x', {}, -1, 1.5]) {
      const { total: told, odd } = await (await apiFor(json({ data: [], total }))).listRecords({});
      expect([told, odd]).toEqual([undefined, [{ field: 'total' }]]);
    }
  });

  it('seats and numbers lose a field, not the list', async () => {
    const seats = await apiFor(json([{ sip: 8001, password: 123456, occupied: true, agent_id: {} }, 'x']));
    expect(await seats.listSips()).toMatchObject([
      { sip: '8001', password: '123456', occupied: 'y', agent_id: undefined },
    ]);
    const numbers = await apiFor(
      json({ groups: [{ id: '7', rule_type: '1', numbers: [5718001, null] }], numbers: ['0571'] }),
    );
    expect(await numbers.listNumbers()).toEqual({
      groups: [{ id: '7', name: undefined, rule_type: 1, numbers: ['5718001'] }],
      numbers: [{ name: undefined, number: '0571' }],
    });
  });

  it('a call id with blanks around it', async () => {
    const uuid = '550e8400-e29b-41d4-a716-446655440000';
    const api = await apiFor(json({ uuid: ` ${uuid}\n` }));
    expect(await api.callOut({ agentId: AGENT, callee: '1' })).toEqual({ uuid });
  });

  it.each([
    'conf.room-7.1700000000.42',
    '{a-b-c-d-e}',
    'x'.repeat(64),
    'call|2026|0001',
    'abc#123$9!',
    '(550e8400)[1]',
    '1700000000;42,7&8',
    '%7B1234%7D*?',
    'V1StGXR8_Z5jdHi6B-myT',
    `${'a84b4c76e66710'.repeat(5)}@pc33.atlanta.example`,
  ])('a call id of other signs: %j', async (uuid) => {
    expect(await (await apiFor(json({ uuid }))).callOut({ agentId: AGENT, callee: '1' })).toEqual({
      uuid,
    });
  });
});
