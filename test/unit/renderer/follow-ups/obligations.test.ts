import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FollowUp, HistoryState, MissedNumber } from '../../../../src/preload/contract/index.ts';
import { clashesWith, knownPeriod, obligationsOf } from '../../../../src/renderer/follow-ups/obligations.ts';

const MINUTE = 60_000;
const NOW = 1_000 * MINUTE;
const followUp = (id: string, dueAt: number): FollowUp => ({
  id,
  customerNumber: `154${id}`,
  dueAt,
  note: '',
  origin: 'call',
  createdAt: 0,
});
const missed = (uuid: string): MissedNumber => ({
  customerNumber: uuid,
  uuid,
  state: 'ring-missed',
  missedAt: NOW,
  times: 1,
});
const history = (parts: Partial<HistoryState>): HistoryState => ({
  sync: { is: 'idle' },
  complete: [],
  stored: 0,
  unreadable: [],
  unknownStates: [],
  forgotten: { customers: 0, isLost: false },
  store: { is: 'working' },
  ...parts,
});

describe('the list of open obligations', () => {
  it('puts what is due first, then the next promised call, then missed calls, then what comes later', () => {
    const followUps = [
      followUp('later', NOW + 60 * MINUTE),
      followUp('next', NOW + MINUTE),
      followUp('due', NOW),
      followUp('overdue', NOW - 90 * MINUTE),
    ];
    const keys = obligationsOf(followUps, [missed('m'), missed('n')], NOW).map(({ key }) => key);
    expect(keys).toEqual(['overdue', 'due', 'next', 'm', 'n', 'later']);
  });

  it('puts the latest call without an outcome before missed calls, and the others behind them', () => {
    const open = (intentId: string) => ({
      call: { is: 'intent' as const, intentId },
      customerNumber: intentId,
      startedAt: NOW,
    });
    const keys = obligationsOf([followUp('next', NOW + 1)], [missed('m')], NOW, [open('new'), open('old')]);
    expect(keys.map(({ key }) => key)).toEqual(['next', 'new', 'm', 'old']);
  });

  it('holds every open follow-up and every missed call once, and nothing else', () => {
    const times = fc.array(fc.integer({ min: 0, max: 2_000 }), { maxLength: 40 });
    fc.assert(
      fc.property(times, fc.integer({ min: 0, max: 20 }), (minutes, lost) => {
        const followUps = minutes.map((at, i) => followUp(`f${i}`, at * MINUTE));
        const calls = Array.from({ length: lost }, (_, i) => missed(`m${i}`));
        const items = obligationsOf(followUps, calls, NOW);
        const open = [...followUps.map(({ id }) => id), ...calls.map(({ uuid }) => uuid)];
        expect(items.map(({ key }) => key).toSorted()).toEqual(open.toSorted());
      }),
    );
  });

  it('marks two follow-ups less than ten minutes apart', () => {
    const followUps = [followUp('a', NOW), followUp('b', NOW + 10 * MINUTE - 1), followUp('c', NOW + 20 * MINUTE)];
    const marked = obligationsOf(followUps, [], NOW).filter((item) => item.is === 'follow-up' && item.isClashing);
    expect(marked.map(({ key }) => key)).toEqual(['a', 'b']);
    expect(clashesWith(followUps, NOW, 'a').map(({ id }) => id)).toEqual(['b']);
  });
});

describe('"nothing open"', () => {
  it('names the period for which it is known', () => {
    expect(knownPeriod(history({ completeSince: 1, readAt: 2 }))).toEqual({ since: 1, until: 2 });
  });

  it.each([
    ['nothing has been read', {}],
    ['the server was not read to the end', { completeSince: 1 }],
    ['records could not be read', { completeSince: 1, readAt: 2, unreadable: [{ field: 'row', rows: 1 }] }],
    ['calls cannot be stored', { completeSince: 1, readAt: 2, store: { is: 'read-only', message: '' } as const }],
  ])('is not said of any period when %s', (_why, parts) => {
    expect(knownPeriod(history(parts))).toBeUndefined();
  });
});
