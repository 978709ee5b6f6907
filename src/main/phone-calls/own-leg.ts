import { z } from 'zod';
import type { CallerId } from '../../preload/contract/index.ts';
import { numberKey } from '../phone-numbers/number-key.ts';

/** What the server shows as the caller when it rings the agent's phone for a call of this app. */
export type LegPattern =
  /** The customer's number, or the number that the customer is shown. */
  | { is: 'callee' | 'caller-id' }
  /** One and the same number for every call. */
  | { is: 'number'; number: string };

/** One own call whose leg is known for sure: the records say that the agent picked up, and the phone had one call only. */
export interface LegSighting {
  pattern: LegPattern;
  /** From the click to the ring. */
  delayMs: number;
}

const pattern = z.union([
  z.object({ is: z.enum(['callee', 'caller-id']) }),
  z.object({ is: z.literal('number'), number: z.string().min(1).max(32) }),
]);
/** What is kept between runs: the latest sightings. */
export const storedSightings = z.object({
  sightings: z
    .array(z.object({ pattern, delayMs: z.number().int().min(0).max(60_000) }))
    .max(10)
    .catch([]),
});

/** An own call, as far as a leg can be told by it. */
export interface OwnCall {
  callee: string;
  callerId: CallerId;
  /** When the agent clicked, UTC epoch ms. */
  startedAt: number;
}

/** So many alike are needed before anything is answered by itself. */
const NEEDED = 3;
const KEPT = 10;
/** Later than this after the click, a ring is not the leg of the call. */
export const LEG_WITHIN_MS = 45_000;
/** The slowest leg seen, and so much more, is waited for before one is answered: what else could be the leg has rung by then. */
const SLACK_MS = 750;
const SLACK_RATIO = 1.5;

/** What the caller `number` of a leg says; undefined: nothing that could be told again. */
export function patternOf({ callee, callerId }: OwnCall, number: string): LegPattern | undefined {
  if (number === '') return undefined;
  const key = numberKey(number);
  if (key === numberKey(callee)) return { is: 'callee' };
  if (callerId.is === 'number' && key === numberKey(callerId.number)) return { is: 'caller-id' };
  return { is: 'number', number };
}

export function matches(pattern: LegPattern, call: OwnCall, number: string): boolean {
  const found = patternOf(call, number);
  if (found?.is === 'number' && pattern.is === 'number') return numberKey(found.number) === numberKey(pattern.number);
  return found?.is === pattern.is;
}

/** What has been learned: the pattern of the last `NEEDED` sightings if they agree, and the slowest of all that are kept. */
export function learned(sightings: readonly LegSighting[]): { pattern: LegPattern; slowestMs: number } | undefined {
  const last = sightings.slice(-NEEDED);
  const [first] = last;
  if (last.length < NEEDED || !first) return undefined;
  const isOne = last.every((sighting) => JSON.stringify(sighting.pattern) === JSON.stringify(first.pattern));
  return isOne
    ? { pattern: first.pattern, slowestMs: Math.max(...sightings.map(({ delayMs }) => delayMs)) }
    : undefined;
}

export function withSighting(sightings: readonly LegSighting[], sighting: LegSighting): LegSighting[] {
  return [...sightings, sighting].slice(-KEPT);
}

/** A call that rang, as the phone told it. */
export interface Ring {
  id: string;
  number: string;
  /** UTC epoch ms. */
  at: number;
  /** It still rings. */
  isRinging: boolean;
}

export type LegVerdict =
  /** None of the calls is to be answered by itself. */
  | { is: 'none' }
  /** Asked again at `at`: something else may still ring. */
  | { is: 'wait'; at: number }
  | { is: 'answer'; id: string };

/**
 * Whether one of the calls that the phone has is the leg of `own`. Answered is only what nothing else could be mistaken for: every call since shortly
 * before the click counts, answered or not, ended or not, and if there is more than one, none is answered. A customer who calls at that very moment
 * may show the very same number, so the decision waits until a leg that is as slow as any before would have rung too.
 */
export function legVerdict(
  own: OwnCall | undefined,
  rings: readonly Ring[],
  sightings: readonly LegSighting[],
  now: number,
): LegVerdict {
  const known = learned(sightings);
  if (!own || !known || now - own.startedAt > LEG_WITHIN_MS) return { is: 'none' };
  const [ring, ...others] = rings;
  if (!ring || others.length > 0 || !ring.isRinging) return { is: 'none' };
  if (ring.at < own.startedAt || !matches(known.pattern, own, ring.number)) return { is: 'none' };
  const at = Math.max(ring.at, own.startedAt + Math.ceil(known.slowestMs * SLACK_RATIO)) + SLACK_MS;
  return now < at ? { is: 'wait', at } : { is: 'answer', id: ring.id };
}
