import { toCallRecord } from '../../../src/main/calls/call-record.ts';
import type { ServerRow } from '../../../src/main/calls/store/store-shape.ts';
import type { WireRecord } from '../../../src/main/call-api/wire.ts';

const STATES = ['接听', '振铃未接', '被叫未接', '队列放弃', 'ivr'];
const REGIONS = ['浙江 杭州', '浙江 宁波', undefined];

/** Calls that use every column and every table of the store. */
export function damagedRows(count: number): ServerRow[] {
  return Array.from({ length: count }, (_, n) => rowOf(n));
}

function rowOf(n: number): ServerRow {
  const uuid = `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
  const start = new Date(Date.UTC(2026, 2, 9) - n * 700_000).toISOString();
  const wire = {
    ...{ call_uuid: n % 50 === 0 ? `odd-${n}` : uuid, call_type: n % 3 ? '来电' : '外呼', states: STATES[n % 5] },
    ...{
      customer_phone: n % 20 === 0 ? 'anonymous' : `1380013${8000 + (n % 60)}`,
      customer_attribution: REGIONS[n % 3],
    },
    ...{ trunk_number: `05718800000${n % 4}`, trunk_number_name: `line ${n % 4}`, agent_phone: '8001' },
    ...{ start_time: n % 30 === 0 ? undefined : start, end_time: start, duration: n, customer_duration: n / 2 },
    ...{
      answer_way: '手动',
      hangup_disposition: '客户',
      record_path: `/r/${n}.mp3`,
      user_data: n % 4 ? undefined : `ref-${n}`,
    },
  } as WireRecord;
  const call = toCallRecord(wire, 'utc');
  if (!call) throw new Error('a row without an id');
  return { call, wire };
}
