export const PAUSES = ['half-hour', 'hour', 'tomorrow', 'off'] as const;
export type Pause = (typeof PAUSES)[number];

const MINUTE = 60_000;

/** For the setting `doNotDisturbUntil` (UTC epoch ms, 0: none); the same times that the tray offers. */
export function pausedUntil(pause: Pause, now: number): number {
  if (pause === 'off') return 0;
  if (pause !== 'tomorrow') return now + (pause === 'hour' ? 60 : 30) * MINUTE;
  const today = new Date(now);
  return new Date(today.getFullYear(), today.getMonth(), today.getDate() + 1, 8).getTime();
}
