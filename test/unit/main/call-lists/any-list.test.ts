import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { afterNoAnswer, mayTryAt, nextTryAt, type Tries } from '../../../../src/main/call-lists/retry-rule.ts';
import type { CallState } from '../../../../src/preload/contract/index.ts';
import { HOUR_MS, listsForTest, MONDAY } from './lists-world.ts';

const RESULTS = ['answered', 'customer-missed', 'ring-missed', 'agent-missed', 'other'] as const satisfies CallState[];
const numberOf = (n: number): string => `154000000${String(n).padStart(2, '0')}`;
/** One customer in three spellings. */
const SPELLINGS = [
  (number: string) => number,
  (number: string) => `+86 ${number}`,
  (number: string) => `0086-${number.slice(0, 3)} ${number.slice(3)}`,
];

type Step =
  | { is: 'work'; result: (typeof RESULTS)[number]; isTold: boolean }
  | { is: 'skip' | 'refuse' | 'restart' }
  | { is: 'promise' | 'forbid'; who: number }
  | { is: 'wait'; hours: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ is: fc.constant('work' as const), result: fc.constantFrom(...RESULTS), isTold: fc.boolean() }),
  fc.record({ is: fc.constantFrom('skip' as const, 'refuse' as const, 'restart' as const) }),
  fc.record({ is: fc.constantFrom('promise' as const, 'forbid' as const), who: fc.nat(9) }),
  fc.record({ is: fc.constant('wait' as const), hours: fc.integer({ min: 1, max: 40 }) }),
);

describe('any list, worked in any way', () => {
  it('loses no entry and doubles none, and offers nobody who must not be called, waits, or is still looked for', async () => {
    const rows = fc.array(fc.record({ who: fc.nat(9), spelling: fc.nat(2) }), { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(rows, fc.array(step, { maxLength: 25 }), async (people, steps) => {
        const world = await listsForTest();
        const csv = people.map(({ who, spelling }) => SPELLINGS[spelling]?.(numberOf(who)) ?? '').join('\n');
        const list = await world.imported(`手机\n${csv}\n`, 'add');
        const forbidden = new Set<number>();
        const unknown = new Set<string>();
        const offered = () => world.lists.next(list).card?.entry;
        for (const one of steps) {
          const entry = offered();
          if (one.is === 'wait') world.clock.now += one.hours * HOUR_MS;
          else if (one.is === 'promise') world.promise(numberOf(one.who), world.clock.now + HOUR_MS);
          else if (one.is === 'forbid') {
            world.doNotCall.add({ number: numberOf(one.who), reason: '', source: 'agent' });
            forbidden.add(one.who);
          } else if (one.is === 'restart') world.data.dispose();
          if (entry === undefined) continue;
          if (one.is === 'skip') world.lists.settle(entry.id, 'skipped');
          if (one.is === 'refuse') world.lists.refuse(entry.id, '');
          if (one.is === 'work') {
            const call = world.placeFor(entry);
            if (one.isTold) world.end(call, one.result);
            else unknown.add(entry.id);
          }
          const next = offered();
          if (!next) continue;
          const isKept = next.promisedAt !== undefined && (next.calledAt ?? 0) < next.promisedAt;
          expect(isKept ? ['open', 'reached', 'not-reached'] : ['open']).toContain(next.state);
          expect(next.isDoNotCall).toBe(false);
          expect(forbidden.has(Number(next.number.slice(-2)))).toBe(false);
          expect(unknown.has(next.id)).toBe(false);
          expect(!isKept || (next.promisedAt ?? 0) <= world.clock.now).toBe(true);
        }
        const { counts } = world.lists.lists()[0] ?? {};
        const { total, rows: all } = world.lists.rows({ list, search: '', from: 0, count: 200 });
        expect([total, new Set(all.map(({ id }) => id)).size]).toEqual([people.length, people.length]);
        expect(all.map(({ place }) => place)).toEqual(people.map((_, at) => at + 1));
        const { open = 0, calling = 0, reached = 0, notReached = 0, skipped = 0, refused = 0 } = counts ?? {};
        expect(open + calling + reached + notReached + skipped + refused).toBe(people.length);
        world.data.dispose();
      }),
      { numRuns: 60 },
    );
  }, 60_000);
});

describe('the retry rule', () => {
  const rule = fc.record({ mostTries: fc.integer({ min: 1, max: 6 }), hoursApart: fc.integer({ min: 1, max: 72 }) });

  it('never tries twice in one hour of the day, nor sooner or more often than it says', () => {
    fc.assert(
      fc.property(
        rule,
        fc.array(fc.integer({ min: 0, max: 200 }), { maxLength: 10 }),
        ({ mostTries, hoursApart }, waits) => {
          let tries: Tries = { tries: 0, hours: 0 };
          let [now, isLast] = [MONDAY, false];
          const called: number[] = [];
          for (const wait of waits) {
            now += wait * HOUR_MS;
            if (isLast || !mayTryAt(tries, now)) continue;
            called.push(now);
            ({ tries, isLast } = afterNoAnswer(tries, now, { mostTries, hoursApart }));
          }
          expect(called.length).toBeLessThanOrEqual(mostTries);
          called.forEach((at, n) =>
            expect(at - (called[n - 1] ?? -Infinity)).toBeGreaterThanOrEqual(hoursApart * HOUR_MS),
          );
          expect(new Set(called.map((at) => new Date(at).getHours())).size).toBe(called.length);
        },
      ),
    );
  });

  it('says the first moment at which they may be called', () => {
    const tries = fc.record({
      tries: fc.integer({ min: 1, max: 5 }),
      hours: fc.integer({ min: 0, max: 2 ** 24 - 2 }),
      notBefore: fc.integer({ min: MONDAY, max: MONDAY + 100 * HOUR_MS }),
    });
    fc.assert(
      fc.property(tries, (before) => {
        const at = nextTryAt(before, MONDAY);
        expect(mayTryAt(before, at)).toBe(true);
        expect(at).toBeGreaterThanOrEqual(before.notBefore);
        for (let earlier = at - 1; earlier > before.notBefore; earlier -= HOUR_MS / 2)
          expect(mayTryAt(before, earlier)).toBe(false);
      }),
    );
  });
});
