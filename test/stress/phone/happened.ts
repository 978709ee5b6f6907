import type { CallState, ContradictionKind } from '../../../src/preload/contract/index.ts';
import type { AskedCall, ServerAccount } from '../../../src/main/phone-calls/account-groups.ts';
import type { PhoneAccount } from '../../../src/main/phone-calls/heard-calls.ts';

/** Whole numbers below `below`, the same for the same seed (mulberry32). */
export function dice(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

export type Roll = ReturnType<typeof dice>;

/** One call as it really was. */
export interface Happened {
  id: string;
  direction: 'in' | 'out';
  number: string;
  /** When the phone rang. */
  at: number;
  ringS: number;
  /** 0: nobody picked up. */
  talkS: number;
  /** In the queue before the phone rang, or while the customer was rung after the agent had picked up. */
  waitS: number;
  /** The server's clock against this computer's. */
  skewMs: number;
  /** The server gives back what it was given with the call, or its own id, or neither. */
  echoes: 'intent' | 'uuid' | 'nothing';
  lie?: ContradictionKind | undefined;
}

export interface Told {
  asked: AskedCall[];
  records: ServerAccount[];
  heard: PhoneAccount[];
}

/** What the server shows when it rings the agent for an own call. */
const LEG_NUMBER = '02160000003';

/** The three accounts of it, honest but for its lie. */
export function tellOf(call: Happened, roll: Roll): Told {
  const record = call.lie === 'record-missing' ? [] : [recordOf(call, roll)];
  const asked = call.direction === 'out' ? [askedOf(call)] : [];
  return { asked, records: record, heard: ringsOf(call, roll) };
}

export function endOf({ at, ringS, talkS, waitS, direction }: Happened): number {
  return at + (ringS + talkS + (direction === 'out' && ringS >= 0 ? waitS : 0)) * 1_000;
}

function askedOf(call: Happened): AskedCall {
  const uuid = call.echoes === 'uuid' ? `r-${call.id}` : undefined;
  return { intentId: call.id, callee: call.number, at: call.at - 1_500, isPlaced: true, ...(uuid && { uuid }) };
}

function recordOf(call: Happened, roll: Roll): ServerAccount {
  const { direction, number, at, ringS, talkS, waitS, skewMs, id, lie } = call;
  const began = (direction === 'in' ? at - waitS * 1_000 : at - 1_000) + skewMs;
  const end = endOf(call) + skewMs;
  const base = {
    uuid: `r-${id}`,
    direction: direction === 'in' ? ('inbound' as const) : ('outbound' as const),
    customerNumber: number,
    at: began,
    endedAt: end,
    totalSeconds: Math.round((end - began) / 1_000),
    ...(call.echoes === 'intent' && direction === 'out' && { intentId: id }),
  };
  const isTalk = lie === 'answered-but-missed' ? false : lie === 'missed-but-talk' ? true : talkS > 0;
  if (!isTalk) {
    const missed: CallState[] =
      direction === 'out'
        ? ['agent-missed']
        : lie === 'never-rang'
          ? ['ring-missed']
          : ['ring-missed', 'queue-abandoned'];
    return { ...base, state: missed[roll(missed.length)] ?? 'ring-missed', talkSeconds: 0 };
  }
  // The agent picked up, and the customer may not have.
  const isReached = direction === 'in' || lie !== undefined || roll(4) > 0;
  const off =
    lie === 'talk-time'
      ? talkS + (direction === 'out' ? waitS : 0) + 7 + roll(200)
      : Math.max(1, ringS >= 0 ? talkS : ringS) + roll(3);
  return isReached
    ? { ...base, state: 'answered', talkSeconds: off }
    : { ...base, state: 'customer-missed', talkSeconds: 0 };
}

function ringsOf(call: Happened, roll: Roll): PhoneAccount[] {
  const { id, direction, number, at, ringS, talkS, lie } = call;
  if (lie === 'never-rang') return [];
  const answeredAt = at + ringS * 1_000;
  const isTalk = talkS > 0 && lie !== 'missed-but-talk';
  const own = direction === 'out' ? { number: LEG_NUMBER, intentId: id } : { number };
  const last: PhoneAccount = {
    ...{ id: `h-${id}`, direction: 'in' as const, at, endedAt: endOf(call), ...own },
    ...(isTalk
      ? { answeredAt, end: 'hung-up' as const }
      : { end: roll(5) === 0 ? ('declined' as const) : ('missed' as const) }),
  };
  if (lie !== 'rang-twice') return [last];
  // Rung, given up after three seconds, and rung again while the call goes on.
  const first: PhoneAccount = { id: `h0-${id}`, direction: 'in', at, endedAt: at + 3_000, ...own, end: 'missed' };
  const again = { ...last, at: at + 6_000, ...(isTalk && { answeredAt: Math.max(answeredAt, at + 7_000) }) };
  const isMarked = direction === 'in' || roll(2) === 0;
  // Of two that could be the leg of an own call, the app takes none for it.
  return isMarked ? [first, again] : [first, again].map(({ intentId: _none, ...ring }) => ring);
}
