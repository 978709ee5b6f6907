import fc from 'fast-check';
import { toCallRecord } from '../../../../../src/main/calls/call-record.ts';
import { openCallStore } from '../../../../../src/main/calls/store/open-call-store.ts';
import type { CallStoreShape, ServerRow } from '../../../../../src/main/calls/store/store-shape.ts';
import type { WireRecord } from '../../../../../src/main/call-api/wire.ts';
import type { CallFilter, CallState } from '../../../../../src/preload/contract/index.ts';
import { tempFolder } from '../../../../support/temp-folder.ts';

export const NOON = Date.UTC(2026, 2, 9, 4);
const HOUR_MS = 3_600_000;

export async function storeForTest(options: { now?: () => number; mostPages?: number } = {}): Promise<{
  store: CallStoreShape;
  folder: string;
  reopen: () => CallStoreShape;
}> {
  const folder = await tempFolder();
  const open = () => openCallStore({ folder, key: 'abc', now: () => NOON, ...options });
  let store = open();
  const reopen = () => {
    store.close();
    return (store = open());
  };
  return { store, folder, reopen };
}

/** A row as sync gives it, made by the real reader of the server's words. */
export function rowFrom(wire: Partial<WireRecord>, withoutOffset: 'utc' | 'china' = 'utc'): ServerRow {
  const whole = wire as WireRecord;
  const call = toCallRecord(whole, withoutOffset);
  if (!call) throw new Error('a row without an id');
  return { call, wire: whole };
}

export function uuidOf(n: number): string {
  return `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
}

const STATES = ['主叫未接', '被叫未接', '接听', 'ivr', '队列放弃', '振铃未接', '转接', ''];
/** Few of each, so that calls meet: the same customer in several spellings, texts that contain one another. */
const NUMBERS = [
  '13800138000',
  '+8613800138000',
  '013800138000',
  '0571-88001122',
  '057188001122',
  'Anonymous',
  '',
  '95588',
  '8613800138000123456789',
  '13800138000-1234',
  '13800138000转5678',
  '138.0013.8000',
  '0013012345678',
  '13012345678',
  '+852 2345 6789',
  '１３９００００１１１１',
];
const REGIONS = ['浙江 杭州', '浙江 宁波', 'Ürümqi', '100%_杭'];
const LINES = ['057188880001', '057188880002', '4001'];
const LINE_NAMES = ['Sales', '售后 线路', 'sales_2'];
const REFERENCES = ['REF-1380', 'a"b', '100%', 'ref 13', '订单 杭州', 'x\ty'];
export const TAGS = ['VIP', '回访'];

const timeText = fc.option(
  fc
    .record({
      at: fc.integer({ min: -60, max: 60 }),
      seconds: fc.constantFrom(0, 0, 1, 599, 899),
      zone: fc.constantFrom('Z', '', '+08:00'),
    })
    .map(({ at, seconds, zone }) => {
      // Around a change of summer time in New York (8 March 2026); some in the same second, some in the same quarter of an hour.
      const iso = new Date(NOON - 24 * HOUR_MS + at * (HOUR_MS / 2) + seconds * 1000).toISOString().slice(0, 19);
      return `${iso}${zone}`;
    }),
  { nil: undefined, freq: 6 },
);
const seconds = fc.option(fc.oneof(fc.nat(4000), fc.constantFrom(0.5, -3, 1e12, 3_000_000_000)), { nil: undefined });

/** What a server says of a call: most of it usual, some of it odd. */
export const wireRecord: fc.Arbitrary<Partial<WireRecord>> = fc
  .record({
    call_uuid: fc.nat(40).map((n) => (n % 10 === 0 ? `odd id ${n}` : uuidOf(n))),
    call_type: fc.constantFrom('外呼', '来电', '来电', undefined),
    states: fc.constantFrom(...STATES, '接听', '振铃未接', undefined),
    customer_phone: fc.constantFrom(...NUMBERS, '13800138000', undefined),
    customer_attribution: fc.constantFrom(...REGIONS, undefined),
    trunk_number: fc.constantFrom(...LINES, undefined),
    trunk_number_name: fc.constantFrom(...LINE_NAMES, undefined),
    agent_phone: fc.constantFrom('8001', undefined),
    start_time: timeText,
    end_time: timeText,
    duration: seconds,
    customer_duration: seconds,
    wait_time: seconds,
    queue_wait_time: seconds,
    answer_way: fc.constantFrom('手动', undefined),
    hangup_disposition: fc.constantFrom('客户', undefined),
    agent_evaluated: seconds,
    record_path: fc.constantFrom('/a.mp3', undefined),
    user_data: fc.constantFrom(
      ...REFERENCES,
      'sc:01ARZ3NDEKTSV4RRFFQ69G5FAV',
      'sc:01ARZ3NDEKTSV4RRFFQ69G5FAV REF-9',
      undefined,
    ),
  })
  .map((wire) => Object.fromEntries(Object.entries(wire).filter(([, value]) => value !== undefined)));

export const serverRow = wireRecord.map((wire) => rowFrom(wire));

const someStates = fc.subarray<CallState>(
  ['agent-missed', 'customer-missed', 'answered', 'ivr', 'queue-abandoned', 'ring-missed', 'other'],
  { minLength: 1 },
);

const SEARCHES = [
  '138',
  '13',
  '1',
  '0571 8800',
  '0571-88',
  'anon',
  '%',
  '_',
  '"',
  'a"b',
  'REF',
  'ref-1',
  '杭州',
  '杭',
  'sales',
  'ürü',
  'zz',
  '１３９０',
  '+8613800',
  '+8613800138000',
  '0086 138 0013 8000.',
  'tel:+86-138-0013-8000',
  '13800138000',
  '13800138000转1234',
  '+1 301 234 5678',
  '13012345678',
  '0571.8800.1122',
  '+86 571 8800',
  '00852 23456789',
  '(0571)88',
  ' ',
  'note',
  '-',
  'x y',
  'OR',
  '001 1',
  '8001',
];

export const callFilter: fc.Arbitrary<CallFilter> = fc
  .record({
    from: fc.option(fc.integer({ min: NOON - 60 * HOUR_MS, max: NOON }), { nil: undefined, freq: 1 }),
    to: fc.option(fc.integer({ min: NOON - 30 * HOUR_MS, max: NOON + 30 * HOUR_MS }), { nil: undefined, freq: 2 }),
    direction: fc.constantFrom('outbound', 'inbound', undefined, undefined),
    states: fc.option(someStates, { nil: undefined, freq: 2 }),
    outcome: fc.constantFrom('talked', 'missed', undefined, undefined),
    trunkNumber: fc.constantFrom(...LINES, 'none', undefined, undefined, undefined, undefined),
    tag: fc.constantFrom(...TAGS, 'none', ...Array.from({ length: 8 }, () => undefined)),
    customer: fc.constantFrom(
      '+86138 0013 8000',
      '057188001122',
      'Anonymous',
      '10086',
      ...Array.from({ length: 8 }, () => undefined),
    ),
    search: fc.constantFrom(...SEARCHES, ...SEARCHES.map(() => undefined)),
  })
  .map((filter) => Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined)) as CallFilter);
