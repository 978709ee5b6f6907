import { isDeepStrictEqual } from 'node:util';
import { toCallRecord } from '../../../src/main/calls/call-record.ts';
import type { StoredCall } from '../../../src/main/calls/call-queries.ts';
import type { WireRecord } from '../../../src/main/call-api/wire.ts';
import type { Habits } from './habits.ts';

/** In words, how the stored history differs from what the server lists of this agent; from `keepsFrom` on it must not. */
export function differences(
  copies: readonly StoredCall[],
  listed: readonly WireRecord[],
  { withoutOffset }: Habits,
  keepsFrom: number,
): string[] {
  const local = new Map(copies.map((copy) => [copy.call.uuid, copy]));
  const known = new Set(listed.map((row) => row.call_uuid));
  const foreign = copies
    .filter(({ call }) => !known.has(call.uuid))
    .map(({ call }) => `not the server's: ${call.uuid}`);
  const missed = listed.flatMap((wire) => {
    const call = toCallRecord(wire, withoutOffset);
    if (!call || (call.startedAt ?? call.endedAt ?? keepsFrom) < keepsFrom) return [];
    const copy = local.get(call.uuid);
    if (!copy) return [`missing: ${call.uuid}, ${wire.start_time ?? 'no start'}`];
    const expected = {
      call,
      recordPath: wire.record_path,
      userData: wire.user_data,
      startText: wire.start_time,
      endText: wire.end_time,
    };
    const isSame = isDeepStrictEqual(defined(copy), defined(expected));
    return isSame ? [] : [`other: ${JSON.stringify(copy)} instead of ${JSON.stringify(expected)}`];
  });
  return [...foreign, ...missed];
}

function defined(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}
