import { describe, expect, it } from 'vitest';
import { ask, FIRST, NOW, open, records, SECOND, type WireRecord } from './visit.ts';

const fixed = { now: () => NOW, calls: 1200 };
const starts = (data: WireRecord[]) => data.map((record) => Date.parse(record.start_time));

describe('pages of records', () => {
  it('gives 20 at a time, the newest first, and says how many there are', async () => {
    const server = await open(fixed);
    const page = await records(server);
    expect(page.total).toBe(1200);
    expect(page.data).toHaveLength(20);
    expect(starts(page.data)).toEqual(starts(page.data).toSorted((a, b) => b - a));
    expect(Date.parse(page.data[0]?.start_time ?? '')).toBeGreaterThan(NOW - 3 * 3_600_000);
  });

  it.each([0, 1] as const)('counts pages from %i, and the pages together are everything, once', async (pageBase) => {
    const server = await open({ ...fixed, pageBase });
    const seen: string[] = [];
    for (let page = pageBase; page < pageBase + 3; page++) {
      const { data } = await records(server, { page_index: page, page_size: 500 });
      expect(data).toHaveLength(page === pageBase + 2 ? 200 : 500);
      seen.push(...data.map((record) => record.call_uuid));
    }
    expect(new Set(seen).size).toBe(1200);
    expect((await records(server, { page_index: pageBase + 3, page_size: 500 })).data).toEqual([]);
    const [unsaid, first] = [await records(server), await records(server, { page_index: pageBase })];
    expect(unsaid).toEqual(first);
  });

  it('cuts a page at 500', async () => {
    const server = await open(fixed);
    expect((await records(server, { page_size: 100_000 })).data).toHaveLength(500);
  });

  it('gives the oldest first when told to', async () => {
    const server = await open({ ...fixed, order: 'oldest' });
    const { data } = await records(server, { page_size: 100 });
    expect(starts(data)).toEqual(starts(data).toSorted((a, b) => a - b));
    expect(starts(data)[0]).toBeLessThan(NOW - 80 * 86_400_000);
  });
});

describe('filters of records', () => {
  it('tells agents apart whose ids a double cannot', async () => {
    const server = await open(fixed);
    const [one, two] = await Promise.all(
      [FIRST, SECOND].map((id) => ask(server, 'POST', '/records', `{"agent_id":${id},"page_size":500}`)),
    );
    expect(one?.text).toContain(`"agent_id":${FIRST},`);
    expect(one?.text).not.toContain(SECOND);
    expect(two?.text).toContain(`"agent_id":${SECOND},`);
    expect(two?.text).not.toContain(FIRST);
    const both = await records(server, `{"agent_ids":[${FIRST},${SECOND}]}`);
    const totals = [one, two].map((answer) => (answer?.json as { total: number }).total);
    expect(both.total).toBe((totals[0] ?? 0) + (totals[1] ?? 0));
    expect((await records(server, '{"agent_id":77}')).total).toBe(0);
  });

  it('combines agent_id and agent_ids', async () => {
    const server = await open(fixed);
    expect((await records(server, `{"agent_id":${FIRST},"agent_ids":[100003]}`)).total).toBe(0);
  });

  it.each([
    ['call_types', ['来电'], (record: WireRecord) => record.call_type === '来电'],
    ['states', ['接听', '振铃未接'], (record: WireRecord) => ['接听', '振铃未接'].includes(record.states ?? '')],
    ['trunk_number', '01000008003', (record: WireRecord) => record.trunk_number === '01000008003'],
  ])('filters by %s', async (name, value, fits) => {
    const server = await open({ ...fixed, calls: 400 });
    const all = (await records(server, { page_size: 500 })).data;
    const found = await records(server, { [name]: value, page_size: 500 });
    expect(found.data).toEqual(all.filter(fits));
    expect(found.total).toBeGreaterThan(0);
    expect(found.total).toBeLessThan(400);
  });

  it('finds a call by its uuid and a customer by the whole number only', async () => {
    const server = await open(fixed);
    const { call_uuid, customer_phone } = (await records(server)).data[3] ?? {};
    const byUuid = await records(server, { call_uuid });
    expect(byUuid.data.map((record) => record.call_uuid)).toEqual([call_uuid]);
    const byPhone = await records(server, { customer_phone });
    expect(byPhone.total).toBeGreaterThan(0);
    expect(byPhone.data.every((record) => record.customer_phone === customer_phone)).toBe(true);
    expect((await records(server, { customer_phone: customer_phone?.slice(0, -1) })).total).toBe(0);
  });

  it('looks at the start for start_time and at the end for end_time, both included', async () => {
    const server = await open({ ...fixed, calls: 400 });
    const all = (await records(server, { page_size: 500 })).data;
    const edge = all.find((record) => record.states === '接听');
    const inside = (Date.parse(edge?.start_time ?? '') + Date.parse(edge?.end_time ?? '')) / 2;
    const middle = new Date(inside).toISOString();
    const after = (await records(server, { start_time: middle, page_size: 500 })).data;
    const before = (await records(server, { end_time: middle, page_size: 500 })).data;
    expect(after).toEqual(all.filter((record) => Date.parse(record.start_time) >= inside));
    expect(before).toEqual(all.filter((record) => Date.parse(record.end_time ?? '') <= inside));
    expect([...after, ...before].some((record) => record.call_uuid === edge?.call_uuid)).toBe(false);
    const exact = await records(server, { start_time: edge?.start_time, end_time: edge?.end_time });
    expect(exact.data.map((record) => record.call_uuid)).toContain(edge?.call_uuid);
  });

  it('reads offsets, and takes a time without one for UTC', async () => {
    const server = await open(fixed);
    const totals = await Promise.all(
      ['2026-11-04T04:00:00Z', '2026-11-04T12:00:00+08:00', '2026-11-04T04:00:00'].map(
        async (start_time) => (await records(server, { start_time })).total,
      ),
    );
    expect(new Set(totals).size).toBe(1);
    expect((await records(server, { start_time: '2026-11-04T04:00:00+08:00' })).total).not.toBe(totals[0]);
  });

  it('takes empty filters and null for none', async () => {
    const server = await open(fixed);
    const body = {
      agent_id: null,
      agent_ids: [],
      call_types: [],
      states: [],
      customer_phone: '',
      call_uuid: '',
      start_time: '',
    };
    expect((await records(server, body)).total).toBe(1200);
  });

  it.each([
    '{"agent_id":"9007199254740993"}',
    '{"agent_id":1.5}',
    '{"agent_id":1e3}',
    '{"agent_id":9223372036854775808}',
    '{"agent_id":99999999999999999999}',
    '{"agent_ids":1}',
    '{"agent_ids":["1"]}',
    '{"agent_ids":[null]}',
    '{"call_types":["打进"]}',
    '{"call_types":"外呼"}',
    '{"states":[1]}',
    '{"call_uuid":1}',
    '{"start_time":"yesterday"}',
    '{"start_time":1700000000}',
    '{"end_time":"2026-13-45T99:00:00Z"}',
    '{"page_index":-1}',
    '{"page_size":0}',
    '{"page_size":"20"}',
  ])('answers 400 to %s', async (body) => {
    const server = await open(fixed);
    const answer = await ask(server, 'POST', '/records', body);
    expect(answer.status).toBe(400);
    expect(answer.json).toMatchObject({ error: { code: 'InvalidArgument' } });
  });
});

describe('the shape of a record', () => {
  it.each([
    ['none', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/],
    ['utc', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/],
    ['china', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+08:00$/],
  ] as const)('writes times with the offset %s', async (offset, form) => {
    const server = await open({ ...fixed, offset });
    const [utc] = (await records(await open(fixed))).data;
    const [record] = (await records(server)).data;
    expect(record?.start_time).toMatch(form);
    const text = offset === 'none' ? `${record?.start_time ?? ''}Z` : record?.start_time;
    expect(Date.parse(text ?? '')).toBe(Date.parse(utc?.start_time ?? ''));
  });

  it('has whole seconds that add up, and a recording exactly where there was talk', async () => {
    const { data } = await records(await open(fixed), { page_size: 500 });
    for (const record of data) {
      const seconds = (Date.parse(record.end_time ?? '') - Date.parse(record.start_time)) / 1000;
      expect(record.duration).toBe(seconds);
      expect(record.customer_duration > 0).toBe(record.states === '接听');
      expect(record.record_path !== undefined).toBe(record.states === '接听');
      expect(record['trunk_number_name']).toBeTruthy();
      expect(record.agent_id === undefined).toBe(['ivr', '队列放弃'].includes(record.states ?? ''));
    }
  });

  it('leaves user_data out when told to', async () => {
    const all = async (echoesUserData: boolean) =>
      (await records(await open({ ...fixed, echoesUserData }), { page_size: 500 })).data;
    expect((await all(true)).some((record) => record.user_data !== undefined)).toBe(true);
    expect((await all(false)).some((record) => record.user_data !== undefined)).toBe(false);
  });
});
