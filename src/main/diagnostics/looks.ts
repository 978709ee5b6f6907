import { join } from 'node:path';
import type { CheckId, HistoryState, Seat, Settings, ShortcutState } from '../../preload/contract/index.ts';
import type { CurrentSession } from '../account/session.ts';
import type { Keychain } from '../account/token-store.ts';
import { systemDisk } from '../calls/recordings/disk.ts';
import type { EnvironmentAtStart } from '../network/environment.ts';
import { lookAtAgent, lookAtToken } from './checks/account-looks.ts';
import { lookAtClock } from './checks/clock-look.ts';
import { lookAtCalls, lookAtDisk, lookAtLog } from './checks/computer-looks.ts';
import { lookAtNotifications, lookAtShortcut, lookAtTray } from './checks/desktop-looks.ts';
import { lookAtDns } from './checks/dns-look.ts';
import { lookAtEnvironment } from './checks/environment-look.ts';
import { lookAtHost } from './checks/host-look.ts';
import { lookAtJournal } from './checks/journal-look.ts';
import { lookAtKeychain } from './checks/keychain-look.ts';
import { lookAtPhone, type AskablePhone } from './checks/phone-look.ts';
import { lookAtProxy } from './checks/proxy-look.ts';
import { lookAtRecordingHosts } from './checks/recordings-look.ts';
import { lookAtSeat } from './checks/seat-look.ts';
import { lookAtCertificate } from './checks/tls-look.ts';
import type { Wires } from './checks/wires.ts';
import type { Look } from './finding.ts';

export interface LooksParts {
  wires: Wires;
  session: CurrentSession;
  settings: () => Settings;
  /** Asks the server anew. */
  seat: () => Promise<Seat>;
  phone: AskablePhone;
  loadKeychain: () => Promise<Keychain>;
  history: () => Promise<HistoryState>;
  /** Where our own files lie. */
  folder: string;
  /** What was set when the app started. */
  environment: EnvironmentAtStart;
  desktop: { hasTray: () => boolean; shortcut: () => ShortcutState; canNotify: () => boolean };
  now: () => number;
}

/** In the order of the screen and the report. */
export const CHECK_IDS = [
  ...(['proxy', 'dns', 'tls', 'environment', 'clock', 'host', 'recordings'] as const),
  ...(['token', 'agent', 'seat', 'phone'] as const),
  ...(['keychain', 'journal', 'calls', 'disk', 'log'] as const),
  ...(['tray', 'shortcut', 'notifications'] as const),
] as const satisfies CheckId[];

/** Every look with what it needs, and no more. */
export function createLooks(parts: LooksParts): Record<CheckId, Look> {
  const { wires, session, folder, desktop, now } = parts;
  return {
    proxy: lookAtProxy(wires),
    dns: lookAtDns(wires),
    tls: lookAtCertificate(wires, now),
    environment: lookAtEnvironment(parts.environment),
    clock: lookAtClock(wires, now),
    host: lookAtHost(wires),
    recordings: lookAtRecordingHosts(wires, () => parts.settings().recordingHosts),
    token: lookAtToken(session),
    agent: lookAtAgent(session),
    seat: lookAtSeat(parts.seat),
    phone: lookAtPhone(parts.phone),
    keychain: lookAtKeychain(parts.loadKeychain),
    journal: lookAtJournal(join(folder, 'dial-journal.sqlite'), folder),
    calls: lookAtCalls(parts.history),
    disk: lookAtDisk(() => systemDisk.freeBytes(folder)),
    log: lookAtLog(join(folder, 'logs')),
    tray: lookAtTray(desktop.hasTray),
    shortcut: lookAtShortcut(desktop.shortcut),
    notifications: lookAtNotifications(desktop.canNotify),
  };
}
