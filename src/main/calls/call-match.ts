import type { WireRecord } from '../call-api/wire.ts';
import { directionOf } from './call-state.ts';
import { numberKey } from '../phone-numbers/number-key.ts';
import { intentIdIn } from './user-data.ts';
import { lacksOffset, parseWireTime } from './wire-time.ts';

/** What is looked for: the id that `/callout` gave (if it answered), the intent id in `user_data`, and what was dialled when. */
export interface Sought {
  agentId: string;
  intentId: string;
  uuid?: string;
  callee: string;
  /** UTC epoch ms. */
  startedAt: number;
  /** Is this the id of another call of ours? */
  isAnothers?: (uuid: string) => boolean;
}

/** A record is written a little before or after the click, by a clock that is not ours. */
const EARLY_MS = 2 * 60_000;
const LATE_MS = 5 * 60_000;

/** Is it this very call, by one of its ids? */
export function isSought(row: WireRecord, { agentId, uuid, intentId }: Sought): boolean {
  if (row.agent_id !== undefined && row.agent_id !== agentId) return false;
  if (uuid !== undefined && row.call_uuid !== undefined && plainId(row.call_uuid) === plainId(uuid)) return true;
  return intentIdIn(row.user_data) === intentId;
}

/** The record of this call among these: by its ids, else the one that is alike and begins nearest to it. */
export function findSought(rows: readonly WireRecord[], sought: Sought): WireRecord | undefined {
  return rows.find((row) => isSought(row, sought)) ?? mostAlike(rows, sought);
}

/** Where a server gives back no id of ours: the same number, called by this agent at that time, and no other call of ours. The nearest in time. */
export function mostAlike(rows: readonly WireRecord[], sought: Sought): WireRecord | undefined {
  let nearest: { row: WireRecord; distance: number } | undefined;
  for (const row of rows) {
    const distance = distanceOf(row, sought);
    if (distance < (nearest?.distance ?? Infinity)) nearest = { row, distance };
  }
  return nearest?.row;
}

/** How far it is from the call in time, in ms; infinite: it is another call. */
function distanceOf(row: WireRecord, { agentId, callee, startedAt, isAnothers }: Sought): number {
  if (row.agent_id !== undefined && row.agent_id !== agentId) return Infinity;
  if (intentIdIn(row.user_data) !== undefined || directionOf(row.call_type) === 'inbound') return Infinity;
  if (row.customer_phone === undefined || numberKey(row.customer_phone) !== numberKey(callee)) return Infinity;
  if (row.call_uuid !== undefined && isAnothers?.(row.call_uuid)) return Infinity;
  // Which zone a time without an offset is meant in is not known for sure.
  const distances = (['utc', 'china'] as const).map((zone) => {
    const after = (parseWireTime(row.start_time, zone) ?? Infinity) - startedAt;
    return after >= -EARLY_MS && after <= LATE_MS ? Math.abs(after) : Infinity;
  });
  return Math.min(...distances);
}

/** UUIDs are written in capitals, in braces and without dashes, too. */
function plainId(id: string): string {
  const digits = id.replace(/^\{(.*)\}$/, '$1').replaceAll('-', '');
  return /^[0-9a-f]{32}$/i.test(digits) ? digits.toLowerCase() : id;
}

/** How times without an offset are meant, by the record of a call of which we know when it was placed; undefined: it does not tell. */
export function zoneTold(row: Pick<WireRecord, 'start_time'>, startedAt: number): 'utc' | 'china' | undefined {
  if (!lacksOffset(row.start_time)) return undefined;
  return (['utc', 'china'] as const).find((zone) => {
    const at = parseWireTime(row.start_time, zone);
    return at !== undefined && at >= startedAt - 10 * EARLY_MS && at <= startedAt + 10 * EARLY_MS;
  });
}
