import type { CallRecord, CallState, Settings } from '../../preload/contract/index.ts';
import type { WireRecord } from '../call-api/wire.ts';
import { fromUserData } from './user-data.ts';
import { parseWireTime } from './wire-time.ts';

const STATES: Readonly<Record<string, CallState>> = {
  主叫未接: 'agent-missed',
  被叫未接: 'customer-missed',
  接听: 'answered',
  ivr: 'ivr',
  队列放弃: 'queue-abandoned',
  振铃未接: 'ring-missed',
};

/** Our words for the API's states; what is not in the table is `other`. */
export function stateOf(word: string | undefined): CallState {
  return (word !== undefined && Object.hasOwn(STATES, word) ? STATES[word] : undefined) ?? 'other';
}

/** The API's words for our states, to filter by. `other` has none. */
export function wordsOf(states: CallState[]): string[] {
  return Object.entries(STATES).flatMap(([word, state]) => (states.includes(state) ? [word] : []));
}

function directionOf(word: string | undefined): CallRecord['direction'] {
  return word === '外呼' ? 'outbound' : word === '来电' ? 'inbound' : 'unknown';
}

/** A record in the app's words; undefined when it has no id to know it by. */
export function toCallRecord(wire: WireRecord, withoutOffset: Settings['timesWithoutOffset']): CallRecord | undefined {
  if (wire.call_uuid === undefined) return undefined;
  const { reference } = fromUserData(wire.user_data);
  return dropUndefined({
    uuid: wire.call_uuid,
    direction: directionOf(wire.call_type),
    state: stateOf(wire.states),
    stateText: wire.states ?? '',
    customerNumber: wire.customer_phone ?? '',
    customerRegion: wire.customer_attribution,
    trunkNumber: wire.trunk_number,
    trunkName: wire.trunk_number_name,
    agentSip: wire.agent_phone,
    startedAt: parseWireTime(wire.start_time, withoutOffset),
    endedAt: parseWireTime(wire.end_time, withoutOffset),
    totalSeconds: wire.duration,
    talkSeconds: wire.customer_duration,
    waitSeconds: wire.wait_time,
    queueSeconds: wire.queue_wait_time,
    answerWay: wire.answer_way,
    hungUpBy: wire.hangup_disposition,
    score: wire.agent_evaluated,
    isRecorded: wire.record_path !== undefined,
    reference,
  });
}

type Defined<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

function dropUndefined<T extends object>(value: T): Defined<T> {
  return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)) as Defined<T>;
}
