import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isInSpan, minuteOfDay, type DaySpan } from '../../../../src/main/settings/day-span.ts';

const minutes = fc.integer({ min: 0, max: 1439 });
const spans = fc.tuple(minutes, minutes).map(([from, to]) => ({ from: textOf(from), to: textOf(to) }));

function textOf(minute: number): string {
  return [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0')).join(':');
}

/** Walks from the start of the span, minute by minute, until its end. */
function minutesOf({ from, to }: DaySpan): Set<string> {
  const found = new Set<string>();
  const [hour = 0, minute = 0] = from.split(':').map(Number);
  for (let at = hour * 60 + minute; textOf(at % 1440) !== to; at++) found.add(textOf(at % 1440));
  return found;
}

describe('a span of the day', () => {
  it.each([
    ['22:00', '07:00', '21:59', false],
    ['22:00', '07:00', '22:00', true],
    ['22:00', '07:00', '00:00', true],
    ['22:00', '07:00', '06:59', true],
    ['22:00', '07:00', '07:00', false],
    ['12:00', '13:30', '13:29', true],
    ['12:00', '13:30', '13:30', false],
    ['00:00', '23:59', '23:59', false],
    ['08:00', '08:00', '08:00', false],
  ])('from %s to %s: is %s in it? %s', (from, to, time, isIn) => {
    const [hour = 0, minute = 0] = time.split(':').map(Number);
    expect(isInSpan(hour * 60 + minute, { from, to })).toBe(isIn);
  });

  it('holds what a walk from its start to its end passes, past midnight too', () => {
    fc.assert(
      fc.property(spans, minutes, (span, minute) => {
        expect(isInSpan(minute, span)).toBe(minutesOf(span).has(textOf(minute)));
      }),
    );
  });

  it('is read on this computer’s clock', () => {
    expect(minuteOfDay(new Date(2026, 10, 22, 7, 5, 59).getTime())).toBe(7 * 60 + 5);
  });
});
