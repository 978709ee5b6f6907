import type { CallRecord, Settings } from '../../preload/contract/index.ts';
import type { WireRecord } from '../call-api/wire.ts';
import { directionOf, isUnknownState, stateOf } from './call-state.ts';
import { fromUserData } from './user-data.ts';
import { parseWireTime } from './wire-time.ts';

/** A record whose seconds reach to less than this before now may still be counting: the clocks of two computers differ. */
const STILL_MS = 2 * 60_000;
/** A clock that is further ahead is another time zone's. */
const AHEAD_MS = 10 * 60_000;

/**
 * A record in the app's words; undefined when it has no id to know it by. `readAt` (UTC epoch ms): when the server gave it; without it, a
 * record that has lasted some seconds is taken for ended.
 */
export function toCallRecord(
  wire: WireRecord,
  withoutOffset: Settings['timesWithoutOffset'],
  readAt?: number,
): CallRecord | undefined {
  if (wire.call_uuid === undefined) return undefined;
  const { reference } = fromUserData(wire.user_data);
  const direction = directionOf(wire.call_type);
  const endedAt = parseWireTime(wire.end_time, withoutOffset);
  return dropUndefined({
    uuid: wire.call_uuid,
    direction,
    state: stateOf(wire.states, {
      direction,
      talkSeconds: wire.customer_duration,
      isRecorded: wire.record_path !== undefined,
      hasEnded: endedAt !== undefined || ((wire.duration ?? 0) > 0 && !isCounting(wire, readAt)),
    }),
    stateText: wire.states ?? '',
    isStateUnknown: isUnknownState(wire.states) || undefined,
    customerNumber: wire.customer_phone ?? '',
    customerRegion: wire.customer_attribution,
    trunkNumber: wire.trunk_number,
    trunkName: wire.trunk_number_name,
    agentSip: wire.agent_phone,
    startedAt: parseWireTime(wire.start_time, withoutOffset),
    endedAt,
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

/** A call that goes on lasts until now, in whichever zone its start is meant; one that has ended falls behind. */
function isCounting({ start_time, duration = 0 }: WireRecord, readAt: number | undefined): boolean {
  if (readAt === undefined) return false;
  return (['utc', 'china'] as const).some((zone) => {
    const startedAt = parseWireTime(start_time, zone);
    const behind = startedAt === undefined ? Infinity : readAt - startedAt - duration * 1000;
    return behind < STILL_MS && behind > -AHEAD_MS;
  });
}

type Defined<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

function dropUndefined<T extends object>(value: T): Defined<T> {
  return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)) as Defined<T>;
}
