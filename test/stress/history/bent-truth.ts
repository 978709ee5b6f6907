import type { CallRecord } from '../../../src/preload/contract/index.ts';
import { toCallRecord } from '../../../src/main/calls/call-record.ts';
import type { StoredCall } from '../../../src/main/calls/call-queries.ts';
import type { WireRecord } from '../../../src/main/call-api/wire.ts';
import {
  bendRow,
  dottedId,
  isOdd,
  numberId,
  ODD_TIME,
  oddFieldOf,
  type Row,
} from '../../../src/main/demo/manners/row-manners.ts';
import type { Habits } from './habits.ts';
import { uuidOf, type ServerCall } from './server-call.ts';

/** A record before it is bent, as the demo's code takes it. */
export function rowOf(record: WireRecord): Row {
  return { ...record, agent_id: record.agent_id === undefined ? undefined : BigInt(record.agent_id) };
}

/** The id by which a call is known to the client; undefined: it has none. */
function idOf(call: Pick<ServerCall, 'id'>, { rows }: Habits): string | undefined {
  const key = uuidOf(call);
  if (rows.includes('number-ids') && !(rows.includes('no-ids') && isOdd(key, 'id'))) return String(numberId(key));
  if (rows.includes('no-ids') && isOdd(key, 'id')) return undefined;
  return rows.includes('dotted-ids') ? dottedId(key) : key;
}

/**
 * What a client can know of a call whose record comes bent: said here by the kinds of bending, not by reading what was bent. undefined: the call
 * cannot be known again. `record` is the truth.
 */
export function knowable(
  call: ServerCall,
  record: WireRecord,
  habits: Habits,
): (Omit<StoredCall, 'call'> & { call: CallRecord }) | undefined {
  const { rows, withoutOffset } = habits;
  const id = record.call_uuid === undefined ? undefined : idOf(call, habits);
  const key = uuidOf(call);
  const left: WireRecord = { ...record, call_uuid: id };
  if (rows.includes('odd-times') && isOdd(key, 'time')) left.start_time = ODD_TIME;
  const odd = rows.includes('odd-fields') ? oddFieldOf(key) : undefined;
  if (odd) Object.assign(left, { [odd[0]]: undefined });
  // Of the calls that never get an end.
  if (rows.includes('early-missed') && record.end_time === undefined) left.states = '主叫未接';
  const truth = toCallRecord(left, withoutOffset);
  if (!truth) return undefined;
  const bent = bendRow(rowOf(record), rows, 0)['states'];
  const word = typeof bent === 'string' ? bent : '';
  // A word of the same meaning changes nothing but how it reads; one without a meaning leaves the talk time.
  const read = rows.includes('unknown-words') ? toCallRecord({ ...left, states: word }, withoutOffset) : truth;
  return {
    call: { ...truth, ...(read ?? {}), stateText: word },
    ...(left.record_path !== undefined && { recordPath: left.record_path }),
    ...(left.user_data !== undefined && { userData: left.user_data }),
    ...(left.start_time !== undefined && { startText: left.start_time }),
    ...(left.end_time !== undefined && { endText: left.end_time }),
  };
}
