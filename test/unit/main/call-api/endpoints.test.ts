import { beforeAll, afterAll, describe, expect, it } from 'vitest';
import { CallApi } from '../../../../src/main/call-api/call-api.ts';
import type { DemoServer } from '../../../../src/main/demo/demo-server.ts';
import { startDemoServer } from '../../../../src/main/demo/server.ts';
import { faultOf } from '../../../support/fault-of.ts';
import { reply, startRawServer } from '../../../support/raw-server.ts';
import { AGENT } from '../../../support/sessions.ts';

const BASE = '/unified-api/call/openapi/ent/v1';
const NEIGHBOUR = '9007199254740992';

let demo: DemoServer;
let api: CallApi;
let asked = 0;
beforeAll(async () => {
  demo = await startDemoServer({ inbound: false, calls: 200 });
  const readToken = () => Promise.resolve((asked++, demo.token));
  api = new CallApi({ host: demo.host, readToken });
});
afterAll(() => demo.close());

/** What the last request was, byte for byte. */
function onTheWire() {
  const last = demo.requests.at(-1);
  return last && `${last.method} ${last.path} ${last.text}`.trim();
}

describe('each endpoint, against the demo call centre', () => {
  it('lists numbers and groups, with an id beyond 2^53 exact', async () => {
    const { numbers, groups } = await api.listNumbers();
    expect(onTheWire()).toBe(`GET ${BASE}/rule_outnumber_group`);
    expect(numbers).toContainEqual({ number: '057100008001', name: '销售热线' });
    expect(groups.map(({ id }) => id)).toEqual(['501', '502', '9007199254740995']);
  });

  it('lists all seats without a query', async () => {
    const seats = await api.listSips();
    expect(onTheWire()).toBe(`GET ${BASE}/sips`);
    expect(seats).toHaveLength(10);
    expect(seats.filter(({ agent_id }) => agent_id === undefined)).toHaveLength(2); // 0 on the wire: nobody's
  });

  it('lists the seats of one agent, whose id is exact in the query', async () => {
    const seats = await api.listSips({ agentId: AGENT, occupied: 'y' });
    expect(onTheWire()).toBe(`GET ${BASE}/sips?agent_id=${AGENT}&occupied=y`);
    expect(seats).toMatchObject([{ agent_id: AGENT, agent_name: '演示坐席一', sip: '80010001', occupied: 'y' }]);
  });

  it('lists records by every documented filter, ids as bare digits', async () => {
    const query = {
      agentId: AGENT,
      agentIds: [AGENT, '1'],
      callTypes: ['外呼' as const],
      callUuid: 'u',
      customerPhone: '154',
      startTime: '2026-01-01T00:00:00Z',
      endTime: '2026-01-02T00:00:00Z',
      pageIndex: 1,
      pageSize: 50,
      states: ['接听'],
      trunkNumber: '057100008001',
    };
    expect((await api.listRecords(query)).data).toEqual([]);
    expect(onTheWire()).toBe(
      `POST ${BASE}/records {"agent_id":${AGENT},"agent_ids":[${AGENT},1],"call_types":["外呼"],"call_uuid":"u",` +
        '"customer_phone":"154","start_time":"2026-01-01T00:00:00Z","end_time":"2026-01-02T00:00:00Z",' +
        '"page_index":1,"page_size":50,"states":["接听"],"trunk_number":"057100008001"}',
    );
  });

  it('leaves out every filter that was not given', async () => {
    await api.listRecords({});
    expect(onTheWire()).toBe(`POST ${BASE}/records {}`);
  });

  it("gets one agent's records and not the neighbour's whose id a double confuses with it", async () => {
    const mine = await api.listRecords({ agentId: AGENT, pageSize: 500 });
    const theirs = await api.listRecords({ agentId: NEIGHBOUR, pageSize: 500 });
    expect(mine.data.length).toBeGreaterThan(0);
    expect(theirs.data.length).toBeGreaterThan(0);
    expect(new Set(mine.data.map(({ agent_id }) => agent_id))).toEqual(new Set([AGENT]));
    expect(new Set(theirs.data.map(({ agent_id }) => agent_id))).toEqual(new Set([NEIGHBOUR]));
    expect(mine.total).toBe(mine.data.length);
  });

  it('calls out with exactly what was given', async () => {
    const call = { agentId: AGENT, callee: '15405710003', trunkNumber: '057100008001', userData: '编号 "7"' };
    const { uuid } = await api.callOut(call);
    expect(uuid).toMatch(/^[0-9a-f-]{36}$/);
    expect(onTheWire()).toBe(
      `POST ${BASE}/callout {"agent_id":${AGENT},"callee":"15405710003","trunk_number":"057100008001","user_data":"编号 \\"7\\""}`,
    );
    expect(demo.liveCalls).toMatchObject([{ agentId: 9007199254740993n, callee: '15405710003' }]);
  });

  it('calls out without trunk_number for the automatic choice', async () => {
    await api.callOut({ agentId: '100003', callee: '15405710003' });
    expect(onTheWire()).toBe(`POST ${BASE}/callout {"agent_id":100003,"callee":"15405710003"}`);
  });

  it('binds a seat to an agent by the exact id', async () => {
    await expect(api.bindSip(AGENT, '80010009')).resolves.toBeUndefined();
    expect(onTheWire()).toBe(`POST ${BASE}/sip_bind_agent {"agent_id":${AGENT},"sip":"80010009"}`);
    expect(await api.listSips({ agentId: AGENT })).toHaveLength(2);
  });

  it('gives numbers to agents by exact ids', async () => {
    await expect(api.assignNumbers([AGENT], ['9007199254740995'], ['057100008001'])).resolves.toBeUndefined();
    expect(onTheWire()).toBe(
      `POST ${BASE}/agent/outnumber_group {"agent_ids":[${AGENT}],"group_ids":[9007199254740995],"numbers":["057100008001"]}`,
    );
  });

  it('hands on the refusal of a write in the words of the server', async () => {
    expect(await faultOf(api.bindSip(AGENT, '1'))).toEqual({
      code: 'refused',
      message: 'sip 号不存在:1',
      status: 404,
    });
    expect(demo.requests.filter(({ path, text }) => path.endsWith('bind_agent') && text.includes('"1"'))).toHaveLength(
      1,
    );
  });

  it('does not take the page of a portal for a change that was made', async () => {
    const portal = await startRawServer(reply(200, '<html>Please log in</html>', { 'content-type': 'text/html' }));
    const behindIt = new CallApi({ host: portal.host, readToken: () => Promise.resolve('t') });
    expect(await faultOf(behindIt.bindSip(AGENT, '80010009'))).toEqual({ code: 'unknown-outcome', status: 200 });
    expect(portal.count('/sip_bind_agent')).toBe(1);
    await portal.close();
  });

  it('sends JSON, a bearer token and no cookie, and asks for the token every time', async () => {
    const before = asked;
    await api.listSips();
    await api.listNumbers();
    expect(asked).toBe(before + 2);
    expect(demo.requests.at(-1)).toMatchObject({
      hasAuthorization: true,
      headers: { 'content-type': 'application/json' },
    });
    expect(demo.requests.at(-1)?.headers['cookie']).toBeUndefined();
  });

  it('uses the new token as soon as there is one', async () => {
    demo.rotateToken();
    expect((await api.listNumbers()).numbers).toHaveLength(5);
  });
});
