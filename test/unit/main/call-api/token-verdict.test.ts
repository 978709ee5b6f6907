import { describe, expect, it } from 'vitest';
import { CallApi } from '../../../../src/main/call-api/call-api.ts';
import { faultOf } from '../../../support/fault-of.ts';
import { json, refusal, reply, type RawAnswer, type RawServer } from '../../../support/raw-server.ts';
import { AGENT, demoForTest, rawForTest } from '../../../support/sessions.ts';

const CALL = { agentId: AGENT, callee: '15405710004' };
const numbers = json({ groups: [], numbers: [] });
const deadToken = refusal(401, 'Unauthenticated', 'access token 无效');

function apiAt({ host }: RawServer): CallApi {
  return new CallApi({ host, readToken: () => Promise.resolve('a-token') });
}

/** `neutral` answers GET /rule_outnumber_group, `other` everything else. */
function split(neutral: RawAnswer, other: RawAnswer): RawAnswer {
  return (request, socket) => (request.path.endsWith('/rule_outnumber_group') ? neutral : other)(request, socket);
}

describe('whether the token is dead', () => {
  it('is not even asked when the phone is not registered', async () => {
    const server = await rawForTest(split(deadToken, refusal(401, 'Unauthenticated', '坐席未注册')));
    expect(await faultOf(apiAt(server).callOut(CALL))).toEqual({
      code: 'phone-not-registered',
      message: '坐席未注册',
      status: 401,
    });
    expect(server.count('/rule_outnumber_group')).toBe(0);
    expect(server.requests).toHaveLength(1);
  });

  it('is not asked when the words about the phone have others around them', async () => {
    const server = await rawForTest(split(deadToken, refusal(401, 'Unauthenticated', '呼叫失败：坐席未注册。')));
    expect(await faultOf(apiAt(server).callOut(CALL))).toMatchObject({ code: 'phone-not-registered' });
    expect(server.requests).toHaveLength(1);
  });

  it('is not said of a 401 to a read with those words either', async () => {
    const server = await rawForTest(split(deadToken, refusal(401, 'Unauthenticated', '坐席未注册')));
    expect(await faultOf(apiAt(server).listSips())).toMatchObject({ code: 'phone-not-registered' });
    expect(server.requests).toHaveLength(1);
  });

  it('is said of a call only when a neutral read is refused with 401 too', async () => {
    const server = await rawForTest(deadToken);
    expect(await faultOf(apiAt(server).callOut(CALL))).toEqual({
      code: 'token-rejected',
      message: 'access token 无效',
      status: 401,
    });
    expect(server.count('/callout')).toBe(1);
    expect(server.count('/rule_outnumber_group')).toBe(1);
  });

  it('leaves a call refused when the neutral read works', async () => {
    const server = await rawForTest(split(numbers, refusal(401, 'Unauthenticated', '没有外呼权限')));
    expect(await faultOf(apiAt(server).callOut(CALL))).toEqual({
      code: 'refused',
      message: '没有外呼权限',
      status: 401,
    });
    expect(server.count('/callout')).toBe(1);
  });

  it('leaves a 401 on /sips refused when the neutral read works', async () => {
    const server = await rawForTest(split(numbers, deadToken));
    expect(await faultOf(apiAt(server).listSips())).toMatchObject({ code: 'refused', status: 401 });
    expect(server.count('/rule_outnumber_group')).toBe(1);
  });

  it('is said of a read when the neutral read is refused too, and of the neutral read at once', async () => {
    const server = await rawForTest(deadToken);
    expect(await faultOf(apiAt(server).listRecords({}))).toMatchObject({ code: 'token-rejected' });
    expect(server.requests).toHaveLength(2);
    expect(await faultOf(apiAt(server).listNumbers())).toMatchObject({ code: 'token-rejected' });
    expect(server.requests).toHaveLength(3);
  });

  it('is said when the 401 comes without the documented body', async () => {
    const server = await rawForTest(reply(401, '<html>Unauthorized</html>', { 'Content-Type': 'text/html' }));
    expect(await faultOf(apiAt(server).listNumbers())).toEqual({ code: 'token-rejected', status: 401 });
  });

  it('is not said when the neutral read fails otherwise', async () => {
    const server = await rawForTest(split(refusal(403, 'PermissionDenied', '没有权限'), deadToken));
    expect(await faultOf(apiAt(server).listSips())).toMatchObject({ code: 'refused', status: 401 });
  });

  it('is not said of a 403', async () => {
    const server = await rawForTest(refusal(403, 'PermissionDenied', '没有权限'));
    expect(await faultOf(apiAt(server).listNumbers())).toEqual({ code: 'refused', message: '没有权限', status: 403 });
    expect(server.requests).toHaveLength(1);
  });

  it('is said of a write as well', async () => {
    const server = await rawForTest(deadToken);
    expect(await faultOf(apiAt(server).bindSip(AGENT, '80010001'))).toMatchObject({ code: 'token-rejected' });
    expect(server.count('/sip_bind_agent')).toBe(1);
  });

  it('is told apart from an unregistered phone by the demo, too', async () => {
    const demo = await demoForTest();
    const token = demo.token;
    const api = new CallApi({ host: demo.host, readToken: () => Promise.resolve(token) });
    expect(await faultOf(api.callOut(CALL))).toMatchObject({ code: 'phone-not-registered' });
    demo.rotateToken();
    expect(await faultOf(api.callOut(CALL))).toMatchObject({ code: 'token-rejected' });
    expect(demo.counters.placed).toBe(0);
  });
});
