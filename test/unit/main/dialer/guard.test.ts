import { describe, expect, it } from 'vitest';
import { objections, type GuardInput } from '../../../../src/main/dialer/guard.ts';
import { MonotonicClock } from '../../../../src/main/async/monotonic-clock.ts';

const MINUTE = 60_000;
const NOW = new Date(2026, 10, 22, 12, 0).getTime();
const MONOTONIC = 5_000_000_000;
const OFF = {
  callsPerMinute: 0,
  callsPerHour: 0,
  callsPerDay: 0,
  callsPerCustomer: 0,
  quietHours: null,
  costlyNumbers: 'ask' as const,
  doNotCallNumbers: 'ask' as const,
};

function asked(change: Omit<Partial<GuardInput>, 'settings'> & { settings?: Partial<GuardInput['settings']> }) {
  const settings = { ...OFF, ...change.settings };
  return objections({
    customer: '1',
    kind: 'mobile',
    emergency: undefined,
    now: NOW,
    monotonicNow: MONOTONIC,
    sent: [],
    openCall: undefined,
    ...change,
    settings,
  });
}
/** Calls so many minutes ago, oldest first. */
const ago = (...minutes: number[]) =>
  minutes.map((minute) => ({ customer: '2', monotonicAt: MONOTONIC - minute * MINUTE }));

describe('the guard', () => {
  it('has nothing against a call when every limit is 0', () => {
    expect(asked({ sent: ago(3, 2, 1, 0) })).toEqual([]);
  });

  it('stops at the limit of a minute, and says when it passes again', () => {
    const settings = { callsPerMinute: 2 };
    expect(asked({ settings, sent: ago(5, 0.5) })).toEqual([]);
    expect(asked({ settings, sent: ago(0.75, 0.5) })).toEqual([
      { reason: 'per-minute', limit: 2, until: NOW + MINUTE / 4 },
    ]);
    expect(asked({ settings, sent: ago(0.9, 0.75, 0.5) })).toMatchObject([{ until: NOW + MINUTE / 4 }]);
  });

  it('stops at the limits of an hour and of a day', () => {
    expect(asked({ settings: { callsPerHour: 2 }, sent: ago(59, 30) })).toMatchObject([{ reason: 'per-hour' }]);
    expect(asked({ settings: { callsPerHour: 2 }, sent: ago(61, 30) })).toEqual([]);
    expect(asked({ settings: { callsPerDay: 2 }, sent: ago(1439, 30) })).toMatchObject([{ reason: 'per-day' }]);
  });

  it('asks before a call to a number of the do-not-call list, or refuses it, before anything else that a yes overrides', () => {
    const doNotCall = { reason: 'asked not to be called' };
    const openCall = { startedAt: NOW };
    expect(asked({ doNotCall, openCall })).toMatchObject([
      { reason: 'do-not-call', why: 'asked not to be called' },
      { reason: 'repeat' },
    ]);
    expect(asked({ doNotCall, settings: { doNotCallNumbers: 'refuse' } })).toEqual([
      { reason: 'do-not-call-refused', why: 'asked not to be called' },
    ]);
    expect(asked({ settings: { doNotCallNumbers: 'refuse' } })).toEqual([]);
  });

  it('warns of a customer who was called often, and of no other', () => {
    const settings = { callsPerCustomer: 2 };
    expect(asked({ settings, customer: '2', sent: ago(600, 30) })).toEqual([
      { reason: 'same-customer', limit: 2, count: 2 },
    ]);
    expect(asked({ settings, customer: '3', sent: ago(600, 30) })).toEqual([]);
  });

  it('warns of a call that may have been placed', () => {
    expect(asked({ openCall: { startedAt: 42 } })).toEqual([{ reason: 'repeat', startedAt: 42 }]);
  });

  it.each([
    ['21:00', '08:00', 22, true],
    ['21:00', '08:00', 7, true],
    ['21:00', '08:00', 8, false],
    ['21:00', '08:00', 12, false],
    ['12:00', '13:00', 12, true],
    ['12:00', '13:00', 13, false],
    ['12:00', '12:00', 12, false],
  ])('between %s and %s at %i o’clock: quiet is %s', (from, to, hour, isQuiet) => {
    const now = new Date(2026, 10, 22, hour, 0).getTime();
    const found = asked({ settings: { quietHours: { from, to } }, now });
    expect(found).toEqual(isQuiet ? [{ reason: 'quiet-hours', from, to }] : []);
  });

  it('asks before every call to an emergency service, and names it', () => {
    expect(asked({ emergency: 'police' })).toEqual([{ reason: 'emergency', service: 'police' }]);
  });

  it.each(['premium', 'shared-cost', 'other'] as const)('asks about a number of the kind %s, or refuses it', (kind) => {
    expect(asked({ kind })).toEqual([{ reason: 'costly', kind }]);
    expect(asked({ kind, settings: { costlyNumbers: 'refuse' } })).toEqual([{ reason: 'costly-refused', kind }]);
  });

  it('has nothing against ordinary numbers, whatever is to happen to costly ones', () => {
    for (const kind of ['mobile', 'landline', 'service', 'short-code', 'toll-free'] as const)
      expect(asked({ kind, settings: { costlyNumbers: 'refuse' } })).toEqual([]);
  });

  it('names the hard limits first: no yes can override them', () => {
    const settings = { callsPerMinute: 1, callsPerCustomer: 1, quietHours: { from: '00:00', to: '23:59' } };
    const found = asked({ settings, customer: '2', sent: ago(0.1), openCall: { startedAt: 1 } });
    expect(found.map(({ reason }) => reason)).toEqual(['per-minute', 'repeat', 'same-customer', 'quiet-hours']);
  });
});

describe('the monotonic clock', () => {
  it('goes on with the ticks, whatever the wall clock is set to', () => {
    let [wall, ticks] = [1_000_000, 50];
    const clock = new MonotonicClock(
      0,
      () => wall,
      () => ticks,
    );
    wall = 0;
    ticks += 700;
    expect(clock.now()).toBe(1_000_700);
    wall = 9e12;
    expect(clock.now()).toBe(1_000_700);
  });

  it('never starts before the last time that the journal knows', () => {
    expect(
      new MonotonicClock(
        2_000_000,
        () => 1_000_000,
        () => 0,
      ).now(),
    ).toBe(2_000_000);
  });
});
