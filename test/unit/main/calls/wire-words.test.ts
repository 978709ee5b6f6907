import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toCallRecord } from '../../../../src/main/calls/call-record.ts';
import { fromUserData, REFERENCE_LENGTH, toUserData, USER_DATA_LENGTH } from '../../../../src/main/calls/user-data.ts';
import { isReadableTime, parseWireTime, toWireTime } from '../../../../src/main/calls/wire-time.ts';
import { readRecord } from '../../../../src/main/call-api/wire.ts';

const MOMENT = Date.UTC(2026, 10, 22, 2, 15, 30);
const ULID = '01ARZ3NDEKTSV4RRFFQ69G5FAV';

describe('a time of the API', () => {
  it.each([
    ['2026-11-22T02:15:30Z', 'UTC'],
    ['2026-11-22t02:15:30z', 'UTC in small letters'],
    ['2026-11-22T02:15:30.987654321Z', 'with fractions, which are dropped'],
    ['2026-11-22T10:15:30+08:00', 'China'],
    ['2026-11-22T10:15:30+0800', 'without the colon'],
    ['2026-11-21T21:15:30-05:00', 'west of Greenwich, on another day'],
    ['2026-11-22T07:45:30+05:30', 'with half an hour'],
    ['2026-11-22 10:15:30 +08:00', 'with spaces'],
    [' 2026-11-22T02:15:30Z ', 'with spaces around'],
    ['2026-11-22 10:15:30 +0800 CST', 'as Go prints it'],
    ['2026-11-22 02:15:30 +0000 UTC', 'as Go prints UTC'],
    ['2026-11-22 10:15:30.123456 +0800 CST', 'as Go prints it, with fractions'],
    ['2026-11-22 10:15:30 +0800 +0800', 'as Go prints a zone without a name'],
    ['"2026-11-22T02:15:30Z"', 'in quotes'],
    ['2026-11-22 10:15:30 CST', 'China by name'],
    ['2026-11-22 10:15:30 UTC+8', 'the offset in hours'],
    ['2026/11/22 10:15:30+08:00', 'with slashes'],
    ['20261122101530+08:00', 'in digits with an offset'],
    ['20261122T021530Z', 'in the basic form of ISO 8601'],
    ['2026-11-22T10:15:30.123+08:00[Asia/Shanghai]', 'as Java writes a zoned time'],
    ['2026-11-22 10:15:30.5 +0800 CST m=+0.01', 'as Go prints the time of now'],
    ['Sun Nov 22 10:15:30 CST 2026', 'as Java prints a date'],
    ['Sun Nov 22 2026 10:15:30 GMT+0800 (中国标准时间)', 'as JavaScript prints a date'],
    ['/Date(1795313730000+0800)/', 'as .NET wrote dates'],
    ['2026-11-22T10:15:30+08:00'.replace('+', '\uff0b'), 'with a full-width plus'],
    ['2026-11-21T21:15:30\u221205:00', 'with the sign of minus'],
    ['2026-11-22 10:15:30 AM +08:00', 'with twelve hours and an offset'],
    ['2026-11-22 2:15:30 AMZ', '… in UTC'],
    ['1795313730', 'seconds since 1970'],
    ['1795313730.5', 'seconds and a part'],
    ['1795313730000', 'milliseconds'],
    ['1795313730000000', 'microseconds'],
    ['Sun, 22 Nov 2026 02:15:30 GMT', 'as in HTTP'],
    ['2026-11-22 10:15:30 (GMT+8)', 'with a zone in brackets'],
    ['2026-11-22 10:15:30（北京时间）', 'with Beijing in brackets'],
    ['2026-11-22 10:15:30 北京时间', 'with Beijing by name'],
    ['2026年11月22日10:15:30 东八区', 'with the zone by its number'],
    ['2026-11-22 10:15:30 Asia/Shanghai', 'with a place'],
    ['2026-11-22 11:15:30 JST', 'with the name of another zone'],
    ['2026-11-22 10:15:30 HKT', 'Hong Kong'],
    ['Sun Nov 22 02:15:30 UTC 2026', 'as a Unix command prints it'],
  ])('%j means the same moment under both settings: %s', (text) => {
    expect(parseWireTime(text, 'utc')).toBe(MOMENT);
    expect(parseWireTime(text, 'china')).toBe(MOMENT);
  });

  it.each([
    ['2026-11-22T02:15:30', MOMENT],
    ['2026-11-22 02:15:30', MOMENT],
    ['2026-11-22 02:15', MOMENT - 30_000],
    ['2026-11-22', Date.UTC(2026, 10, 22)],
    ['2026/11/22 02:15', MOMENT - 30_000],
    ['2026/11/22 2:15:30', MOMENT],
    ['2026.11.22 02:15:30.999', MOMENT],
    ['2026-11-22T02:15:30,999', MOMENT],
    ['20261122021530', MOMENT],
    ['2026年11月22日 02:15:30', MOMENT],
    ['２０２６-11-22', Date.UTC(2026, 10, 22)],
    ['2026-11-22 2:15:30 AM', MOMENT],
    ['2026-11-22 2:15:30 pm', MOMENT + 12 * 3_600_000],
    ['2026-11-22 12:15:30 AM', MOMENT - 2 * 3_600_000],
    ['2026-11-22 12:15:30 PM', MOMENT + 10 * 3_600_000],
    ['2026/11/22 下午 2:15', MOMENT + 12 * 3_600_000 - 30_000],
    ['2026年11月22日 上午2:15', MOMENT - 30_000],
    ['2026年11月22日 02时15分30秒', MOMENT],
    ['2026-11-22T02:15:60', MOMENT + 29_000],
    ['2026年11月22日02:15:30', MOMENT],
    ['2026年11月22日上午2时15分30秒', MOMENT],
    ['2026年11月22日 星期日 02:15:30', MOMENT],
    ['2026-11-22（周日）02:15:30', MOMENT],
    ['2026-11-22 凌晨2:15:30', MOMENT],
    ['2026-11-22 晚上 10:15:30', MOMENT + 20 * 3_600_000],
    ['2026-11-22 22:15:30 晚上', MOMENT + 20 * 3_600_000],
    ['2026-11-22 中午12:15:30', MOMENT + 10 * 3_600_000],
    ['2026-11-22 2:15:30 a.m.', MOMENT],
    ['Nov 22, 2026 2:15:30 AM', MOMENT],
    ['Sunday, November 22, 2026 at 2:15:30 AM', MOMENT],
    ['22 November 2026 02:15:30', MOMENT],
    ['Sun Nov 22 02:15:30 2026', MOMENT],
    ['20261122 02:15:30', MOMENT],
    ['202611220215', MOMENT - 30_000],
    ['2026-11-22_02:15:30', MOMENT],
    ['2026-11-22 02:15:30:999', MOMENT],
    ['2026-11-21 24:00:00', Date.UTC(2026, 10, 22)],
  ])('%j is read as the setting says', (text, asUtc) => {
    expect(parseWireTime(text, 'utc')).toBe(asUtc);
    expect(parseWireTime(text, 'china')).toBe(asUtc - 8 * 3_600_000);
  });

  it.each([
    undefined,
    '',
    'soon',
    '0001-01-01T00:00:00Z',
    '1970-01-01T00:00:00Z',
    '2026-13-05T00:00:00Z',
    '2026-02-30T00:00:00Z',
    '2026-11-22T99:00:00Z',
    '2026-11-22T02:99:00Z',
    '22/11/2026',
    '179531373',
    '20261322101530',
    '2026-11-22T02:15:30Zulu',
    '2026-11-22 13:15 PM',
    '2026-11-22 0930',
    '-2026-11-22T00:00:00Z',
    '9999-12-31 23:59:59',
    '2026-11-22 24:00:01',
    '2026-11-22 02:15:61',
    '2026-11-22 晚上12:15',
    // Two moments each: nobody is to be given the wrong one.
    '05/06/2026 09:30',
    '2026-11-22 02:15:30 EST',
    '2026-11-22 02:15:30 (XYZ)',
    'Sun Nov 22 02:15:30 PST 2026',
  ])('%j is none', (text) => {
    expect(parseWireTime(text, 'utc')).toBeUndefined();
    expect(parseWireTime(text, 'china')).toBeUndefined();
  });

  it('is nothing that should be there where the server has a word for none', () => {
    const none = ['9999-12-31 23:59:59', '1970/01/01 00:00', '-1', '-62135596800', '无', '暂无', 'N/A', '0'];
    expect(none.filter((text) => !isReadableTime(text))).toEqual([]);
    expect(['soon', '05/06/2026 09:30', 'NaN', '2026-11-22 02:15:30 EST'].filter(isReadableTime)).toEqual([]);
  });

  it('goes out in UTC and comes back the same, under both settings', () => {
    fc.assert(
      fc.property(fc.integer({ min: Date.UTC(2000, 0, 1) / 1000, max: Date.UTC(2100, 0, 1) / 1000 }), (seconds) => {
        const text = toWireTime(seconds * 1000);
        expect(text).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
        expect(parseWireTime(text, 'utc')).toBe(seconds * 1000);
        expect(parseWireTime(text, 'china')).toBe(seconds * 1000);
      }),
    );
  });
});

describe('user_data', () => {
  it('keeps intent and reference, and stays within 100 characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: REFERENCE_LENGTH }), (text) => {
        const reference = text.slice(0, REFERENCE_LENGTH);
        const userData = toUserData(ULID, reference);
        expect(userData.length).toBeLessThanOrEqual(USER_DATA_LENGTH);
        expect(fromUserData(userData)).toEqual({ intentId: ULID, ...(reference !== '' && { reference }) });
      }),
    );
  });

  it('is full with the longest reference', () => {
    expect(toUserData(ULID, 'x'.repeat(REFERENCE_LENGTH))).toHaveLength(100);
  });

  it('is written as promised', () => {
    expect(toUserData(ULID, '')).toBe(`sc:${ULID}`);
    expect(toUserData(ULID, '订单 7')).toBe(`sc:${ULID} 订单 7`);
  });

  it.each([
    'order 7',
    'sc:',
    'sc:short',
    `sc:${ULID}x`,
    `SC:${ULID}`,
    `x sc:${ULID}`,
    `sc:${ULID.toLowerCase()}`,
    'sc:ILOU3NDEKTSV4RRFFQ69G5FAVX',
  ])('of another program is all reference: %j', (text) => {
    expect(fromUserData(text)).toEqual({ reference: text });
  });

  it('may be missing', () => {
    expect(fromUserData(undefined)).toEqual({});
  });
});

describe('a call record', () => {
  it('says everything in the app’s words', () => {
    const wire = readRecord({
      agent_evaluated: 5,
      agent_id: 7,
      agent_phone: '80010001',
      answer_way: '手动接听',
      call_type: '外呼',
      call_uuid: 'u',
      customer_attribution: '浙江 杭州',
      customer_duration: 60,
      customer_phone: '13800138000',
      duration: 75,
      end_time: '2026-11-22T10:16:45',
      hangup_disposition: '客户挂机',
      queue_wait_time: 1,
      record_path: '/r.wav',
      start_time: '2026-11-22T10:15:30',
      states: '接听',
      trunk_number: '057100008001',
      trunk_number_name: '销售热线',
      wait_time: 8,
      user_data: `sc:${ULID} 订单 7`,
    });
    expect(toCallRecord(wire, 'china')).toEqual({
      uuid: 'u',
      direction: 'outbound',
      state: 'answered',
      stateText: '接听',
      customerNumber: '13800138000',
      customerRegion: '浙江 杭州',
      trunkNumber: '057100008001',
      trunkName: '销售热线',
      agentSip: '80010001',
      startedAt: MOMENT,
      endedAt: MOMENT + 75_000,
      totalSeconds: 75,
      talkSeconds: 60,
      waitSeconds: 8,
      queueSeconds: 1,
      answerWay: '手动接听',
      hungUpBy: '客户挂机',
      score: 5,
      isRecorded: true,
      reference: '订单 7',
    });
  });

  it('has no gaps written as undefined, so that it crosses to a window as it is', () => {
    expect(toCallRecord(readRecord({ call_uuid: 'u' }), 'utc')).toStrictEqual({
      uuid: 'u',
      direction: 'unknown',
      state: 'other',
      stateText: '',
      customerNumber: '',
      isRecorded: false,
    });
  });

  it('is none without an id', () => {
    expect(toCallRecord(readRecord({ states: '接听' }), 'utc')).toBeUndefined();
  });
});
