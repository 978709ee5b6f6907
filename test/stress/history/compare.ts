import { isDeepStrictEqual } from 'node:util';
import type { StoredCall } from '../../../src/main/calls/call-queries.ts';
import { knowable } from './bent-truth.ts';
import type { Habits } from './habits.ts';
import type { Listed } from './history-server.ts';

/** In words, how the stored history differs from what the server lists of this agent; from `keepsFrom` on it must not. */
export function differences(
  copies: readonly StoredCall[],
  listed: readonly Listed[],
  habits: Habits,
  keepsFrom: number,
): string[] {
  const local = new Map(copies.map((copy) => [copy.call.uuid, copy]));
  const expected = listed.flatMap(({ call, record }) => knowable(call, record, habits) ?? []);
  const known = new Set(expected.map(({ call }) => call.uuid));
  const foreign = copies
    .filter(({ call }) => !known.has(call.uuid))
    .map(({ call }) => `not the server's: ${call.uuid}`);
  const missed = expected.flatMap((truth) => {
    const { call } = truth;
    if ((call.startedAt ?? call.endedAt ?? keepsFrom) < keepsFrom) return [];
    const copy = local.get(call.uuid);
    if (!copy) return [`missing: ${call.uuid}, ${truth.startText ?? 'no start'}`];
    const isSame = isDeepStrictEqual(lasting(copy, habits), lasting(truth, habits));
    return isSame ? [] : [`other: ${JSON.stringify(copy)} instead of ${JSON.stringify(truth)}`];
  });
  return [...foreign, ...missed];
}

/** Without what differs in every answer. */
function lasting({ call, recordPath, ...rest }: StoredCall, { rows }: Habits): unknown {
  const path = rows.includes('signed-links') ? recordPath?.split(/[?&]sign=/)[0] : recordPath;
  const waitSeconds = rows.includes('counting') ? undefined : call.waitSeconds;
  return JSON.parse(JSON.stringify({ ...rest, call: sorted({ ...call, waitSeconds }), recordPath: path }));
}

function sorted(call: object): unknown {
  return Object.fromEntries(Object.entries(call).sort(([a], [b]) => (a < b ? -1 : 1)));
}
