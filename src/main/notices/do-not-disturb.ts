export type Pause = 'half-hour' | 'hour' | 'tomorrow' | 'off';

const MINUTE = 60_000;
/** A new working day, by this computer's clock: a notification just after midnight would wake somebody. */
const MORNING = 8;

/** For the setting `doNotDisturbUntil`: when notifications come again, UTC epoch ms; 0: they come now. */
export function pausedUntil(pause: Pause, now: number): number {
  if (pause === 'off') return 0;
  if (pause === 'half-hour') return now + 30 * MINUTE;
  if (pause === 'hour') return now + 60 * MINUTE;
  const today = new Date(now);
  return new Date(today.getFullYear(), today.getMonth(), today.getDate() + 1, MORNING).getTime();
}
