import type { CallRecord } from '../../preload/contract/index.ts';
import { alignCalls, difference, type Times } from '../calls/heard-call.ts';
import { numberKey } from '../phone-numbers/number-key.ts';
import type { PhoneAccount } from './heard-calls.ts';

/** What the agent asked for, by the journal. Times are UTC epoch ms. */
export interface AskedCall {
  intentId: string;
  callee: string;
  at: number;
  /** The id that the server gave the call. */
  uuid?: string;
  /** The server said yes to it. */
  isPlaced: boolean;
}

/** What the server says of a call. */
export interface ServerAccount extends Pick<
  CallRecord,
  'uuid' | 'direction' | 'state' | 'customerNumber' | 'talkSeconds' | 'totalSeconds'
> {
  at: number;
  endedAt?: number;
  intentId?: string;
}

/** The accounts of one call. */
export interface CallGroup {
  asked?: AskedCall;
  record?: ServerAccount;
  /** The phone's, oldest first. */
  rings: PhoneAccount[];
  /** No other call could be meant. */
  isSure: boolean;
}

export interface Grouped {
  groups: CallGroup[];
  /** Calls that came in by the phone's account, and that belong to none of them. */
  aloneRings: PhoneAccount[];
  /** Records of calls that came in, which the phone told nothing of. */
  aloneRecords: ServerAccount[];
}

/** So alike are two accounts that no other one matters. */
const ALIKE_MS = 15_000;
/** The server's clock may be a little off. */
const CLOCK_MS = 10_000;
/** Two calls of one customer that are further apart are not mistaken for one another. */
const APART_MS = 5 * 60_000;

/** Puts together what is told of the same call: by ids where there are any, else by number and time. Each account is in one group at most. */
export function groupAccounts(
  asked: readonly AskedCall[],
  records: readonly ServerAccount[],
  heard: readonly PhoneAccount[],
): Grouped {
  const came = heard.filter(({ direction, intentId }) => direction === 'in' && intentId === undefined);
  const inbound = records.filter(({ direction }) => direction === 'inbound');
  const groups = [...groupsIn(came, inbound), ...groupsOut(asked, records, heard)];
  const ringsIn = new Set(groups.flatMap(({ rings }) => rings));
  const recordsIn = new Set(groups.filter(({ rings }) => rings.length > 0).map(({ record }) => record));
  return {
    groups,
    aloneRings: came.filter((ring) => !ringsIn.has(ring)),
    aloneRecords: inbound.filter((record) => !recordsIn.has(record)),
  };
}

function ringTimes({ at, endedAt }: PhoneAccount): Times {
  return { at, endedAt };
}

function groupsIn(came: readonly PhoneAccount[], inbound: readonly ServerAccount[]): CallGroup[] {
  const rings = Map.groupBy(came, ({ number }) => numberKey(number));
  const records = Map.groupBy(inbound, ({ customerNumber }) => numberKey(customerNumber));
  return [...records].flatMap(([customer, told]) =>
    customerGroups(customer === '' ? [] : (rings.get(customer) ?? []), told),
  );
}

/** The calls of one customer. */
function customerGroups(rings: readonly PhoneAccount[], records: readonly ServerAccount[]): CallGroup[] {
  const [heard, told] = [rings.toSorted((a, b) => a.at - b.at), records.toSorted((a, b) => a.at - b.at)];
  const ringOf = new Map(alignCalls(heard.map(ringTimes), told).map(([h, r]) => [told[r], heard[h]]));
  const paired = new Set(ringOf.values());
  const groups = told.map((record): CallGroup => {
    const own = ringOf.get(record);
    const again = own ? heard.filter((ring) => !paired.has(ring) && isWithin(ring, record)) : [];
    return { record, rings: [...(own ? [own] : []), ...again].sort((a, b) => a.at - b.at), isSure: true };
  });
  return groups.map((group) => ({ ...group, isSure: isSure(group, heard, told) }));
}

function isWithin(ring: PhoneAccount, { at, endedAt }: ServerAccount): boolean {
  return endedAt !== undefined && ring.at >= at - CLOCK_MS && ring.at <= endedAt + CLOCK_MS;
}

function isSure({ record, rings }: CallGroup, heard: readonly PhoneAccount[], told: readonly ServerAccount[]): boolean {
  const [first] = rings;
  if (!record || !first) return true;
  if (rings.length === 1 && (difference(ringTimes(first), record) ?? Infinity) <= ALIKE_MS) return true;
  const others: Times[] = [
    ...heard.filter((ring) => !rings.includes(ring)),
    ...told.filter((other) => other !== record),
  ];
  const [from, to] = [
    Math.min(first.at, record.at) - APART_MS,
    Math.max(record.endedAt ?? record.at, first.endedAt) + APART_MS,
  ];
  return others.every(({ at, endedAt = at }) => endedAt < from || at > to);
}

function groupsOut(
  asked: readonly AskedCall[],
  records: readonly ServerAccount[],
  heard: readonly PhoneAccount[],
): CallGroup[] {
  const outbound = records.filter(({ direction }) => direction !== 'inbound');
  const recordOf = recordsOfAsked(asked, outbound);
  return asked.map((call) => {
    const record = recordOf.get(call);
    const rings = heard.filter(({ intentId }) => intentId === call.intentId).sort((a, b) => a.at - b.at);
    return { asked: call, ...(record && { record }), rings, isSure: true };
  });
}

function recordsOfAsked(
  asked: readonly AskedCall[],
  outbound: readonly ServerAccount[],
): ReadonlyMap<AskedCall, ServerAccount> {
  const byId = new Map(
    outbound.flatMap((record) => (record.intentId === undefined ? [] : [[record.intentId, record]])),
  );
  const byUuid = new Map(outbound.map((record) => [record.uuid, record]));
  const found = new Map<AskedCall, ServerAccount>();
  for (const call of asked) {
    const record = byId.get(call.intentId) ?? byUuid.get(call.uuid ?? '');
    if (record) found.set(call, record);
  }
  // Where a server gives back no id of ours: the same number at that time.
  const taken = new Set(found.values());
  const rest = asked.filter((call) => !found.has(call)).toSorted((a, b) => a.at - b.at);
  const free = outbound.filter((record) => record.intentId === undefined && !taken.has(record));
  const byCustomer = Map.groupBy(
    free.toSorted((a, b) => a.at - b.at),
    ({ customerNumber }) => numberKey(customerNumber),
  );
  for (const [customer, calls] of Map.groupBy(rest, ({ callee }) => numberKey(callee))) {
    const told = byCustomer.get(customer) ?? [];
    for (const [a, r] of alignCalls(calls, told)) {
      const [call, record] = [calls[a], told[r]];
      if (call && record) found.set(call, record);
    }
  }
  return found;
}
