import { describe, expect, it } from 'vitest';
import type { Session } from '../../../../src/main/account/session.ts';
import type { CallApi, RecordsQuery } from '../../../../src/main/call-api/call-api.ts';
import { readRecord, readRecords, type WireRecord } from '../../../../src/main/call-api/wire.ts';
import { zoneTold } from '../../../../src/main/calls/call-match.ts';
import { followCall, type Followed } from '../../../../src/main/dialer/follow-call.ts';
import { Fault } from '../../../../src/main/fault.ts';

const START = Date.UTC(2026, 10, 22, 1, 30, 0);
const INTENT = '01ARZ3NDEKTSV4RRFFQ69G5FAV';
const CALLEE = '15405714321';

/** Follows a call; `at` gives the rows of the server so many seconds after the click. */
async function follow(
  at: (seconds: number, query: RecordsQuery) => object[],
  options: { uuid?: string; local?: WireRecord; total?: number; isAnothers?: (uuid: string) => boolean } = {},
) {
  let now = START;
  const heard: [seconds: number, is: Followed['is'], state: string][] = [];
  const listRecords = async (query: RecordsQuery) => {
    await Promise.resolve();
    const data = at((now - START) / 1000, query);
    const page = (query.pageIndex ?? 1) > 1 && query.callUuid === undefined && data.length < 100 ? [] : data;
    return readRecords({ data: page, total: options.total ?? page.length });
  };
  const session = {
    agentId: '7',
    host: 'h',
    agentName: '',
    isDemo: false,
    api: { listRecords } as unknown as CallApi,
  } satisfies Session;
  const trace = {
    session,
    intentId: INTENT,
    callee: CALLEE,
    startedAt: START,
    ...(options.uuid && { uuid: options.uuid }),
    ...(options.isAnothers && { isAnothers: options.isAnothers }),
  };
  const clock = { now: () => now, wait: (ms: number) => Promise.resolve(void (now += ms)) };
  const tell = ({ is, call }: Followed) => void heard.push([(now - START) / 1000, is, call.state]);
  const last = await followCall(trace, clock, tell, new AbortController().signal, () => Promise.resolve(options.local));
  return { last, heard, seconds: (now - START) / 1000 };
}

describe('a record without an end', () => {
  it('is live while its duration grows, until it has an end', async () => {
    const { heard } = await follow(
      (s) => [{ call_uuid: 'u', states: '接听', duration: s, ...(s > 100 && { end_time: '2026-11-22T01:32:00Z' }) }],
      { uuid: 'u' },
    );
    expect(heard[0]).toEqual([2, 'live', 'answered']);
    expect(heard.filter(([, is]) => is === 'ended')).toHaveLength(1);
    expect(heard.at(-1)?.[0]).toBeGreaterThan(100);
  });

  it('that says 主叫未接 while phones ring is no result, and the talk that follows is', async () => {
    const { heard } = await follow(
      (s) => [
        s < 40
          ? { call_uuid: 'u', states: '主叫未接', duration: 0 }
          : { call_uuid: 'u', states: '接听', duration: s, end_time: '2026-11-22T01:31:00Z' },
      ],
      { uuid: 'u' },
    );
    expect(heard.filter(([, is]) => is === 'ended')).toMatchObject([[expect.any(Number), 'ended', 'answered']]);
  });

  it('is over when it has said the same for a while, and is corrected when that proves wrong', async () => {
    const { heard, last } = await follow(
      (s) => [
        s < 300
          ? { call_uuid: 'u', states: '主叫未接' }
          : { call_uuid: 'u', states: '接听', duration: 400, customer_duration: 90, end_time: '2026-11-22T01:40:00Z' },
      ],
      { uuid: 'u' },
    );
    expect(heard.map(([, is, state]) => [is, state])).toEqual([
      ['live', 'agent-missed'],
      ['ended', 'agent-missed'],
      ['ended', 'answered'],
    ]);
    expect(heard[1]?.[0]).toBeGreaterThanOrEqual(90);
    expect(last?.call.talkSeconds).toBe(90);
  });
});

describe('a call is found', () => {
  const mine = { call_uuid: 'other', user_data: `sc:${INTENT}`, states: '接听', end_time: '2026-11-22T01:31:00Z' };
  const others = Array.from({ length: 150 }, (_, n) => ({ call_uuid: `x${n}`, user_data: '' }));
  const pages = (_s: number, { pageIndex = 1, callUuid }: RecordsQuery) =>
    callUuid ? [] : pageIndex <= 1 ? others.slice(0, 100) : pageIndex === 2 ? [...others.slice(100), mine] : [];

  it.each([0, 1, 100, 100_000])('page after page, whatever the total says: %i', async (total) => {
    const all = (s: number, query: RecordsQuery) =>
      pages(s, query).concat(query.pageIndex === 2 ? others.slice(0, 60) : []);
    expect((await follow(all, { total })).last?.call.uuid).toBe('other');
  });

  it.each(['2026-11-22T01:30:10Z', '2026-11-22 01:30:10', '2026/11/22 09:30:10', String(START / 1000 + 10)])(
    'by number and time where the server gives back no id of ours: %s',
    async (start_time) => {
      const row = {
        call_uuid: 'o',
        call_type: '外呼',
        customer_phone: '+86 154 0571 4321',
        start_time,
        states: '接听',
        end_time: start_time,
      };
      expect((await follow((_s, { callUuid }) => (callUuid ? [] : [row]), { uuid: 'u' })).last?.call.uuid).toBe('o');
    },
  );

  it.each([
    ['another number', { customer_phone: '15405714322' }],
    ['another time', { start_time: '2026-11-22T03:00:00Z' }],
    ['a call in', { call_type: '来电' }],
    ['another call of ours', { user_data: 'sc:01ARZ3NDEKTSV4RRFFQ69G5FAW' }],
    ['another agent', { agent_id: 8 }],
  ])('but not %s', async (_name, more) => {
    const row = {
      call_uuid: 'o',
      call_type: '外呼',
      customer_phone: CALLEE,
      start_time: '2026-11-22T01:30:10Z',
      ...more,
    };
    expect((await follow((_s, { callUuid }) => (callUuid ? [] : [row]))).last).toBeUndefined();
  });

  const alike = (call_uuid: string, start_time: string): object => ({
    ...{ call_uuid, call_type: '外呼', customer_phone: CALLEE, start_time },
    ...{ states: '接听', end_time: start_time },
  });

  it.each([false, true])(
    'as the nearest of several alike, whatever their order (turned around: %s)',
    async (isTurned) => {
      const rows = [alike('before', '2026-11-22T01:28:40Z'), alike('it', '2026-11-22T01:30:04Z')];
      const more = alike('after', '2026-11-22T01:34:00Z');
      const all = isTurned ? [more, ...rows.toReversed()] : [...rows, more];
      expect((await follow(() => all)).last?.call.uuid).toBe('it');
    },
  );

  it('but not as a call that is known to be another one of ours', async () => {
    const rows = [alike('before', '2026-11-22T01:29:40Z')];
    expect((await follow(() => rows, { isAnothers: (uuid) => uuid === 'before' })).last).toBeUndefined();
  });

  it.each([
    ['encoded', `sc%3A${INTENT}%20order`],
    ['in JSON', JSON.stringify({ user_data: `sc:${INTENT}` })],
    ['quoted', `"sc:${INTENT} order"`],
    ['in small letters', `sc:${INTENT.toLowerCase()}`],
    ['behind words', `remark: sc:${INTENT}`],
    ['with blanks around', `  sc:${INTENT}  `],
  ])('by the intent id, however the server gives it back: %s', async (_name, user_data) => {
    const row = { call_uuid: 'm', user_data, states: '接听', end_time: '2026-11-22T01:31:00Z' };
    expect((await follow(() => [row])).last?.call.uuid).toBe('m');
  });

  it.each([
    '550E8400-E29B-41D4-A716-446655440000',
    '550e8400e29b41d4a716446655440000',
    '{550e8400-e29b-41d4-a716-446655440000}',
  ])('by its UUID, however it is written: %s', async (call_uuid) => {
    const row = { call_uuid, states: '接听', end_time: '2026-11-22T01:31:00Z' };
    const uuid = '550e8400-e29b-41d4-a716-446655440000';
    expect((await follow((_s, query) => (query.callUuid ? [row] : []), { uuid })).last?.call.uuid).toBe(call_uuid);
  });

  it.each<[string, (query: RecordsQuery) => boolean]>([
    ['the page behind the last is', ({ pageIndex = 0 }) => pageIndex > 0],
    ['page 0 is', ({ pageIndex = 0 }) => pageIndex === 0],
    ['more than 20 at a time are', ({ pageSize = 0 }) => pageSize > 20],
    ['more than 5 at a time are', ({ pageSize = 0 }) => pageSize > 5],
  ])('where %s refused', async (_name, isRefused) => {
    const rows = (_s: number, query: RecordsQuery): object[] => {
      if (isRefused(query)) throw new Fault('refused', { status: 400, message: 'page' });
      return [alike('it', '2026-11-22T01:30:04Z')];
    };
    expect((await follow(rows)).last?.call.uuid).toBe('it');
  });

  it('in the local history, where the server gives nothing', async () => {
    const local = readRecord({ call_uuid: 'l', states: '接听', end_time: '2026-11-22T01:31:00Z' });
    expect((await follow(() => [], { local })).last?.call.uuid).toBe('l');
  });
});

describe('the zone of times without an offset', () => {
  it.each([
    ['2026-11-22 01:30:05', 'utc'],
    ['2026/11/22 09:30:05', 'china'],
    ['2026-11-22 05:30:05', undefined],
    ['2026-11-22T01:30:05Z', undefined],
    ['1795311005', undefined],
    [undefined, undefined],
  ])('is told by an own call: %s is %s', (start_time, zone) => {
    expect(zoneTold({ start_time }, START)).toBe(zone);
  });
});
