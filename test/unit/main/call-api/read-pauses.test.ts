import { describe, expect, it } from 'vitest';
import { CallApi } from '../../../../src/main/call-api/call-api.ts';
import { retryAfterMs } from '../../../../src/main/call-api/retry-after.ts';
import { TokenVerdict } from '../../../../src/main/call-api/token-verdict.ts';
import { faultOf } from '../../../support/fault-of.ts';
import { json, refusal, reply } from '../../../support/raw-server.ts';
import { rawForTest } from '../../../support/sessions.ts';

const NUMBERS = { groups: [], numbers: [] };

describe('Retry-After', () => {
  const now = Date.UTC(2026, 10, 22, 1, 0, 0);
  it.each<[string, string, number | undefined]>([
    ['seconds', '7', 7_000],
    ['none', '0', 0],
    ['days, capped', '864000', 300_000],
    ['a date', 'Sun, 22 Nov 2026 01:00:09 GMT', 9_000],
    ['a date that has passed', 'Sun, 22 Nov 2020 01:00:09 GMT', 0],
    ['a date in the far future, capped', 'Sun, 22 Nov 2099 01:00:09 GMT', 300_000],
    ['words', 'soon', undefined],
    ['less than nothing', '-5', undefined],
    ['nothing', '', undefined],
  ])('is read: %s', (_name, text, expected) => {
    expect(retryAfterMs(new Headers({ 'retry-after': text }), now)).toBe(expected);
  });

  it('is a date by the clock of the server, where it tells it', () => {
    const headers = { 'retry-after': 'Sun, 22 Nov 2026 05:00:09 GMT', date: 'Sun, 22 Nov 2026 05:00:00 GMT' };
    expect(retryAfterMs(new Headers(headers), now)).toBe(9_000);
  });

  it('is waited for by every read, also by others than the one that was told', async () => {
    const times: number[] = [];
    const server = await rawForTest((request, socket) => {
      times.push(performance.now());
      const isFirst = times.length === 1;
      const answer = isFirst
        ? reply(429, '{}', { 'Retry-After': '1' })
        : json(request.path.endsWith('/sips') ? [] : NUMBERS);
      answer(request, socket);
    });
    const api = new CallApi({ host: server.host, readToken: () => Promise.resolve('t') });
    const first = api.listNumbers();
    await expect.poll(() => times.length).toBe(1);
    await new Promise((resolve) => setTimeout(resolve, 100));
    await Promise.all([first, api.listSips()]);
    expect(times.slice(1).every((at) => at - (times[0] ?? 0) >= 990)).toBe(true);
  });

  it('that is long ends the read with the words of the server, and nothing more is sent meanwhile', async () => {
    const busy = refusal(503, 'Unavailable', '系统维护');
    const server = await rawForTest(busy);
    const api = new CallApi({
      host: server.host,
      readToken: () => Promise.resolve('t'),
      fetch: async (url, options) => {
        const answer = await fetch(url, options);
        return new Response(await answer.text(), { status: answer.status, headers: { 'Retry-After': '9999999' } });
      },
    });
    const expected = { code: 'server-error', status: 503, message: '系统维护' };
    expect(await faultOf(api.listNumbers())).toEqual(expected);
    expect(await faultOf(api.listSips())).toEqual(expected);
    expect(server.requests).toHaveLength(1);
  });
});

describe('a redirected read', () => {
  it.each([301, 302, 303, 307, 308])('is not tried again: %i', async (status) => {
    const server = await rawForTest(reply(status, '', { Location: '/elsewhere' }));
    const api = new CallApi({ host: server.host, readToken: () => Promise.resolve('t') });
    expect(await faultOf(api.listSips())).toMatchObject({ code: 'bad-answer' });
    expect(await faultOf(api.listRecords({ pageSize: 10 }))).toMatchObject({ code: 'bad-answer' });
    expect(server.requests).toHaveLength(2);
  });
});

describe('a page that times out', () => {
  it('is not asked for again as it was: whoever asks can ask for less', async () => {
    const server = await rawForTest(() => undefined);
    const api = new CallApi({ host: server.host, readToken: () => Promise.resolve('t') }, { readMs: 100, callMs: 100 });
    expect(await faultOf(api.listRecords({ pageSize: 500 }))).toEqual({ code: 'timeout' });
    expect(server.requests).toHaveLength(1);
  });
});

describe('a 401 to the token of before', () => {
  it('says nothing about the new one, with which the read is done again', async () => {
    let token = 'old';
    const server = await rawForTest((request, socket) => {
      const isOld = request.headers['authorization'] === 'Bearer old';
      token = 'new';
      (isOld ? refusal(401, 'Unauthenticated', 'access token 无效') : json(NUMBERS))(request, socket);
    });
    const heard: boolean[] = [];
    const verdict = new TokenVerdict((isDead) => heard.push(isDead));
    const api = new CallApi({ host: server.host, readToken: () => Promise.resolve(token) }, undefined, verdict);
    expect(await api.listNumbers()).toEqual(NUMBERS);
    expect([heard, server.requests.length]).toEqual([[], 2]);
  });

  it('is a refusal to a call, and no verdict', async () => {
    let token = 'old';
    const server = await rawForTest((request, socket) => {
      token = 'new';
      refusal(401, 'Unauthenticated', 'access token 无效')(request, socket);
    });
    const heard: boolean[] = [];
    const verdict = new TokenVerdict((isDead) => heard.push(isDead));
    const api = new CallApi({ host: server.host, readToken: () => Promise.resolve(token) }, undefined, verdict);
    expect(await faultOf(api.callOut({ agentId: '1', callee: '1' }))).toMatchObject({ code: 'refused', status: 401 });
    expect([heard, server.requests.length]).toEqual([[], 1]);
  });

  it('still kills a token that has not changed', async () => {
    const server = await rawForTest(refusal(401, 'Unauthenticated', 'access token 无效'));
    const api = new CallApi({ host: server.host, readToken: () => Promise.resolve('same') });
    expect(await faultOf(api.listSips())).toMatchObject({ code: 'token-rejected' });
  });
});
