import type { Settings } from '../../preload/contract/index.ts';
import type { Notice } from './notice.ts';

export interface Situation {
  settings: Pick<Settings, 'notifies' | 'quietNotifications' | 'doNotDisturbUntil'>;
  /** UTC epoch ms; quiet hours are read on this computer's clock. */
  now: number;
  /** The agent looks at one of our windows, which shows results by itself. */
  isWindowInFront: boolean;
}

/** Why nothing is shown. */
export type HeldBack = 'switched-off' | 'do-not-disturb' | 'quiet-hours' | 'in-front';

/** undefined: it is shown. What is held back is not shown later either: the inbox, the card and the banner keep it. */
export function heldBack(kind: Notice['kind'], { settings, now, isWindowInFront }: Situation): HeldBack | undefined {
  const { notifies, quietNotifications, doNotDisturbUntil } = settings;
  if (!notifies[kind]) return 'switched-off';
  if (now < doNotDisturbUntil) return 'do-not-disturb';
  if (quietNotifications && isWithin(new Date(now), quietNotifications)) return 'quiet-hours';
  if (kind === 'results' && isWindowInFront) return 'in-front';
  return undefined;
}

/** `from` and `to` are HH:MM; a span over midnight ends on the next day, and one without length is none. */
function isWithin(now: Date, { from, to }: { from: string; to: string }): boolean {
  const time = `${String(now.getHours()).padStart(2, '0')}:${String(now.getMinutes()).padStart(2, '0')}`;
  return from <= to ? time >= from && time < to : time >= from || time < to;
}
