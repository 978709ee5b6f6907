import fc from 'fast-check';
import { serverCalls } from './any-calls.ts';
import { habits } from './any-habits.ts';
import { isMisread, type Habits } from './habits.ts';
import type { ServerCall } from './server-call.ts';

/** What happens to a round before it can end by itself; `after`: so many requests or steps of the store. */
export type Ending = { is: 'itself' } | { is: 'cancel' | 'kill-at-request' | 'kill-at-store'; after: number };

export type Step =
  | { is: 'wait'; ms: number }
  | { is: 'round'; depth: 'quick' | 'deep'; joins: boolean; leavesGaps: boolean; ending: Ending }
  | { is: 'note'; on: 'call' | 'number'; id: number; text: string }
  /** Somebody sets the computer's clock: the server's is this far ahead from now on. */
  | { is: 'set-clock'; skewMs: number };

/** One history: what the server has, how it behaves, and what the client does meanwhile. */
export interface Script {
  seed: number;
  habits: Habits;
  calls: ServerCall[];
  keepsCallsDays: number;
  steps: Step[];
  /** Passes before the last round, besides what the server needs to come to rest. */
  restMs: number;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const ending: fc.Arbitrary<Ending> = fc.oneof(
  { weight: 3, arbitrary: fc.constant<Ending>({ is: 'itself' }) },
  {
    weight: 2,
    arbitrary: fc.record({
      is: fc.constantFrom('cancel', 'kill-at-request', 'kill-at-store'),
      after: fc.oneof(fc.nat(12), fc.nat(80)),
    }),
  },
);

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      is: fc.constant('round'),
      depth: fc.constantFrom('quick', 'quick', 'deep'),
      joins: fc.boolean(),
      leavesGaps: fc.constantFrom(false, false, false, true),
      ending,
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      is: fc.constant('wait'),
      ms: fc.oneof(fc.constantFrom(MINUTE, HOUR), fc.nat(2 * HOUR), fc.nat(5 * DAY), fc.nat(20 * DAY)),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      is: fc.constant('note'),
      on: fc.constantFrom('call', 'number'),
      id: fc.nat(60),
      text: fc.string({ minLength: 1, maxLength: 20 }).filter((text) => text.trim() !== ''),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      is: fc.constant('set-clock'),
      // Now and then far off; it is set right before the last round. A clock some days ahead is not among them: once those days have
      // passed without the app, nobody can tell what it claimed of them from the truth.
      skewMs: fc.oneof(
        fc.integer({ min: -DAY, max: DAY }),
        fc.integer({ min: 0, max: 30 * DAY }),
        fc.constantFrom(-400 * DAY, 400 * DAY),
      ),
    }),
  },
);

export const script: fc.Arbitrary<Script> = fc
  .record({
    seed: fc.nat(),
    habits,
    calls: serverCalls,
    keepsCallsDays: fc.constantFrom(5, 20, 45, 500),
    steps: fc.array(step, { minLength: 1, maxLength: 10 }),
    restMs: fc.oneof(fc.constant(0), fc.nat(10 * DAY)),
  })
  .map((any) => (isMisread(any.habits) ? { ...any, steps: any.steps.map(gently) } : any));

/** Read wrongly by 8 hours, times may be off by no more than 16 on top of that. */
function gently(one: Step): Step {
  return one.is === 'set-clock' ? { ...one, skewMs: Math.round((one.skewMs * 2) / 3) } : one;
}
