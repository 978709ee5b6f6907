import { describe, expect, it } from 'vitest';
import { searchTray } from '../../../../src/main/electron/tray-search.ts';

/** A desktop whose panel comes after so many milliseconds. */
function desktop(panelComesAt: number) {
  let now = 0;
  return {
    isThere: () => Promise.resolve(now >= panelComesAt),
    now: () => now,
    wait: (ms: number) => Promise.resolve(void (now += ms)),
    waited: () => now,
  };
}

describe('looking for somebody who shows tray icons', () => {
  it('finds a panel that is there without waiting', async () => {
    const here = desktop(0);
    expect(await searchTray(here)).toBe(true);
    expect(here.waited()).toBe(0);
  });

  it('finds a panel that starts after the app', async () => {
    expect(await searchTray(desktop(40_000))).toBe(true);
  });

  it('gives up after a minute', async () => {
    const here = desktop(Infinity);
    expect(await searchTray(here)).toBe(false);
    expect(here.waited()).toBe(60_000);
  });
});
