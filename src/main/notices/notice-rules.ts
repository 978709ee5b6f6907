import type { Settings } from '../../preload/contract/index.ts';
import { isInSpan, minuteOfDay } from '../settings/day-span.ts';
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

/** undefined: it is shown. What is held back is not shown later either: the inbox, the card and the banner keep it. Follow-ups are: their watch tries again. */
export function heldBack(kind: Notice['kind'], { settings, now, isWindowInFront }: Situation): HeldBack | undefined {
  const { notifies, quietNotifications, doNotDisturbUntil } = settings;
  // The agent has asked for each of them by hand: there is no switch for all.
  if (kind !== 'followUps' && !notifies[kind]) return 'switched-off';
  if (now < doNotDisturbUntil) return 'do-not-disturb';
  if (quietNotifications && isInSpan(minuteOfDay(now), quietNotifications)) return 'quiet-hours';
  if (kind === 'results' && isWindowInFront) return 'in-front';
  return undefined;
}
