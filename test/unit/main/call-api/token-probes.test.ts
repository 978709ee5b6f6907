import { describe, expect, it } from 'vitest';
import { CallApi } from '../../../../src/main/call-api/call-api.ts';
import { TokenVerdict } from '../../../../src/main/call-api/token-verdict.ts';
import { faultOf } from '../../../support/fault-of.ts';
import { AGENT, demoForTest } from '../../../support/sessions.ts';

const MINUTE = 60_000;

/** A client whose token somebody has replaced in the console. */
async function withDeadToken() {
  const demo = await demoForTest();
  const clock = { at: 0 };
  const verdicts: boolean[] = [];
  const verdict = new TokenVerdict(
    (isDead) => void verdicts.push(isDead),
    () => clock.at,
  );
  let token = demo.token;
  const api = new CallApi({ host: demo.host, readToken: () => Promise.resolve(token) }, undefined, verdict);
  demo.rotateToken();
  expect(await faultOf(api.listSips({ agentId: AGENT }))).toMatchObject({ code: 'token-rejected' });
  return { demo, clock, verdicts, verdict, api, use: (next: string) => (token = next) };
}

describe('a dead token', () => {
  it('is told once, and asks for nothing more within five minutes', async () => {
    const { demo, api, verdicts } = await withDeadToken();
    const before = demo.requests.length;
    expect(await faultOf(api.listNumbers())).toEqual({ code: 'token-rejected' });
    expect(await faultOf(api.listRecords({ agentId: AGENT }))).toEqual({ code: 'token-rejected' });
    expect([demo.requests.length, verdicts]).toEqual([before, [true]]);
  });

  it('lets one read out every five minutes, and never a call', async () => {
    const { demo, api, clock } = await withDeadToken();
    clock.at += 6 * MINUTE;
    const before = demo.requests.length;
    expect(await faultOf(api.callOut({ agentId: AGENT, callee: '15405710003' }))).toEqual({ code: 'token-rejected' });
    expect(await faultOf(api.bindSip(AGENT, '80010001'))).toEqual({ code: 'token-rejected' });
    expect(demo.requests.length).toBe(before);
    expect(await faultOf(api.listNumbers())).toMatchObject({ code: 'token-rejected', status: 401 });
    expect(await faultOf(api.listNumbers())).toEqual({ code: 'token-rejected' });
    expect(demo.requests.length).toBe(before + 1);
  });

  it('lives again with the first answer, and that is told', async () => {
    const { demo, api, verdict, verdicts, use } = await withDeadToken();
    use(demo.token);
    verdict.allowProbe();
    await api.listNumbers();
    expect(verdicts).toEqual([true, false]);
    expect(await api.callOut({ agentId: AGENT, callee: '15405710003' })).toHaveProperty('uuid');
  });

  it('is not what 坐席未注册 says: the next call goes out', async () => {
    const demo = await demoForTest();
    const api = new CallApi({ host: demo.host, readToken: () => Promise.resolve(demo.token) });
    const call = { agentId: AGENT, callee: '15405710004' };
    expect(await faultOf(api.callOut(call))).toMatchObject({ code: 'phone-not-registered' });
    expect(await faultOf(api.callOut(call))).toMatchObject({ code: 'phone-not-registered' });
    expect(demo.requests.map(({ path }) => path.split('/').at(-1))).toEqual(['callout', 'callout']);
  });
});
