import { describe, expect, it } from 'vitest';
import type { CallHours } from '../../../../src/preload/contract/index.ts';
import { objections, type GuardInput } from '../../../../src/main/dialer/guard.ts';
import { MonotonicClock } from '../../../../src/main/async/monotonic-clock.ts';

const MINUTE = 60_000;
const NOW = new Date(2026, 10, 22, 12, 0).getTime();
const MONOTONIC = 5_000_000_000;
type Rules = Partial<GuardInput['settings']>;
const OFF = {
  callsPerMinute: 0,
  callsPerHour: 0,
  callsPerDay: 0,
  customerLimits: [],
  callHours: { spans: [], holidays: [], outside: 'ask' as const },
  costlyNumbers: 'ask' as const,
  doNotCallNumbers: 'ask' as const,
};

function asked(change: Omit<Partial<GuardInput>, 'settings'> & { settings?: Partial<GuardInput['settings']> }) {
  const settings = { ...OFF, ...change.settings };
  return objections({
    callsToThem: [],
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
const ago = (...minutes: number[]) => minutes.map((minute) => ({ monotonicAt: MONOTONIC - minute * MINUTE }));
/** Times of calls to the customer, so many minutes ago. */
const calledAgo = (...minutes: number[]) => minutes.map((minute) => NOW - minute * MINUTE);
const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];
/** Quiet from and to these times on every day. */
const quiet = (from: string, to: string): CallHours => ({
  spans: from === to ? [] : [{ days: EVERY_DAY, from: to, to: from }],
  holidays: [],
  outside: 'ask',
});

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
    const settings: Rules = { customerLimits: [{ within: '24-hours', calls: 2, then: 'ask' }] };
    expect(asked({ settings, callsToThem: calledAgo(600, 30) })).toEqual([
      { reason: 'same-customer', limit: 2, count: 2, within: '24-hours' },
    ]);
    expect(asked({ settings, callsToThem: calledAgo(1441, 30) })).toEqual([]);
    expect(asked({ settings, callsToThem: [], sent: ago(600, 30) })).toEqual([]);
  });

  it.each([
    ['5-minutes', [4.9], [5]],
    ['24-hours', [1439], [1440]],
    // It is Sunday noon: the day began 720 minutes ago, the week six days before that.
    ['day', [719], [720.1]],
    ['week', [720 + 6 * 1440 - 1], [720 + 6 * 1440 + 1]],
  ] as const)('counts calls to a customer within %s, and asks or refuses', (within, inside, before) => {
    const limits = (then: 'ask' | 'refuse'): Rules => ({ customerLimits: [{ within, calls: 1, then }] });
    const found = { limit: 1, count: 1, within };
    expect(asked({ settings: limits('ask'), callsToThem: calledAgo(...inside) })).toEqual([
      { reason: 'same-customer', ...found },
    ]);
    expect(asked({ settings: limits('refuse'), callsToThem: calledAgo(...inside) })).toEqual([
      { reason: 'same-customer-refused', ...found },
    ]);
    expect(asked({ settings: limits('refuse'), callsToThem: calledAgo(...before) })).toEqual([]);
  });

  it('keeps nobody from an emergency service, whatever the rules refuse', () => {
    const settings: Rules = {
      customerLimits: [{ within: 'week', calls: 1, then: 'refuse' }],
      callHours: { ...quiet('00:00', '23:59'), outside: 'refuse' },
    };
    const found = asked({ settings, callsToThem: calledAgo(1), emergency: 'police' });
    expect(found.map(({ reason }) => reason)).toEqual(['emergency', 'same-customer', 'quiet-hours']);
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
    const found = asked({ settings: { callHours: quiet(from, to) }, now });
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
    const settings: Rules = {
      callsPerMinute: 1,
      customerLimits: [{ within: '24-hours', calls: 1, then: 'ask' }],
      callHours: quiet('00:00', '23:59'),
    };
    const found = asked({ settings, callsToThem: calledAgo(0.1), sent: ago(0.1), openCall: { startedAt: 1 } });
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
