import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export type KeychainKind = 'unlocked' | 'locked' | 'none';

/** A session of its own: a real D-Bus with, as asked, a real Secret Service (gnome-keyring) and somebody who shows tray icons. */
export interface SessionBus {
  env: Record<string, string>;
  stop(): void;
}

const PASSWORD = 'a password of the test keyring';

/** `folder` takes the keyring's files; with the same folder a later session finds the same keyring. */
export async function startSessionBus(folder: string, keychain: KeychainKind, hasTray: boolean): Promise<SessionBus> {
  const started: ChildProcess[] = [];
  const bus = spawn('dbus-daemon', ['--session', '--nofork', '--print-address'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  started.push(bus);
  const [address] = (await once(createInterface(bus.stdout), 'line')) as [string];
  const env = {
    DBUS_SESSION_BUS_ADDRESS: address,
    XDG_RUNTIME_DIR: folder,
    XDG_DATA_HOME: join(folder, 'share'),
    HOME: folder,
  };
  if (keychain !== 'none') started.push(await startKeyring(env, keychain));
  if (hasTray) started.push(await ownName(env, 'org.kde.StatusNotifierWatcher'));
  return { env, stop: () => started.reverse().forEach((child) => child.kill()) };
}

/** A keyring that nobody unlocked still has its collection, closed: make it once unlocked, then start again without the password. */
async function startKeyring(env: Record<string, string>, keychain: 'unlocked' | 'locked'): Promise<ChildProcess> {
  const unlocked = await runKeyring(env, true);
  if (keychain === 'unlocked') return unlocked;
  unlocked.kill();
  await once(unlocked, 'exit');
  return runKeyring(env, false);
}

async function runKeyring(env: Record<string, string>, isUnlocked: boolean): Promise<ChildProcess> {
  const args = ['--foreground', '--components=secrets', ...(isUnlocked ? ['--unlock'] : [])];
  const keyring = spawn('gnome-keyring-daemon', args, {
    env: { ...process.env, ...env },
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  keyring.stdin.end(isUnlocked ? PASSWORD : '');
  await waitForName(env, 'org.freedesktop.secrets');
  return keyring;
}

async function ownName(env: Record<string, string>, name: string): Promise<ChildProcess> {
  const owner = spawn('dbus-test-tool', ['echo', `--name=${name}`], {
    env: { ...process.env, ...env },
    stdio: 'ignore',
  });
  await waitForName(env, name);
  return owner;
}

async function waitForName(env: Record<string, string>, name: string): Promise<void> {
  const question = ['--session', '--print-reply', '--dest=org.freedesktop.DBus', '/org/freedesktop/DBus'];
  for (let i = 0; i < 100; i++) {
    const asked = spawnSync('dbus-send', [...question, 'org.freedesktop.DBus.NameHasOwner', `string:${name}`], {
      env: { ...process.env, ...env },
      encoding: 'utf8',
    });
    if (asked.stdout.includes('boolean true')) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`${name} did not appear on the bus`);
}
