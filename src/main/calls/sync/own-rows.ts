import type { WireRecord } from '../../call-api/wire.ts';
import { toCallRecord } from '../call-record.ts';
import type { ServerRow } from '../store/store-shape.ts';
import type { SyncSettings } from './sync-shape.ts';

export interface OwnRows {
  rows: ServerRow[];
  /** Rows of this agent without a `call_uuid`. */
  unidentified: number;
}

/** What of a page is this agent's and may be kept: the filter by agent is documented, not proven (R11), and retention ends at `keepsFrom`. */
export function ownRows(
  page: readonly WireRecord[],
  agentId: string,
  withoutOffset: SyncSettings['timesWithoutOffset'],
  keepsFrom: number,
): OwnRows {
  const own: OwnRows = { rows: [], unidentified: 0 };
  for (const wire of page) {
    if (wire.agent_id !== undefined && wire.agent_id !== agentId) continue;
    const call = toCallRecord(wire, withoutOffset);
    if (!call) own.unidentified++;
    else if ((call.startedAt ?? call.endedAt ?? keepsFrom) >= keepsFrom) own.rows.push({ call, wire });
  }
  return own;
}
