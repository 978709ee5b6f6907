import { randomUUID } from 'node:crypto';
import type { DemoCall } from './call.ts';
import { lengthOf, storyIn, type CallStory } from './call-story.ts';
import type { Clock } from './clock.ts';
import { inventCustomers, someCustomer } from './customers.ts';
import { wholeSecond, type LiveCalls } from './live-calls.ts';
import type { Seat } from './people.ts';
import { seeded, seedOf, type Random } from './random.ts';
import { namedNumbers } from './shown-numbers.ts';
import type { World } from './world.ts';

export interface InboundOptions {
  world: World;
  clock: Clock;
  live: LiveCalls;
  seed: number;
  showsLive: boolean;
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
}

function ring({ world, clock, live, showsLive, onEnd }: InboundOptions, customer: string, random: Random): void {
  const story = storyIn(random);
  const free = world.seats.filter(({ agentId }) => agentId !== undefined && !live.isBusy(agentId));
  const seat = story.reachesAgent && free.length > 0 ? random.pick(free) : undefined;
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
  story: CallStory,
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
