import { randomUUID } from 'node:crypto';
import type { DemoCall } from './call.ts';
import type { Clock } from './clock.ts';
import type { Handsets } from './handsets.ts';
import { wholeSecond } from './live-calls.ts';

export interface AttendedParts {
  clock: Clock;
  handsets: Handsets;
  agentId: bigint;
  /** After so many seconds of talk the customer hangs up. */
  talk: number;
  onEnd: (call: DemoCall) => void;
}

/** So long a customer waits for somebody to pick up, in seconds. */
const PATIENCE = 25;

/** A call that comes in at a phone where somebody sits: it rings until they pick up, or the customer has had enough. */
export function ringAttended(call: DemoCall, { clock, handsets, agentId, talk, onEnd }: AttendedParts): void {
  const id = randomUUID();
  let answeredAt: number | undefined;
  let hasEnded = false;
  const end = (hangup: string): void => {
    if (hasEnded) return;
    hasEnded = true;
    const endAt = wholeSecond(clock.now());
    const talked = answeredAt === undefined ? 0 : Math.max(1, Math.round((endAt - answeredAt) / 1000));
    const state = answeredAt === undefined ? '振铃未接' : '接听';
    const rang = Math.max(0, Math.round(((answeredAt ?? endAt) - call.startAt) / 1000));
    Object.assign(call, { state, endAt, talk: talked, hangup, wait: rang, duration: rang + talked });
    if (answeredAt !== undefined) call.answerWay = '手动接听';
    handsets.ended(id);
    onEnd(call);
  };
  handsets.ring(agentId, { id, number: call.customer }, (press) => {
    if (press === 'hang-up') end('坐席挂机');
    else if (answeredAt === undefined && !hasEnded) {
      answeredAt = clock.now();
      handsets.answered(id);
      clock.later(talk, () => end('客户挂机'));
    }
  });
  clock.later(PATIENCE, () => answeredAt === undefined && end('客户挂机'));
}
