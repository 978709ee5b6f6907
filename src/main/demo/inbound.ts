import { randomUUID } from 'node:crypto';
import type { DemoCall } from './call.ts';
import { lengthOf, storyIn, type CallStory } from './call-story.ts';
import type { Clock } from './clock.ts';
import { inventCustomers, someCustomer } from './customers.ts';
import { ringAttended } from './attended-call.ts';
import type { Handsets } from './handsets.ts';
import { wholeSecond, type LiveCalls } from './live-calls.ts';
import type { Seat } from './people.ts';
import { seeded, seedOf, type Random } from './random.ts';
import { namedNumbers } from './shown-numbers.ts';
import type { World } from './world.ts';

/** After so many seconds the first customer calls somebody who sits at a phone. */
const FIRST_ATTENDED_SECONDS = 45;

export interface InboundOptions {
  world: World;
  clock: Clock;
  live: LiveCalls;
  seed: number;
  showsLive: boolean;
  handsets: Handsets;
  /** Called with each call when it has ended. */
  onEnd: () => void;
}

/**
 * Lets customers call in, every two to six minutes, for as long as the clock runs. The agents whom they reach pick up (or
 * do not) by themselves, and their phones stay free for callouts: a demo should not answer 坐席忙 for a call that nobody sees.
 */
export function letCustomersCall(options: InboundOptions): void {
  const random = seeded(seedOf(options.seed, 'inbound'));
  const customers = inventCustomers(seeded(seedOf(options.seed, 'customers')));
  const wait = (): void => {
    options.clock.later(random.int(120, 360), () => {
      ring(options, someCustomer(customers, random), random);
      wait();
    });
  };
  wait();
  // Who sits at a phone does not wait for their first call until chance chooses them.
  options.clock.later(FIRST_ATTENDED_SECONDS, () => ringAtDesk(options, someCustomer(customers, random)));
}

/** A call for somebody who sits at their phone, if there is one who is free. */
function ringAtDesk(options: InboundOptions, customer: string): void {
  const { world, handsets, live } = options;
  const seat = world.seats.find(({ agentId }) => agentId !== undefined && handsets.attended.includes(agentId));
  if (seat?.agentId === undefined || live.isBusy(seat.agentId)) return;
  attend(options, seat, customer, 60);
}

function attend(
  { world, clock, handsets, showsLive, onEnd }: InboundOptions,
  seat: Seat,
  customer: string,
  talk: number,
): void {
  const { agentId } = seat;
  if (agentId === undefined) return;
  const call = incoming({ type: '来电' }, seat, customer, namedNumbers[0]?.number ?? '', wholeSecond(clock.now()));
  if (showsLive) world.list(call);
  ringAttended(call, {
    clock,
    handsets,
    agentId,
    talk,
    onEnd: (ended) => {
      onEnd();
      clock.later(1.5, () => world.list(ended));
    },
  });
}

function ring(options: InboundOptions, customer: string, random: Random): void {
  const { world, clock, live, showsLive, handsets, onEnd } = options;
  const story = storyIn(random);
  const free = world.seats.filter(({ agentId }) => agentId !== undefined && !live.isBusy(agentId));
  const seat = story.reachesAgent && free.length > 0 ? random.pick(free) : undefined;
  if (seat?.agentId !== undefined && handsets.attended.includes(seat.agentId)) {
    attend(options, seat, customer, Math.max(20, story.talk));
    return;
  }
  const told = story.reachesAgent && !seat ? leftQueue(story) : story;
  const call = incoming(told, seat, customer, random.pick(namedNumbers).number, wholeSecond(clock.now()));
  if (showsLive) world.list(call);
  clock.later(lengthOf(told), () => {
    finish(call, told, wholeSecond(clock.now()));
    onEnd();
    clock.later(1 + random.next(), () => world.list(call));
  });
}

function leftQueue(story: CallStory): CallStory {
  const nobody = { reachesAgent: false, answerWay: undefined, score: undefined, hangup: '客户挂机' };
  return { ...story, ...nobody, state: '队列放弃', rings: 0, talk: 0, queueWait: story.queueWait ?? story.before };
}

function incoming(
  story: Pick<CallStory, 'type'>,
  seat: Seat | undefined,
  customer: string,
  trunk: string,
  startAt: number,
): DemoCall {
  return {
    uuid: randomUUID(),
    type: story.type,
    startAt,
    endAt: undefined,
    state: undefined,
    agent: seat?.agentId === undefined ? undefined : { id: seat.agentId, sip: seat.sip },
    customer,
    trunk,
    duration: 0,
    talk: 0,
    wait: 0,
    queueWait: undefined,
    hangup: undefined,
    answerWay: undefined,
    score: undefined,
    userData: undefined,
  };
}

function finish(call: DemoCall, story: CallStory, endAt: number): void {
  const { state, talk, queueWait, hangup, answerWay, score } = story;
  Object.assign(call, { state, talk, queueWait, hangup, answerWay, score, endAt });
  call.wait = story.rings;
  call.duration = lengthOf(story);
}
