import { describe, expect, it } from 'vitest';
import { settingShapes } from '../../../../src/main/settings/settings-shape.ts';
import { readLimit } from '../../../../src/renderer/settings/read-limit.ts';

describe('a limit on calls', () => {
  it.each([0, 1, 600, 9_999, 10_000, 20_000, 99_999, 100_000, 100_001, 999_999, 1_000_000])(
    'of %i is good on the screen where main takes it, and only there',
    (limit) => {
      const isGood = settingShapes.callsPerDay.safeParse(limit).success;
      expect(readLimit(String(limit))).toBe(isGood ? limit : undefined);
    },
  );

  it.each(['', ' ', '-1', '1.5', '1e3', '１２', '0x10', 'all'])('is not %j', (typed) =>
    expect(readLimit(typed)).toBeUndefined(),
  );

  it('may be typed with blanks around it', () => expect(readLimit(' 05 ')).toBe(5));
});
