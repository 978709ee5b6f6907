import fc from 'fast-check';
import type { ServerCall } from './server-call.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const mostly = <T>(usual: T, odd: fc.Arbitrary<T>): fc.Arbitrary<T> =>
  fc.oneof({ weight: 9, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: odd });

const lasts = fc.oneof(
  fc.constant(0),
  fc.integer({ min: 0, max: 20 * MINUTE }),
  fc.integer({ min: 0, max: 20 * HOUR }),
);

function call(at: fc.Arbitrary<number>): fc.Arbitrary<Omit<ServerCall, 'id'>> {
  return fc.record({
    // Many calls begin in the same second where a machine dials.
    at: fc.oneof(
      at,
      at.map((ms) => Math.round(ms / HOUR) * HOUR),
      at.map((ms) => Math.round(ms / (10 * DAY)) * 10 * DAY),
    ),
    lasts,
    late: mostly(0, fc.integer({ min: 0, max: 2 * HOUR })),
    edits: mostly<number[]>([], fc.array(fc.integer({ min: 0, max: 7 * DAY }), { maxLength: 3 })),
    agent: mostly<ServerCall['agent']>('own', fc.constantFrom('other', 'nobody')),
    hasUuid: mostly(true, fc.constant(false)),
    lacks: mostly<ServerCall['lacks']>('nothing', fc.constantFrom('start', 'times')),
    isDouble: mostly(false, fc.boolean()),
  });
}

/** The past, what is going on, and what is to come. */
export const serverCalls: fc.Arbitrary<ServerCall[]> = fc
  .tuple(
    fc.array(call(fc.integer({ min: -50 * DAY, max: 0 })), { maxLength: 40 }),
    fc.array(call(fc.integer({ min: -2 * DAY, max: 2 * HOUR })), { maxLength: 20 }),
    fc.array(call(fc.integer({ min: 0, max: 12 * DAY })), { maxLength: 20 }),
  )
  .map((parts) => parts.flat().map((one, id) => ({ ...one, id })));
