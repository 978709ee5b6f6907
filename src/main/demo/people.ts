import { seeded, seedOf, type Random } from './random.ts';
import { DAY } from './times.ts';

export interface Agent {
  id: bigint;
  name: string;
}

export interface Seat {
  sip: string;
  password: string;
  /** ms since 1970; undefined: never told. */
  expiresAt: number | undefined;
  /** undefined: free. */
  agentId: bigint | undefined;
}

/** The first agent's id is beyond what a double can hold, and rounds to the second one's: a client that rounds shows itself. */
export const agents: readonly Agent[] = [
  { id: 9007199254740993n, name: '演示坐席一' },
  { id: 9007199254740992n, name: '演示坐席二' },
  { id: 100003n, name: '演示坐席三' },
  { id: 100004n, name: '演示坐席四' },
  { id: 100005n, name: '演示坐席五' },
  { id: 100006n, name: '演示坐席六' },
  { id: 100007n, name: '演示坐席七' },
  { id: 100008n, name: '演示坐席八' },
];

const EXPIRES_IN_DAYS = [12, 200, 365, 365, 90, -3, undefined, 365, 365, 365];

/** Ten seats from 80010001 on, the first eight with an agent; the sixth has expired, the seventh does not say when it does. */
export function furnishSeats(seed: number, now: number): Seat[] {
  return EXPIRES_IN_DAYS.map((days, index) => {
    const sip = sipOf(index);
    return {
      sip,
      password: passwordFrom(seeded(seedOf(seed, 'seat', sip))),
      expiresAt: days === undefined ? undefined : now + days * DAY,
      agentId: agents[index]?.id,
    };
  });
}

/** The SIP account of the seat at this index. */
export function sipOf(index: number): string {
  return String(80010001 + index);
}

function passwordFrom(random: Random): string {
  const letters = 'abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789';
  return Array.from({ length: 12 }, () => letters.charAt(random.int(0, letters.length - 1))).join('');
}
