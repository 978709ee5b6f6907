import type { DemoCall } from './call.ts';
import { lengthOf, storyIn, storyOut, type CallStory } from './call-story.ts';
import { inventCustomers, someCustomer } from './customers.ts';
import { agents, sipOf } from './people.ts';
import { seeded, seedOf, uuidFrom, type Random } from './random.ts';
import { firstChoice, namedNumbers, numberToShow } from './shown-numbers.ts';
import { momentIn, shareOut, type Workday } from './workdays.ts';

/** Every fourth call is the first agent's, whom the demo signs in; these are for the rest. */
const AGENT_WEIGHTS = [4, 18, 15, 14, 14, 12, 8, 6];
const GAP = 8000;
const MOST_A_DAY = 1_000_000;

/** What the past is made from. */
export interface Past {
  calls: number;
  seed: number;
  /** ms. */
  now: number;
  isOneAgents?: boolean;
}

/** Until when (ms) each agent, by index, is on the phone. */
type BusyUntil = Map<number, number>;

/**
 * Invents the call centre's past: exactly `calls` calls over 90 days until `now`, oldest first, the same for the same
 * seed and moment. Each call has a source of chance of its own, so that those of past days stay as they are while today
 * grows. Takes some tens of milliseconds for 6,000.
 */
export function pastCalls(past: Past): DemoCall[] {
  const customers = customersOf(past.seed);
  return shareOut(past.calls, past.seed, past.now).flatMap((workday) => callsOf(workday, customers, past));
}

/** Everybody who has to do with the call centre; the first ones most. */
export function customersOf(seed: number): string[] {
  return inventCustomers(seeded(seedOf(seed, 'customers')));
}

function callsOf(workday: Workday, customers: readonly string[], { seed, now, isOneAgents }: Past): DemoCall[] {
  const busyUntil: BusyUntil = new Map();
  return Array.from({ length: workday.calls }, (_, index) => {
    const random = seeded(seedOf(seed, workday.day, index));
    return { index, random, at: momentIn(workday, random) };
  })
    .sort((a, b) => a.at - b.at)
    .map(({ index, random, at }) => {
      const story = storyWithin((now - at) / 1000, random);
      const agent = isOneAgents ? 0 : agentAt(at, index % 4 === 0, busyUntil, random);
      if (story.reachesAgent) busyUntil.set(agent, at + lengthOf(story) * 1000 + GAP);
      const uuid = uuidFrom(random, workday.day * MOST_A_DAY + index);
      return { ...callFrom(story, at, agent, someCustomer(customers, random), random), uuid };
    });
}

/** A call of the past is over: one that would last until after now is cut short (none starts in the last two minutes). */
function storyWithin(seconds: number, random: Random): CallStory {
  const story = random.chance(0.65) ? storyOut(random) : storyIn(random);
  if (lengthOf(story) < seconds) return story;
  const queueWait = story.queueWait === undefined ? undefined : Math.min(story.queueWait, 10);
  const before = Math.min(story.before, 15);
  return { ...story, before, queueWait, rings: Math.min(story.rings, 20), talk: Math.min(story.talk, 60) };
}

/** The index of an agent whose phone is free then; a crowded hour may have to take one whose phone is not. */
function agentAt(at: number, isFirstAgents: boolean, busyUntil: BusyUntil, random: Random): number {
  const isFree = (index: number) => (busyUntil.get(index) ?? 0) <= at;
  const weights = AGENT_WEIGHTS.map((weight, index) => (isFree(index) ? weight : 0));
  const chosen = random.weighted(weights.some((weight) => weight > 0) ? weights : AGENT_WEIGHTS);
  return isFirstAgents && isFree(0) ? 0 : chosen;
}

function callFrom(
  story: CallStory,
  startAt: number,
  agent: number,
  customer: string,
  random: Random,
): Omit<DemoCall, 'uuid'> {
  const isOut = story.type === '外呼';
  const who = agents[agent] ?? random.pick(agents);
  const { type, state, talk, queueWait, hangup, answerWay, score } = story;
  const duration = lengthOf(story);
  return {
    type,
    state,
    talk,
    queueWait,
    hangup,
    answerWay,
    score,
    startAt,
    duration,
    customer,
    endAt: startAt + duration * 1000,
    agent: story.reachesAgent ? { id: who.id, sip: sipOf(agent) } : undefined,
    trunk: isOut ? numberToShow(firstChoice, customer, random) : random.pick(namedNumbers).number,
    wait: story.rings,
    userData: isOut && random.chance(0.2) ? `DEMO-${random.int(10000, 99999)}` : undefined,
  };
}
