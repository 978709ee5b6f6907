import { join } from 'node:path';
import type {
  CheckId,
  HistoryState,
  Seat,
  Settings,
  ShortcutState,
  UpdatesState,
} from '../../preload/contract/index.ts';
import type { CurrentSession } from '../account/session.ts';
import type { Keychain } from '../account/token-store.ts';
import { systemDisk } from '../calls/recordings/disk.ts';
import type { EnvironmentAtStart } from '../network/environment.ts';
import { checkAgent, checkToken } from './checks/account.ts';
import { checkAccounts } from './checks/accounts.ts';
import { checkClock } from './checks/clock.ts';
import { checkCalls, checkDisk, checkLog } from './checks/computer.ts';
import { checkNotifications, checkShortcut, checkTray } from './checks/desktop.ts';
import { checkDns } from './checks/dns.ts';
import { checkEnvironment } from './checks/environment.ts';
import { checkHost } from './checks/host.ts';
import { checkJournal } from './checks/journal.ts';
import { checkKeychain } from './checks/keychain.ts';
import { checkPhone, type AskablePhone } from './checks/phone.ts';
import { checkProxy } from './checks/proxy.ts';
import { checkRecordingHosts } from './checks/recordings.ts';
import { checkSeat } from './checks/seat.ts';
import { checkCertificate } from './checks/tls.ts';
import { checkUpdates } from './checks/updates.ts';
import type { Wires } from './checks/wires.ts';
import type { CheckRun } from './finding.ts';

export interface ChecksParts {
  wires: Wires;
  session: CurrentSession;
  settings: () => Settings;
  /** Asks the server anew. */
  seat: () => Promise<Seat>;
  phone: AskablePhone;
  /** What the phone itself says of its registration; undefined: it does not say. */
  phoneSays: () => boolean | undefined;
  /** The calls of the last days by all accounts of them. */
  accounts: Parameters<typeof checkAccounts>[0];
  loadKeychain: () => Promise<Keychain>;
  history: () => Promise<HistoryState>;
  /** Asks the company's address. */
  updates: () => Promise<UpdatesState>;
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
  ...(['token', 'agent', 'seat', 'phone', 'accounts'] as const),
  ...(['keychain', 'journal', 'calls', 'disk', 'log'] as const),
  ...(['tray', 'shortcut', 'notifications', 'updates'] as const),
] as const satisfies CheckId[];

/** Builds every check with only what it needs. */
export function createChecks(parts: ChecksParts): Record<CheckId, CheckRun> {
  const { wires, session, folder, desktop, now } = parts;
  return {
    proxy: checkProxy(wires),
    dns: checkDns(wires),
    tls: checkCertificate(wires, now),
    environment: checkEnvironment(parts.environment),
    clock: checkClock(wires, now),
    host: checkHost(wires),
    recordings: checkRecordingHosts(wires, () => parts.settings().recordingHosts),
    token: checkToken(session),
    agent: checkAgent(session),
    seat: checkSeat(parts.seat),
    phone: checkPhone(parts.phone, parts.phoneSays),
    accounts: checkAccounts(parts.accounts),
    keychain: checkKeychain(parts.loadKeychain),
    journal: checkJournal(join(folder, 'dial-journal.sqlite'), folder),
    calls: checkCalls(parts.history),
    disk: checkDisk(() => systemDisk.freeBytes(folder)),
    log: checkLog(join(folder, 'logs')),
    tray: checkTray(desktop.hasTray),
    shortcut: checkShortcut(desktop.shortcut),
    notifications: checkNotifications(desktop.canNotify),
    updates: checkUpdates(parts.updates),
  };
}
