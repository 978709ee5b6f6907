import { randomUUID } from 'node:crypto';
import type { DemoCall } from './call.ts';
import type { Clock } from './clock.ts';
import type { CallPlan } from './endings.ts';
import { Handsets } from './handsets.ts';
import type { Seat } from './people.ts';
import type { World } from './world.ts';

/** Where a call is: the agent's own phone rings first, the customer's only after it was picked up. */
export type LiveStage = 'agent-rings' | 'customer-rings' | 'talking';

export interface CallOrder {
  /** What the record's `call_uuid` will be. */
  uuid: string;
  agentId: bigint;
  seat: Seat;
  callee: string;
  trunk: string;
  userData: string | undefined;
  plan: CallPlan;
}

export interface LiveCall {
  agentId: bigint;
  callee: string;
  /** Undefined while an accepted callout has not rung yet. */
  stage: LiveStage | undefined;
}

/** The phones of the agents: one call at a time each. */
export class LiveCalls {
  readonly #world: World;
  readonly #clock: Clock;
  readonly #showsLive: boolean;
  readonly #handsets: Handsets;
  readonly #busy = new Map<bigint, LiveCall>();
  placed = 0;
  ended = 0;

  /** With `showsLive` a call is in `/records` from its first ring, otherwise one to two seconds after its end. */
  constructor(world: World, clock: Clock, showsLive: boolean, handsets = new Handsets()) {
    this.#world = world;
    this.#handsets = handsets;
    this.#clock = clock;
    this.#showsLive = showsLive;
  }

  list(): readonly Readonly<LiveCall>[] {
    return [...this.#busy.values()];
  }

  isBusy(agentId: bigint): boolean {
    return this.#busy.has(agentId);
  }

  /** Keeps an agent's phone for a call that is about to be placed. */
  reserve(agentId: bigint, callee: string): void {
    this.#busy.set(agentId, { agentId, callee, stage: undefined });
  }

  /** Lets the phones ring and the call take its course. */
  place(order: CallOrder): void {
    const live: LiveCall = { agentId: order.agentId, callee: order.callee, stage: 'agent-rings' };
    const call = startedCall(order, wholeSecond(this.#clock.now()));
    this.placed++;
    this.#busy.set(order.agentId, live);
    if (this.#showsLive) this.#world.list(call);
    const { agentRings, customerRings, talks } = order.plan;
    const handset = { id: randomUUID(), number: order.trunk };
    let talksSince: number | undefined;
    let hasEnded = false;
    const end = (isHungUp: boolean): void => {
      if (hasEnded) return;
      hasEnded = true;
      this.#handsets.ended(handset.id);
      this.#end(call, order, isHungUp ? { talksSince } : undefined);
    };
    this.#handsets.ring(order.agentId, handset, (press) => press === 'hang-up' && end(true));
    if (customerRings > 0)
      this.#clock.later(agentRings, () => {
        live.stage = 'customer-rings';
        if (!hasEnded) this.#handsets.answered(handset.id);
      });
    if (talks > 0)
      this.#clock.later(agentRings + customerRings, () => {
        live.stage = 'talking';
        talksSince = this.#clock.now();
      });
    this.#clock.later(agentRings + customerRings + talks, () => end(false));
  }

  /** `hungUp`: the agent has put the phone down before the plan was over. */
  #end(call: DemoCall, { agentId, plan }: CallOrder, hungUp?: { talksSince: number | undefined }): void {
    this.ended++;
    this.#busy.delete(agentId);
    const endAt = wholeSecond(this.#clock.now());
    finish(call, plan, endAt);
    if (hungUp) cutShort(call, endAt, hungUp.talksSince);
    this.#clock.later(1 + Math.random(), () => this.#world.list(call));
  }
}

function startedCall(order: CallOrder, startAt: number): DemoCall {
  return {
    uuid: order.uuid,
    type: '外呼',
    startAt,
    endAt: undefined,
    state: undefined,
    agent: { id: order.agentId, sip: order.seat.sip },
    customer: order.callee,
    trunk: order.trunk,
    duration: 0,
    talk: 0,
    wait: 0,
    queueWait: undefined,
    hangup: undefined,
    answerWay: undefined,
    score: undefined,
    userData: order.userData,
  };
}

function finish(call: DemoCall, plan: CallPlan, endAt: number): void {
  call.endAt = endAt;
  call.state = plan.state;
  call.hangup = plan.hangup;
  call.answerWay = plan.state === '主叫未接' ? undefined : '手动接听';
  call.wait = plan.customerRings;
  call.talk = plan.talks;
  call.duration = plan.agentRings + plan.customerRings + plan.talks;
}

function cutShort(call: DemoCall, endAt: number, talksSince: number | undefined): void {
  const seconds = (since: number): number => Math.max(0, Math.round((endAt - since) / 1000));
  call.state = talksSince === undefined ? '被叫未接' : '接听';
  call.hangup = '坐席挂机';
  call.talk = talksSince === undefined ? 0 : Math.max(1, seconds(talksSince));
  call.duration = seconds(call.startAt);
  call.wait = call.duration - call.talk;
}

/** Records tell whole seconds. */
export function wholeSecond(at: number): number {
  return Math.floor(at / 1000) * 1000;
}
