import { describe, expect, it } from 'vitest';
import { heldBack, type Situation } from '../../../../src/main/notices/notice-rules.ts';

const at = (hours: number, minutes = 0) => new Date(2026, 10, 22, hours, minutes).getTime();
const all = { missed: true, results: true, problems: true };

function situation(settings: Partial<Situation['settings']>, now = at(12), isWindowInFront = false): Situation {
  const base = { notifies: all, quietNotifications: null, doNotDisturbUntil: 0 };
  return { settings: { ...base, ...settings }, now, isWindowInFront };
}

describe('heldBack', () => {
  it('shows every kind by default', () => {
    for (const kind of ['missed', 'results', 'problems'] as const)
      expect(heldBack(kind, situation({}))).toBeUndefined();
  });

  it('holds back only the kind that is switched off', () => {
    const muted = situation({ notifies: { ...all, missed: false } });
    expect(heldBack('missed', muted)).toBe('switched-off');
    expect(heldBack('problems', muted)).toBeUndefined();
  });

  it('holds back a follow-up for quiet alone: there is no switch for it', () => {
    const notifies = { missed: false, results: false, problems: false };
    expect(heldBack('followUps', situation({ notifies }))).toBeUndefined();
    expect(heldBack('followUps', situation({ doNotDisturbUntil: at(12) + 1 }))).toBe('do-not-disturb');
  });

  it('is quiet until do-not-disturb ends, and not longer', () => {
    expect(heldBack('missed', situation({ doNotDisturbUntil: at(12) + 1 }))).toBe('do-not-disturb');
    expect(heldBack('missed', situation({ doNotDisturbUntil: at(12) }))).toBeUndefined();
  });

  it.each([
    ['22:00', '07:00', 21, 59, false],
    ['22:00', '07:00', 22, 0, true],
    ['22:00', '07:00', 0, 0, true],
    ['22:00', '07:00', 6, 59, true],
    ['22:00', '07:00', 7, 0, false],
    ['12:00', '13:30', 13, 29, true],
    ['12:00', '13:30', 13, 30, false],
    ['12:00', '12:00', 12, 0, false],
  ])('between %s and %s at %i:%i: quiet is %s', (from, to, hours, minutes, isQuiet) => {
    const held = heldBack('problems', situation({ quietNotifications: { from, to } }, at(hours, minutes)));
    expect(held).toBe(isQuiet ? 'quiet-hours' : undefined);
  });

  it('tells no result to somebody who looks at it, but a missed call always', () => {
    expect(heldBack('results', situation({}, at(12), true))).toBe('in-front');
    expect(heldBack('missed', situation({}, at(12), true))).toBeUndefined();
  });
});
