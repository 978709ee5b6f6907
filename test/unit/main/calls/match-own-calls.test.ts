import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchOwnCalls, type OwnAttempt } from '../../../../src/main/calls/match-own-calls.ts';
import type { BriefCall } from '../../../../src/main/calls/call-queries.ts';

const NOON = Date.UTC(2026, 10, 28, 4);
const MINUTE = 60_000;
const WANG = '15405710003';

function click(id: string, minute: number, callee = WANG, uuid?: string): OwnAttempt {
  return { intentId: id, callee, startedAt: NOON + minute * MINUTE, ...(uuid !== undefined && { uuid }) };
}

function record(uuid: string, minute: number, more: Partial<BriefCall> = {}): BriefCall {
  const startedAt = NOON + minute * MINUTE;
  return { uuid, direction: 'outbound', state: 'answered', customerNumber: WANG, startedAt, ...more };
}

const match = (clicks: OwnAttempt[], records: BriefCall[]): Record<string, string> =>
  Object.fromEntries(matchOwnCalls(clicks, records));

describe('which record belongs to which click', () => {
  it('is said by the id in the record, whatever its time', () => {
    expect(match([click('a', 0), click('b', 1)], [record('u', 480, { intentId: 'b' })])).toEqual({ b: 'u' });
  });

  it('is told by number and time where no record carries an id of ours', () => {
    const records = [
      record('u', 0.5, { customerNumber: `+86 ${WANG}` }),
      record('v', 0.5, { customerNumber: '95588' }),
    ];
    expect(match([click('a', 0)], records)).toEqual({ a: 'u' });
  });

  it('is never guessed where the server gives ids back: the phone has keys of its own', () => {
    expect(match([click('a', 0), click('b', 60)], [record('u', 0.5), record('v', 60, { intentId: 'b' })])).toEqual({
      b: 'v',
    });
  });

  it('is not said as long as one of two calls to a customer has no record', () => {
    const clicks = [click('a', 0), click('b', 3)];
    expect(match(clicks, [record('u', 3)])).toEqual({});
    expect(match(clicks, [record('v', 0), record('u', 3)])).toEqual({ a: 'v', b: 'u' });
  });

  it('is told by the id that the server gave the click, unless another click is nearer', () => {
    expect(match([click('a', 0), click('b', 3, WANG, 'u')], [record('u', 3)])).toEqual({ b: 'u' });
    expect(match([click('a', 0), click('b', 3, WANG, 'u')], [record('u', 0.1)])).toEqual({});
  });

  it('is never another one’s, in whatever order records come and however many are missing', () => {
    const customers = [WANG, '15405710004'];
    const call = fc.record({
      gap: fc.integer({ min: 20, max: 900 }),
      customer: fc.constantFrom(...customers),
      lag: fc.integer({ min: -10, max: 19 }),
      isThere: fc.boolean(),
      /** The agent called on the phone itself. */
      isOwn: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(call, { maxLength: 12 }), (calls) => {
        let at = NOON;
        const clicks: OwnAttempt[] = [];
        const records: BriefCall[] = [];
        calls.forEach(({ gap, customer, lag, isThere, isOwn }, place) => {
          at += gap * 1000;
          const intentId = `i${place}`;
          if (isOwn) clicks.push({ intentId, callee: customer, startedAt: at });
          const startedAt = at + lag * 1000;
          const more = { customerNumber: customer, startedAt, ...(isOwn && { intentId }) };
          if (isThere) records.push(record(`u${place}`, 0, more));
        });
        // One id at least: the server gives them back.
        if (!records.some(({ intentId }) => intentId)) return;
        const expected = records.flatMap(({ intentId, uuid }) => (intentId === undefined ? [] : [[intentId, uuid]]));
        expect([...matchOwnCalls(clicks, records.toReversed())].sort()).toEqual(expected.sort());
      }),
      { numRuns: 2_000 },
    );
  });

  it('gives no record to two clicks and no click two records, on servers without ids too', () => {
    const clicks = fc.array(fc.tuple(fc.integer({ min: 0, max: 40 }), fc.option(fc.constantFrom('u0', 'u1', 'u2'))), {
      maxLength: 6,
    });
    const records = fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 6 });
    fc.assert(
      fc.property(clicks, records, (given, times) => {
        const attempts = given.map(([minute, uuid], place) => click(`i${place}`, minute, WANG, uuid ?? undefined));
        const found = matchOwnCalls(
          attempts,
          times.map((minute, place) => record(`u${place}`, minute)),
        );
        expect(new Set(found.values()).size).toBe(found.size);
      }),
      { numRuns: 2_000 },
    );
  });
});
