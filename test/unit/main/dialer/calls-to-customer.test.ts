import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BriefCall } from '../../../../src/main/calls/call-queries.ts';
import { callsToCustomer } from '../../../../src/main/dialer/calls-to-customer.ts';
import type { Intent } from '../../../../src/main/dialer/intent.ts';

const NOW = Date.UTC(2026, 10, 28, 4);
const MONOTONIC = 5_000_000;
const WANG = '15405710003';

const click = (id: string, secondsAgo: number): Intent => ({
  id,
  account: 'somebody',
  callee: WANG,
  customer: `+86${WANG}`,
  startedAt: NOW - secondsAgo * 1000,
  monotonicAt: MONOTONIC - secondsAgo * 1000,
  state: 'accepted',
  confirmed: [],
});
const record = (uuid: string, secondsAgo: number, more: Partial<BriefCall> = {}): BriefCall => ({
  uuid,
  direction: 'outbound',
  state: 'answered',
  customerNumber: WANG,
  startedAt: NOW - secondsAgo * 1000,
  ...more,
});
const count = (clicks: Intent[], calls: BriefCall[], hasIds = true): number[] =>
  callsToCustomer({ clicks, records: { calls, hasIds }, now: NOW, monotonicNow: MONOTONIC });

describe('the calls to one customer', () => {
  it('are those that were clicked, whatever the computer’s clock said then', () => {
    const moved = { ...click('a', 60), startedAt: NOW + 86_400_000 };
    expect(count([moved], [])).toEqual([NOW - 60_000]);
  });

  it('are those of the phone itself too, and no calls of the customer’s, nor those that the own phone did not take', () => {
    const calls = [
      record('u', 30),
      record('v', 40, { direction: 'inbound' }),
      record('w', 50, { state: 'agent-missed' }),
      record('x', 70, { intentId: 'of another computer' }),
    ];
    expect(count([], calls)).toEqual([NOW - 30_000, NOW - 70_000]);
  });

  it('count a click and its record once where the server gives no id back', () => {
    expect(count([click('a', 60)], [record('u', 58)], false)).toHaveLength(1);
    expect(count([click('a', 60)], [record('u', 58)], true)).toHaveLength(2);
  });

  it('are each counted once, in whatever order records come and however many are missing', () => {
    const call = fc.record({
      gap: fc.integer({ min: 15, max: 3_000 }),
      lag: fc.integer({ min: -10, max: 10 }),
      isClicked: fc.boolean(),
      isRecorded: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(call, { maxLength: 15 }), (calls) => {
        let ago = 0;
        const clicks: Intent[] = [];
        const records: BriefCall[] = [];
        calls.forEach(({ gap, lag, isClicked, isRecorded }, place) => {
          ago += gap;
          if (isClicked) clicks.push(click(`i${place}`, ago));
          if (isRecorded) records.push(record(`u${place}`, ago + lag, isClicked ? { intentId: `i${place}` } : {}));
        });
        const known = calls.filter(({ isClicked, isRecorded }) => isClicked || isRecorded).length;
        expect(count(clicks, records)).toHaveLength(known);
      }),
      { numRuns: 2_000 },
    );
  });
});
