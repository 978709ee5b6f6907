import { setTimeout as sleep } from 'node:timers/promises';

/** At login the app may start before the panel. */
const LIMIT_MS = 60_000;
const PAUSE_MS = 3_000;

export interface TraySearch {
  isThere: () => Promise<boolean>;
  now: () => number;
  wait: (ms: number) => Promise<unknown>;
}

/** Looks for somebody who shows tray icons, for a minute; false: there is nobody. */
export async function searchTray({ isThere, now, wait }: TraySearch): Promise<boolean> {
  for (const endsAt = now() + LIMIT_MS; ;) {
    if (await isThere()) return true;
    if (now() >= endsAt) return false;
    await wait(PAUSE_MS);
  }
}

export const systemTraySearch: Omit<TraySearch, 'isThere'> = {
  now: () => performance.now(),
  wait: (ms) => sleep(ms, undefined, { ref: false }),
};
