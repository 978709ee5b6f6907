import { Notification, session } from 'electron';
import { NotificationHealth } from './notification-health.ts';
import type { SystemNetwork } from '../network/create-network.ts';

/** The system's proxy settings and PAC scripts, as Chromium reads them; requests themselves never go through Chromium. */
export const systemNetwork: Pick<SystemNetwork, 'resolveProxy'> = {
  resolveProxy: (url) => session.defaultSession.resolveProxy(url),
};

export const notificationHealth = new NotificationHealth(() => Notification.isSupported());
