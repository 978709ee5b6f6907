import type { Writable } from './json.ts';
import { regionOf } from './regions.ts';
import { writeTime, type TimeForm, type TimeOffset } from './times.ts';

/** The documented values of a record's `states`: the first three for calls out, the last four for calls in. */
export type CallState = '主叫未接' | '被叫未接' | '接听' | 'ivr' | '队列放弃' | '振铃未接';
export type CallType = '外呼' | '来电';

export interface DemoCall {
  /** The record's `call_uuid`. */
  uuid: string;
  type: CallType;
  /** Moments in ms since 1970, on whole seconds. A call without an end is going on. */
  startAt: number;
  endAt: number | undefined;
  state: CallState | undefined;
  /** Undefined where a call in never reached an agent. */
  agent: { id: bigint; sip: string } | undefined;
  customer: string;
  trunk: string;
  /** Seconds. With a clock that runs faster these stay what the customer would have lived through. */
  duration: number;
  talk: number;
  wait: number;
  queueWait: number | undefined;
  hangup: string | undefined;
  answerWay: string | undefined;
  /** 1 to 5, where the customer gave a score. */
  score: number | undefined;
  userData: string | undefined;
}

/** What the vendor's page leaves open about records, as this server answers it. */
export interface RecordShape {
  host: string;
  offset: TimeOffset;
  timeForm: TimeForm;
  recordPath: 'absolute' | 'relative';
  echoesUserData: boolean;
  /** The path of a recording with what the link needs at this moment. */
  linkOf(path: string): string;
  now(): number;
  nameOf(trunk: string): string | undefined;
}

/** Has this call a recording? Only what was talked, and only once it is over. */
export function isRecorded(call: DemoCall): boolean {
  return call.endAt !== undefined && call.talk > 0;
}

/** A call as `/records` tells it, in the vendor's words; what does not apply is left out. */
export function recordOf(call: DemoCall, shape: RecordShape): Record<string, Writable> {
  const { agent, endAt } = call;
  const path = `/recordings/${call.uuid}.wav`;
  return {
    agent_evaluated: call.score,
    agent_id: agent?.id,
    agent_phone: agent?.sip,
    answer_way: call.answerWay,
    call_type: call.type,
    call_uuid: call.uuid,
    customer_attribution: regionOf(call.customer)?.name,
    customer_duration: call.talk,
    customer_phone: call.customer,
    // Of a call that goes on: until now.
    duration: endAt === undefined ? Math.max(0, Math.floor((shape.now() - call.startAt) / 1000)) : call.duration,
    end_time: endAt === undefined ? undefined : writeTime(endAt, shape.offset, shape.timeForm),
    hangup_disposition: call.hangup,
    queue_wait_time: call.queueWait,
    record_path: isRecorded(call)
      ? (shape.recordPath === 'absolute' ? shape.host : '') + shape.linkOf(path)
      : undefined,
    start_time: writeTime(call.startAt, shape.offset, shape.timeForm),
    states: call.state,
    trunk_number: call.trunk,
    trunk_number_name: shape.nameOf(call.trunk),
    wait_time: call.wait,
    user_data: shape.echoesUserData ? call.userData : undefined,
  };
}
