import { describe, expect, it } from 'vitest';
import { pausedUntil } from '../../../../src/main/notices/do-not-disturb.ts';

describe('pausedUntil', () => {
  const now = new Date(2026, 11, 31, 17, 20).getTime();

  it('counts half an hour and an hour from now', () => {
    expect(pausedUntil('half-hour', now)).toBe(new Date(2026, 11, 31, 17, 50).getTime());
    expect(pausedUntil('hour', now)).toBe(new Date(2026, 11, 31, 18, 20).getTime());
  });

  it('ends on the next morning, also over a year and shortly after midnight', () => {
    expect(pausedUntil('tomorrow', now)).toBe(new Date(2027, 0, 1, 8).getTime());
    expect(pausedUntil('tomorrow', new Date(2026, 10, 22, 0, 1).getTime())).toBe(new Date(2026, 10, 23, 8).getTime());
  });

  it('is over when it is switched off', () => {
    expect(pausedUntil('off', now)).toBe(0);
  });
});
