import type { OddField, WireRecord, WireRecords } from '../../call-api/wire.ts';
import { isUnknownState } from '../call-state.ts';
import { toCallRecord } from '../call-record.ts';
import type { ForgettableCall, OddRow, ServerRow } from '../store/store-shape.ts';
import { isReadableTime, parseWireTime } from '../wire-time.ts';
import { identityOf } from './row-identity.ts';
import type { SyncSettings } from './sync-shape.ts';

export interface OwnRows {
  rows: ServerRow[];
  /** Rows of this agent without a `call_uuid`. */
  unidentified: number;
  /** Some rows are another agent's: the filter by agent is not looked at. */
  hasForeign: boolean;
  /** Ids of rows without an agent, which are not this agent's where the filter is ignored. */
  nobodys: string[];
  odd: OddRow[];
}

export interface Whose {
  agentId: string;
  /** The server lists everybody's calls. */
  isAgentFilterIgnored: boolean;
  /** Values of `agent_id` that are no numbers, as they came: grows with each page. Two of them are two agents. */
  oddAgents: Set<string>;
  /** The agent has forgotten the customer of this call. */
  isForgotten: (call: ForgettableCall) => boolean;
}

/** What of a page, given at `readAt`, is this agent's and may be kept: the filter by agent is documented, not proven, and retention ends at `keepsFrom`. */
export function ownRows(
  { data, odd = [] }: WireRecords,
  whose: Whose,
  withoutOffset: SyncSettings['timesWithoutOffset'],
  keepsFrom: number,
  readAt: number,
): OwnRows {
  for (const { value } of odd) if (value !== undefined) whose.oddAgents.add(value);
  const hasForeign =
    whose.oddAgents.size > 1 || data.some(({ agent_id: agent }) => agent !== undefined && agent !== whose.agentId);
  const isEverybodys = hasForeign || whose.isAgentFilterIgnored;
  const own: OwnRows = { rows: [], unidentified: 0, hasForeign, nobodys: [], odd: [] };
  const isMine = ({ agent_id: agent }: WireRecord): boolean =>
    agent === whose.agentId || (agent === undefined && !isEverybodys);
  const atOf = (wire: WireRecord): number | undefined =>
    parseWireTime(wire.start_time, withoutOffset) ?? parseWireTime(wire.end_time, withoutOffset);
  const isKept = (wire: WireRecord): boolean =>
    isMine(wire) && !whose.isForgotten({ uuid: wire.call_uuid, number: wire.customer_phone, at: atOf(wire) });
  for (const wire of data) {
    if (wire.agent_id === undefined && isEverybodys && wire.call_uuid !== undefined) own.nobodys.push(wire.call_uuid);
    if (!isKept(wire) || (atOf(wire) ?? keepsFrom) < keepsFrom) continue;
    own.odd.push(...oddIn(wire).map((field) => ({ row: identityOf(wire), field, at: atOf(wire) })));
    if (isUnknownState(wire.states)) own.odd.push({ row: wire.states ?? '', field: 'states' });
    const call = toCallRecord(wire, withoutOffset, readAt);
    if (call) own.rows.push({ call, wire });
    else own.unidentified++;
  }
  own.odd.push(...toldOdd(odd, isKept, atOf));
  return own;
}

/** What can be told only by what it means. */
function oddIn(wire: WireRecord): string[] {
  const times = (['start_time', 'end_time'] as const).filter((name) => !isReadableTime(wire[name]));
  return wire.call_uuid === undefined ? ['call_uuid', ...times] : times;
}

function toldOdd(
  odd: readonly OddField[],
  isKept: (wire: WireRecord) => boolean,
  atOf: (wire: WireRecord) => number | undefined,
): OddRow[] {
  let nameless = 0;
  return odd.flatMap(({ field, record }) => {
    if (!record) return [{ row: `${field} ${field === 'total' ? 0 : nameless++}`, field }];
    return isKept(record) && field !== 'call_uuid' ? [{ row: identityOf(record), field, at: atOf(record) }] : [];
  });
}
