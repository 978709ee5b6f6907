import { spawn } from 'node:child_process';
import type { Display } from './display.ts';
import { NotificationDaemon } from './notification-daemon.ts';
import type { PromptingKeyring } from './prompting-keyring.ts';
import { startSessionBus, waitForName, type KeychainKind } from './session-bus.ts';
import { TrayHost } from './tray-host.ts';

/** One person's desktop session. Off Linux it is the tester's own, and nothing of it can be asked. */
export interface Desktop {
  /** What makes a program part of it. */
  env: Record<string, string>;
  stop: () => void;
  tray?: TrayHost;
  notifications?: NotificationDaemon;
  keyring?: PromptingKeyring;
}

/** For tests: tray and notifications can be read and clicked. `folder` is the home; the same folder finds the same keyring again. */
export async function startDesktop(
  folder: string,
  keychain: KeychainKind,
  hasTray: boolean,
  display: Display | undefined,
): Promise<Desktop> {
  if (!display) return { env: {}, stop: () => undefined };
  const { env, connection, keyring, stop } = await startSessionBus(folder, keychain);
  const notifications = await NotificationDaemon.start(connection);
  const tray = hasTray ? { tray: await TrayHost.start(connection) } : {};
  return { env: { ...env, DISPLAY: display.name }, stop, notifications, ...tray, ...(keyring && { keyring }) };
}

/** For the eye: a panel and a notification daemon that people use. Linux only. */
export async function startFurnishedDesktop(folder: string, display: Display): Promise<Desktop> {
  const { env: session, connection, stop } = await startSessionBus(folder, 'unlocked');
  const env = { ...session, DISPLAY: display.name };
  const started = ['xfce4-panel', 'dunst'].map((program) =>
    spawn(program, { env: { ...process.env, ...env, XDG_CONFIG_HOME: `${folder}/config` }, stdio: 'ignore' }),
  );
  await waitForName(connection, 'org.kde.StatusNotifierWatcher');
  await waitForName(connection, 'org.freedesktop.Notifications');
  return {
    env,
    stop: () => {
      started.forEach((child) => child.kill());
      stop();
    },
  };
}
