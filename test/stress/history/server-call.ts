import type { WireRecord } from '../../../src/main/call-api/wire.ts';
import { writeTime } from '../../../src/main/demo/times.ts';
import type { Habits } from './habits.ts';

/** One call as it really was. Moments are real ones, in ms before or after the beginning of the history. */
export interface ServerCall {
  id: number;
  at: number;
  lasts: number;
  /** How much later than it should its record appears. */
  late: number;
  /** How long after its end its record changes; at most 7 days. */
  edits: number[];
  agent: 'own' | 'other' | 'nobody';
  hasUuid: boolean;
  lacks: 'nothing' | 'start' | 'times';
  /** The server lists it twice. */
  isDouble: boolean;
}

export const OWN_AGENT = '9007199254740993';
const OTHER_AGENT = '9007199254740992';
/** A period far outside of any history. */
export const ALWAYS = { startTime: '2020-01-01T00:00:00Z', endTime: '2040-01-01T00:00:00Z' };
/** 2026-11-22 04:00:30 UTC. */
export const BEGIN = Date.UTC(2026, 10, 22, 4, 0, 30);

/** When its record appears. */
export function appearsAt({ at, lasts: length, late }: ServerCall, { appears }: Habits): number {
  return at + late + (appears === 'live' ? 0 : length);
}

/** When its record last changed, up to a moment. */
export function changedAt(one: ServerCall, now: number): number {
  const end = one.at + one.lasts;
  return Math.max(one.at, ...[end, ...one.edits.map((after) => end + after)].filter((moment) => moment <= now));
}

/** From when on nothing about it changes. */
export function restsAt(one: ServerCall, habits: Habits): number {
  return Math.max(appearsAt(one, habits), changedAt(one, Infinity));
}

export function uuidOf({ id }: Pick<ServerCall, 'id'>): string {
  return `00000000-0000-4000-8000-${String(id).padStart(12, '0')}`;
}

/** The server's clock at a real moment since the beginning, on whole seconds. */
export function stampOf(moment: number): number {
  return Math.floor((BEGIN + moment) / 1000) * 1000;
}

/** Its record as the server has it at a real moment. */
export function recordOf(one: ServerCall, now: number, habits: Habits): WireRecord {
  const end = one.at + one.lasts;
  const edits = one.edits.filter((after) => end + after <= now).length;
  const hasEnd = now >= end && one.lacks !== 'times';
  return {
    agent_evaluated: edits === 0 ? undefined : edits,
    agent_id: one.agent === 'own' ? OWN_AGENT : one.agent === 'other' ? OTHER_AGENT : undefined,
    agent_phone: '8001',
    answer_way: undefined,
    call_type: one.id % 3 === 0 ? '来电' : '外呼',
    call_uuid: one.hasUuid ? uuidOf(one) : undefined,
    customer_attribution: '浙江 杭州',
    customer_duration: hasEnd ? Math.floor(one.lasts / 2000) : undefined,
    customer_phone: `1380000${String(one.id % 7).padStart(4, '0')}`,
    duration: Math.floor(Math.min(now - one.at, one.lasts) / 1000),
    end_time: hasEnd ? written(stampOf(end), habits) : undefined,
    hangup_disposition: undefined,
    queue_wait_time: undefined,
    record_path: edits > 1 ? `/recordings/${one.id}.wav` : undefined,
    start_time: one.lacks === 'nothing' ? written(stampOf(one.at), habits) : undefined,
    states: one.lasts > 0 ? '接听' : one.id % 3 === 0 ? '振铃未接' : '被叫未接',
    trunk_number: '057100000000',
    trunk_number_name: undefined,
    wait_time: undefined,
    user_data: one.id % 5 === 0 ? `order ${one.id}` : undefined,
  };
}

const OFFSETS = { utc: 'utc', china: 'china', 'bare-utc': 'none', 'bare-china': 'none-china' } as const;

/** As text, also where the server writes a number. */
function written(epoch: number, { times, timeForm }: Habits): string {
  return String(writeTime(epoch, OFFSETS[times], timeForm));
}
