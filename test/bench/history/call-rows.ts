import { toCallRecord } from '../../../src/main/calls/call-record.ts';
import type { ServerRow } from '../../../src/main/calls/store/store-shape.ts';
import type { WireRecord } from '../../../src/main/call-api/wire.ts';
import { seeded, uuidFrom, type Random } from '../../../src/main/demo/random.ts';

const DAYS_MS = 90 * 86_400_000;
export const NOW = Date.UTC(2026, 10, 22, 10);

const OUTBOUND = ['接听', '接听', '被叫未接', '被叫未接', '主叫未接'];
const INBOUND = ['接听', '接听', '振铃未接', '队列放弃', 'ivr'];
const REGIONS = Array.from({ length: 330 }, (_, n) => `某省${Math.floor(n / 11)} 某市${n}`);

/** Calls of 90 days, newest first, as sync hands them over: every second number comes up once, the others several times. */
export function callRows(count: number): ServerRow[] {
  const random = seeded(count);
  return Array.from({ length: count }, (_, n) => rowOf(wireOf(n, NOW - (n * DAYS_MS) / count, random)));
}

function rowOf(wire: WireRecord): ServerRow {
  const call = toCallRecord(wire, 'utc');
  if (!call) throw new Error('a row without an id');
  return { call, wire };
}

function wireOf(serial: number, at: number, random: Random): WireRecord {
  const isOut = random.chance(0.65);
  const talk = random.int(0, 400);
  const wait = random.int(3, 40);
  const line = random.int(0, 7);
  return {
    call_uuid: uuidFrom(random, serial),
    agent_phone: '80010001',
    answer_way: isOut ? '手动' : '自动',
    call_type: isOut ? '外呼' : '来电',
    states: random.pick(isOut ? OUTBOUND : INBOUND),
    customer_attribution: random.pick(REGIONS),
    customer_duration: talk,
    customer_phone: customer(random),
    duration: talk + wait,
    end_time: wireTime(at + (talk + wait) * 1000),
    hangup_disposition: random.chance(0.5) ? '客户挂断' : '坐席挂断',
    record_path: `/records/2026/${serial}.mp3`,
    start_time: wireTime(at),
    trunk_number: `0571888800${10 + line}`,
    trunk_number_name: `线路 ${line}`,
    wait_time: wait,
    ...(random.chance(0.2) && { user_data: `sc:01ARZ3NDEKTSV4RRFFQ69G5FAV REF-${random.int(1, 99_999)}` }),
  } as WireRecord;
}

function customer(random: Random): string {
  const n = random.chance(0.5) ? random.int(0, 99_999_999) : random.int(0, 20_000) * 4_637;
  return `1${random.pick(['38', '39', '55', '86'])}${String(n).padStart(8, '0')}`;
}

function wireTime(at: number): string {
  return new Date(at).toISOString().slice(0, 19).replace('T', ' ');
}
