import { expect, it } from 'vitest';
import { pausedUntil as trayPause } from '../../../../src/main/notices/do-not-disturb.ts';
import { PAUSES, pausedUntil } from '../../../../src/renderer/palette/pauses.ts';

it('pauses as long as the tray does, at any time of day', () => {
  for (let hour = 0; hour < 48; hour++) {
    const now = new Date(2026, 11, 30, hour, 59, 59).getTime();
    for (const pause of PAUSES) expect(pausedUntil(pause, now)).toBe(trayPause(pause, now));
  }
});
