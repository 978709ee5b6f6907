import { execFile } from 'node:child_process';

/**
 * Is there a panel that shows tray icons? Windows and macOS always have one. On Linux somebody must own the StatusNotifierWatcher on the
 * session bus; GNOME without an extension has nobody there, and an icon made then is shown nowhere.
 */
export function findTray(): Promise<boolean> {
  if (process.platform !== 'linux') return Promise.resolve(true);
  const question = [
    '--session',
    '--print-reply',
    '--dest=org.freedesktop.DBus',
    '/org/freedesktop/DBus',
    'org.freedesktop.DBus.NameHasOwner',
    'string:org.kde.StatusNotifierWatcher',
  ];
  return new Promise((resolve) => {
    execFile('dbus-send', question, { timeout: 2_000 }, (error, answer) =>
      resolve(!error && answer.includes('boolean true')),
    );
  });
}
