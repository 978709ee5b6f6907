import type { Contradiction, ContradictionKind } from '../../preload/contract/index.ts';
import type { Period } from '../calls/call-queries.ts';
import { numberKey } from '../phone-numbers/number-key.ts';
import { groupAccounts, type AskedCall, type CallGroup, type Grouped, type ServerAccount } from './account-groups.ts';
import type { Listened, PhoneAccount } from './heard-calls.ts';

/** The three accounts of the agent's calls, of a time and of half a day before and after it. */
export interface Accounts {
  asked: readonly AskedCall[];
  records: readonly ServerAccount[];
  heard: readonly PhoneAccount[];
  listened: readonly Listened[];
  /** The periods of which no record is missing. */
  complete: readonly Period[];
  /** When the server was last read to the end. */
  readAt: number;
  /** Every record could be read, and the times are meant as they are understood. */
  isReadable: boolean;
  now: number;
}

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** Clocks differ, and a phone that has just been found may not tell of a call that rings already. */
const MARGIN_MS = 2 * MINUTE_MS;
/** A record that is told so early may still change. */
const SETTLES_MS = 2 * MINUTE_MS;
/** A clock, or the zone of a time, that is wrong by so much is not taken for a call that is missing. */
const FAR_MS = 12 * 60 * MINUTE_MS;
/** Talk times that are closer are the same. */
const TALK_S = 5;
/** Picked up when the caller was giving up already. */
const SHORT_TALK_S = 2;
/** The server rings the agent within this after the click, or not at all. */
const LEG_MS = 45_000;

const RINGS_FOR_RECORD: ReadonlySet<string> = new Set(['answered', 'ring-missed', 'agent-missed']);
const NOBODY_TALKED: ReadonlySet<string> = new Set(['ring-missed', 'queue-abandoned', 'ivr', 'agent-missed']);

/**
 * Where the accounts of a call contradict one another. Nothing is said of a call while the phone was not listened to from before its beginning until after
 * its end, while its record may still change or other records of the time may be missing, or where another call could be meant.
 */
export function contradictions(accounts: Accounts): Contradiction[] {
  const grouped = groupAccounts(accounts.asked, accounts.records, accounts.heard);
  const told = grouped.groups.flatMap((group) => ofGroup(group, grouped, accounts));
  return [...told, ...ringsWithoutRecord(grouped, accounts)].sort((a, b) => b.at - a.at);
}

function ofGroup(group: CallGroup, grouped: Grouped, accounts: Accounts): Contradiction[] {
  const { record, rings, asked, isSure } = group;
  if (!record) return asked && isRecordMissing(asked, grouped, accounts) ? [ofAsked(asked)] : [];
  const period = periodOf(group);
  if (!period || !isSure || !isTold(period, accounts)) return [];
  const say = (is: ContradictionKind, parts: Partial<Contradiction> = {}): Contradiction => {
    return { is, uuid: record.uuid, number: record.customerNumber, at: record.at, ...parts };
  };
  if (rings.length === 0) {
    const is = asked ? ofUnheardLeg(asked, period, grouped) : ofUnheard(record, period, grouped);
    return is ? [say(is)] : [];
  }
  if (rings.some(({ end }) => end === 'lost')) return [];
  const outcome = asked ? outcomeOut(record, rings) : outcomeIn(record, rings);
  return [...(rings.length > 1 ? [say('rang-twice')] : []), ...(outcome ? [say(outcome.is, outcome)] : [])];
}

/** From the first word of any account to the last; undefined: it is not over, or nobody knows since when. */
function periodOf({ record, rings, asked }: CallGroup): Period | undefined {
  if (!record) return undefined;
  const end = record.endedAt ?? (record.totalSeconds && record.at + record.totalSeconds * 1_000);
  if (end === undefined || end === 0) return undefined;
  const starts = [record.at, ...rings.map(({ at }) => at), ...(asked ? [asked.at] : [])];
  return {
    from: Math.min(...starts) - MARGIN_MS,
    to: Math.max(end, ...rings.map(({ endedAt }) => endedAt)) + MARGIN_MS,
  };
}

function isTold({ from, to }: Period, { listened, complete, isReadable, now }: Accounts): boolean {
  const holds = (period: Period): boolean => period.from <= from && period.to >= to;
  return isReadable && now > to + SETTLES_MS - MARGIN_MS && listened.some(holds) && complete.some(holds);
}

function ofUnheard(record: ServerAccount, period: Period, { aloneRings }: Grouped): ContradictionKind | undefined {
  // The phone may show something else than the customer's number.
  const isPerhapsHeard = aloneRings.some((ring) => overlaps(ring, period));
  return RINGS_FOR_RECORD.has(record.state) && !isPerhapsHeard ? 'never-rang' : undefined;
}

/** Rings that were not taken for the leg of the call, because there were several, say. */
function ofUnheardLeg({ at }: AskedCall, period: Period, grouped: Grouped): ContradictionKind | undefined {
  if (grouped.aloneRecords.some((record) => overlaps(record, period))) return undefined;
  const rings = grouped.aloneRings.filter((ring) => ring.at >= at - MARGIN_MS && ring.at <= period.to);
  if (rings.length === 0) return 'never-rang';
  const [first, ...others] = rings.filter((ring) => ring.at >= at && ring.at <= at + 2 * LEG_MS);
  const isOne =
    first && others.length > 0 && others.every(({ number }) => numberKey(number) === numberKey(first.number));
  return isOne && rings.length === others.length + 1 ? 'rang-twice' : undefined;
}

function outcomeIn(
  { state, talkSeconds }: ServerAccount,
  rings: readonly PhoneAccount[],
): Pick<Contradiction, 'is' | 'phoneSeconds' | 'recordSeconds'> | undefined {
  const talked = talkOf(rings);
  if (talked === undefined) return state === 'answered' ? { is: 'missed-but-talk' } : undefined;
  if (NOBODY_TALKED.has(state) || state === 'customer-missed')
    return talked >= SHORT_TALK_S ? { is: 'answered-but-missed' } : undefined;
  return state === 'answered' && talkSeconds !== undefined && Math.abs(talked - talkSeconds) > TALK_S
    ? { is: 'talk-time', phoneSeconds: talked, recordSeconds: talkSeconds }
    : undefined;
}

/** The agent's leg goes on while the customer is rung, so it is as long as the talk at least and as the whole call at most. */
function outcomeOut(
  { state, talkSeconds, totalSeconds }: ServerAccount,
  rings: readonly PhoneAccount[],
): Pick<Contradiction, 'is' | 'phoneSeconds' | 'recordSeconds'> | undefined {
  const talked = talkOf(rings);
  if (talked === undefined)
    return state === 'answered' || state === 'customer-missed' ? { is: 'missed-but-talk' } : undefined;
  if (state === 'agent-missed') return talked >= SHORT_TALK_S ? { is: 'answered-but-missed' } : undefined;
  if (state !== 'answered' || talkSeconds === undefined) return undefined;
  const isTooLong = totalSeconds !== undefined && totalSeconds > 0 && talked > totalSeconds + TALK_S;
  return talked < talkSeconds - TALK_S || isTooLong
    ? { is: 'talk-time', phoneSeconds: talked, recordSeconds: talkSeconds }
    : undefined;
}

/** How long it was talked by the phone's account, in seconds; undefined: nobody picked up. */
function talkOf(rings: readonly PhoneAccount[]): number | undefined {
  const talks = rings.flatMap(({ answeredAt, endedAt }) => (answeredAt === undefined ? [] : [endedAt - answeredAt]));
  return talks.length === 0 ? undefined : Math.round(talks.reduce((sum, ms) => sum + ms, 0) / 1_000);
}

function ringsWithoutRecord({ aloneRings, aloneRecords }: Grouped, accounts: Accounts): Contradiction[] {
  return aloneRings
    .filter(({ number, at, endedAt }) => {
      if (number === '' || !isReadLater(at, endedAt, accounts)) return false;
      const customer = numberKey(number);
      const around = { from: at - MARGIN_MS, to: endedAt + MARGIN_MS };
      const isCustomers = (record: ServerAccount): boolean => numberKey(record.customerNumber) === customer;
      if (accounts.records.some((record) => overlaps(record, around) && isCustomers(record))) return false;
      return !aloneRecords.some(
        (record) => overlaps(record, around) || (Math.abs(record.at - at) < FAR_MS && isCustomers(record)),
      );
    })
    .map(({ id, number, at }) => ({ is: 'record-missing', heardId: id, number, at }));
}

function isRecordMissing({ at, callee, isPlaced }: AskedCall, { groups }: Grouped, accounts: Accounts): boolean {
  if (!isPlaced || !isReadLater(at, at, accounts)) return false;
  const taken = new Set(groups.map(({ record }) => record));
  const customer = numberKey(callee);
  return !accounts.records.some(
    (record) =>
      record.direction !== 'inbound' &&
      !taken.has(record) &&
      Math.abs(record.at - at) < FAR_MS &&
      numberKey(record.customerNumber) === customer,
  );
}

/** The server was read a day later, and nothing around that time is missing. */
function isReadLater(at: number, endedAt: number, { complete, readAt, isReadable, now }: Accounts): boolean {
  const isAround = complete.some(({ from, to }) => from <= at - FAR_MS && to >= endedAt + FAR_MS);
  return isReadable && isAround && readAt > endedAt + DAY_MS && now > endedAt + DAY_MS;
}

function ofAsked({ intentId, callee, at }: AskedCall): Contradiction {
  return { is: 'record-missing', intentId, number: callee, at };
}

function overlaps({ at, endedAt = at }: { at: number; endedAt?: number }, { from, to }: Period): boolean {
  return at <= to && endedAt >= from;
}
