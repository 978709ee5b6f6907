import type { WireRecord } from '../call-api/wire.ts';
import { directionOf } from './call-state.ts';
import { numberKey } from '../phone-numbers/number-key.ts';
import { fromUserData } from './user-data.ts';
import { lacksOffset, parseWireTime } from './wire-time.ts';

/** What is looked for: the id that `/callout` gave (if it answered), the intent id in `user_data`, and what was dialled when. */
export interface Sought {
  agentId: string;
  intentId: string;
  uuid?: string;
  callee: string;
  /** UTC epoch ms. */
  startedAt: number;
}

/** A record is written a little before or after the click, by a clock that is not ours. */
const EARLY_MS = 2 * 60_000;
const LATE_MS = 5 * 60_000;

/** Is it this very call, by one of its ids? */
export function isSought(row: WireRecord, { agentId, uuid, intentId }: Sought): boolean {
  if (row.agent_id !== undefined && row.agent_id !== agentId) return false;
  if (uuid !== undefined && row.call_uuid === uuid) return true;
  return fromUserData(row.user_data).intentId === intentId;
}

/** Where a server gives back no id of ours: the same number, called by this agent at that time, and no other call of ours. */
export function isAlike(row: WireRecord, { agentId, callee, startedAt }: Sought): boolean {
  if (row.agent_id !== undefined && row.agent_id !== agentId) return false;
  if (fromUserData(row.user_data).intentId !== undefined || directionOf(row.call_type) === 'inbound') return false;
  if (row.customer_phone === undefined || numberKey(row.customer_phone) !== numberKey(callee)) return false;
  // Which zone a time without an offset is meant in is not known for sure.
  return (['utc', 'china'] as const).some((zone) => {
    const at = parseWireTime(row.start_time, zone);
    return at !== undefined && at >= startedAt - EARLY_MS && at <= startedAt + LATE_MS;
  });
}

/** How times without an offset are meant, by the record of a call of which we know when it was placed; undefined: it does not tell. */
export function zoneTold(row: Pick<WireRecord, 'start_time'>, startedAt: number): 'utc' | 'china' | undefined {
  if (!lacksOffset(row.start_time)) return undefined;
  return (['utc', 'china'] as const).find((zone) => {
    const at = parseWireTime(row.start_time, zone);
    return at !== undefined && at >= startedAt - 10 * EARLY_MS && at <= startedAt + 10 * EARLY_MS;
  });
}
