import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  learned,
  legVerdict,
  matches,
  patternOf,
  type LegSighting,
  type Ring,
} from '../../../../src/main/phone-calls/own-leg.ts';

const own = { callee: '13800138000', callerId: { is: 'number' as const, number: '02160000003' }, startedAt: 1_000_000 };
const seen = (delayMs: number): LegSighting => ({ pattern: { is: 'caller-id' }, delayMs });
const SIGHTINGS = [seen(900), seen(1_500), seen(1_100)];
const ring = (change: Partial<Ring> = {}): Ring => ({
  id: 'leg',
  number: '02160000003',
  at: own.startedAt + 1_000,
  isRinging: true,
  ...change,
});
const LATE = own.startedAt + 20_000;

test('the leg of an own call is told by the customer’s number, the number shown, or one number for all', () => {
  expect(patternOf(own, '+8613800138000')).toEqual({ is: 'callee' });
  expect(patternOf(own, '021-6000 0003')).toEqual({ is: 'caller-id' });
  expect(patternOf(own, '95588')).toEqual({ is: 'number', number: '95588' });
  expect(patternOf(own, '')).toBeUndefined();
  expect(matches({ is: 'number', number: '95588' }, own, '95588')).toBe(true);
  expect(matches({ is: 'number', number: '95588' }, own, '95599')).toBe(false);
});

test('nothing is learned before three calls that look alike', () => {
  expect(learned([])).toBeUndefined();
  expect(learned(SIGHTINGS.slice(1))).toBeUndefined();
  expect(learned([...SIGHTINGS, { pattern: { is: 'callee' }, delayMs: 1 }])).toBeUndefined();
  expect(learned(SIGHTINGS)).toEqual({ pattern: { is: 'caller-id' }, slowestMs: 1_500 });
});

test('the leg is answered once nothing else can be it', () => {
  expect(legVerdict(own, [ring()], SIGHTINGS, own.startedAt + 1_100).is).toBe('wait');
  expect(legVerdict(own, [ring()], SIGHTINGS, LATE)).toEqual({ is: 'answer', id: 'leg' });
});

test.each([
  ['no own call', undefined, [ring()]],
  ['nothing rings', own, []],
  ['it rang before the click', own, [ring({ at: own.startedAt - 1 })]],
  ['it rings no more', own, [ring({ isRinging: false })]],
  ['another caller', own, [ring({ number: '13900139000' })]],
  ['no caller', own, [ring({ number: '' })]],
  ['two ring', own, [ring(), ring({ id: 'other' })]],
  ['another one rang and has ended', own, [ring({ id: 'other', isRinging: false }), ring()]],
])('nothing is answered by itself: %s', (_why, call, rings) => {
  expect(legVerdict(call, rings, SIGHTINGS, LATE)).toEqual({ is: 'none' });
});

test('nothing is answered long after the click', () => {
  expect(legVerdict(own, [ring()], SIGHTINGS, own.startedAt + 45_001)).toEqual({ is: 'none' });
});

/** A phone on which the server's leg and other calls ring at any time; asked at every moment that something happens or that it has asked for. */
const trial = fc.record({
  legAfter: fc.integer({ min: 200, max: 1_500 }),
  others: fc.array(
    fc.record({
      at: fc.integer({ min: -20_000, max: 8_000 }),
      rings: fc.integer({ min: 100, max: 30_000 }),
      number: fc.constantFrom('02160000003', '13800138000', '+86 21 6000 0003', '13900139000', ''),
    }),
    { minLength: 1, maxLength: 3 },
  ),
});

test('in 10,000 trials of other calls around an own call, none of them is answered', () => {
  let answered = 0;
  fc.assert(
    fc.property(trial, ({ legAfter, others }) => {
      const calls = [
        { id: 'leg', at: own.startedAt + legAfter, until: Infinity, number: '02160000003' },
        ...others.map(({ at, rings, number }, index) => ({
          id: `other${index}`,
          at: own.startedAt + at,
          until: own.startedAt + at + rings,
          number,
        })),
      ];
      const moments = [...new Set(calls.flatMap(({ at, until }) => [at, until]))]
        .filter(Number.isFinite)
        .sort((a, b) => a - b);
      const asked = [...moments];
      for (const now of asked) {
        if (now < own.startedAt || asked.length > 200) continue;
        const rings = calls
          .filter(({ at, until }) => at <= now && (at >= own.startedAt - 10_000 || until > now))
          .map(({ id, number, at, until }) => ({ id, number, at, isRinging: until > now }));
        const verdict = legVerdict(own, rings, SIGHTINGS, now);
        if (verdict.is === 'answer') {
          expect(verdict.id).toBe('leg');
          answered++;
          return;
        }
        if (verdict.is === 'wait')
          asked.splice(asked.findIndex((at) => at > verdict.at) + 1 || asked.length, 0, verdict.at);
      }
    }),
    { numRuns: 10_000 },
  );
  // Where the others were over long before, the leg is: a rule that answers nothing would prove nothing.
  expect(answered).toBeGreaterThan(100);
});
