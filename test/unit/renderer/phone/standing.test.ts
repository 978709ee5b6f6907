import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { standingAt } from '../../../../src/renderer/phone/standing.ts';

const NOW = 1_000_000;
const device = (expiresAt?: number) => ({ address: '192.0.2.1', ...(expiresAt !== undefined && { expiresAt }) });

describe('what may be said of a registration', () => {
  it('holds until the last device runs out', () => {
    const devices = [device(NOW + 1), device(NOW + 5)];
    expect(standingAt({ is: 'registered', devices }, NOW)).toMatchObject({ is: 'registered', until: NOW + 5 });
  });

  it('leaves out devices that have run out', () => {
    const devices = [device(NOW), device(NOW + 5)];
    expect(standingAt({ is: 'registered', devices }, NOW)).toEqual({
      is: 'registered',
      devices: [device(NOW + 5)],
      until: NOW + 5,
    });
  });

  it('names no end where one device has none', () => {
    const devices = [device(), device(NOW + 5)];
    expect(standingAt({ is: 'registered', devices }, NOW)).toEqual({ is: 'registered', devices });
  });

  it('is no longer claimed once all have run out', () => {
    const devices = [device(NOW - 9), device(NOW - 3)];
    expect(standingAt({ is: 'registered', devices }, NOW)).toEqual({ is: 'lapsed', until: NOW - 3 });
  });

  it('never says registered with a device that is over, whatever the times', () => {
    const times = fc.array(fc.option(fc.integer({ min: 0, max: 2 * NOW }), { nil: undefined }));
    fc.assert(
      fc.property(times, (ends) => {
        const standing = standingAt({ is: 'registered', devices: ends.map((end) => device(end)) }, NOW);
        const isOver = ends.every((end) => end !== undefined && end <= NOW);
        expect(standing.is).toBe(isOver ? 'lapsed' : 'registered');
      }),
    );
  });
});
