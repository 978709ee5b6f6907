import { Notification, session } from 'electron';
import type { SystemNetwork } from '../network/create-network.ts';

/** The system's proxy settings and PAC scripts, as Chromium reads them; requests themselves never go through Chromium. */
export const systemNetwork: Pick<SystemNetwork, 'resolveProxy'> = {
  resolveProxy: (url) => session.defaultSession.resolveProxy(url),
};

/** Whether the desktop shows notifications at all. */
export function canNotify(): boolean {
  return Notification.isSupported();
}
