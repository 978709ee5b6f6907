import type { CallState, CallType } from './call.ts';
import type { Random } from './random.ts';

/** How one call of the past (or one that comes in) went, before it has a time and people. All times in seconds. */
export interface CallStory {
  type: CallType;
  state: CallState;
  /** Before any phone rings: the menu and the queue of a call in, the agent's own phone for a call out. */
  before: number;
  queueWait: number | undefined;
  /** The phone of the side that is called rings. */
  rings: number;
  talk: number;
  hangup: string;
  answerWay: string | undefined;
  score: number | undefined;
  reachesAgent: boolean;
}

const OUTCOMES_OUT: readonly CallState[] = ['接听', '被叫未接', '主叫未接'];
const OUTCOMES_IN: readonly CallState[] = ['接听', '振铃未接', '队列放弃', 'ivr'];

/** Invents a call out: six in ten are talked, a third is not picked up, in some the agent misses the own phone. */
export function storyOut(random: Random): CallStory {
  const state = OUTCOMES_OUT[random.weighted([62, 31, 7])] ?? '接听';
  const isTalked = state === '接听';
  const isAgentMissing = state === '主叫未接';
  return {
    type: '外呼',
    state,
    before: isAgentMissing ? random.int(15, 30) : random.int(2, 9),
    queueWait: undefined,
    rings: isAgentMissing ? 0 : isTalked ? random.int(4, 22) : random.int(3, 45),
    talk: isTalked ? talkTime(random) : 0,
    hangup: isTalked ? whoHangsUp(random) : isAgentMissing ? '系统挂机' : random.pick(['系统挂机', '坐席挂机']),
    answerWay: isAgentMissing ? undefined : howAnswered(random),
    score: isTalked && random.chance(0.1) ? scoreFrom(random) : undefined,
    reachesAgent: true,
  };
}

/** Invents a call in: most are talked; the rest ends in the menu, in the queue, or at a phone that nobody picks up. */
export function storyIn(random: Random): CallStory {
  const state = OUTCOMES_IN[random.weighted([72, 14, 8, 6])] ?? '接听';
  const isTalked = state === '接听';
  const reachesAgent = isTalked || state === '振铃未接';
  const queueWait = queueTime(state, random);
  return {
    type: '来电',
    state,
    before: random.int(3, 15) + queueWait,
    queueWait,
    rings: isTalked ? random.int(2, 14) : reachesAgent ? random.int(15, 40) : 0,
    talk: isTalked ? talkTime(random) : 0,
    hangup: isTalked ? whoHangsUp(random) : reachesAgent ? random.pick(['客户挂机', '系统挂机']) : '客户挂机',
    answerWay: isTalked ? howAnswered(random) : undefined,
    score: isTalked && random.chance(0.3) ? scoreFrom(random) : undefined,
    reachesAgent,
  };
}

/** The whole length of a call in seconds. */
export function lengthOf(story: CallStory): number {
  return story.before + story.rings + story.talk;
}

/** Half of all talks are shorter than 70 s; the tail reaches half an hour. */
function talkTime(random: Random): number {
  return Math.round(Math.min(1800, Math.max(3, Math.exp(4.25 + random.normal()))));
}

function queueTime(state: CallState, random: Random): number {
  if (state === 'ivr') return 0;
  if (state === '队列放弃') return random.int(10, 120);
  return random.chance(0.6) ? 0 : random.int(2, 60);
}

function whoHangsUp(random: Random): string {
  return random.chance(0.58) ? '客户挂机' : '坐席挂机';
}

function howAnswered(random: Random): string {
  return random.chance(0.86) ? '手动接听' : '自动接听';
}

function scoreFrom(random: Random): number {
  return [5, 4, 3, 2, 1][random.weighted([62, 22, 8, 3, 5])] ?? 5;
}
