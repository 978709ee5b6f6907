import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Message, sessionBus, type MessageBus } from '@jellybrick/dbus-next';
import { firstLine } from './display.ts';
import { PromptingKeyring } from './prompting-keyring.ts';

/** `asks`: opens a password dialog that nobody answers. */
export type KeychainKind = 'unlocked' | 'locked' | 'asks' | 'none';

/** A real D-Bus with, as asked, a real Secret Service (gnome-keyring). */
export interface SessionBus {
  /** What makes a program part of this session. */
  env: Record<string, string>;
  /** A connection of the test's own. */
  connection: MessageBus;
  /** Where the keychain asks. */
  keyring?: PromptingKeyring;
  stop: () => void;
}

const PASSWORD = 'a password of the test keyring';

/** `folder` takes the keyring's files; with the same folder a later session finds the same keyring. */
export async function startSessionBus(folder: string, keychain: KeychainKind): Promise<SessionBus> {
  // Without a display: what the bus starts by itself cannot open a password prompt that waits for a person.
  const { DISPLAY: _, WAYLAND_DISPLAY: __, ...base } = process.env;
  const session = { XDG_RUNTIME_DIR: folder, XDG_DATA_HOME: join(folder, 'share'), HOME: folder };
  const daemon = spawn('dbus-daemon', ['--session', '--nofork', '--print-address'], {
    env: { ...base, ...session },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const address = await firstLine(daemon);
  const env = { ...session, DBUS_SESSION_BUS_ADDRESS: address };
  const connection = sessionBus({ busAddress: address });
  const started: ChildProcess[] = [daemon];
  if (keychain === 'unlocked' || keychain === 'locked')
    started.push(await startKeyring({ ...base, ...env }, keychain, connection));
  return {
    env,
    connection,
    ...(keychain === 'asks' && { keyring: await PromptingKeyring.start(connection) }),
    stop: () => {
      connection.disconnect();
      started.reverse().forEach((child) => child.kill());
    },
  };
}

/** A keyring that nobody unlocked still has its collection, closed: make it once unlocked, then start again without the password. */
async function startKeyring(
  env: NodeJS.ProcessEnv,
  keychain: 'unlocked' | 'locked',
  bus: MessageBus,
): Promise<ChildProcess> {
  const unlocked = await runKeyring(env, true, bus);
  if (keychain === 'unlocked') return unlocked;
  unlocked.kill();
  await once(unlocked, 'exit');
  return runKeyring(env, false, bus);
}

async function runKeyring(env: NodeJS.ProcessEnv, isUnlocked: boolean, bus: MessageBus): Promise<ChildProcess> {
  const args = ['--foreground', '--components=secrets', ...(isUnlocked ? ['--unlock'] : [])];
  const keyring = spawn('gnome-keyring-daemon', args, { env, stdio: ['pipe', 'ignore', 'ignore'] });
  keyring.stdin.end(isUnlocked ? PASSWORD : '');
  await waitForName(bus, 'org.freedesktop.secrets');
  return keyring;
}

export async function waitForName(bus: MessageBus, name: string): Promise<void> {
  for (let i = 0; i < 200; i++) {
    if (await hasOwner(bus, name)) return;
    await sleep(25);
  }
  throw new Error(`${name} did not appear on the bus`);
}

export async function hasOwner(bus: MessageBus, name: string): Promise<boolean> {
  const [owned] = await callBus(bus, { ...THE_BUS, member: 'NameHasOwner', signature: 's', body: [name] });
  return owned === true;
}

const THE_BUS = {
  destination: 'org.freedesktop.DBus',
  path: '/org/freedesktop/DBus',
  interface: 'org.freedesktop.DBus',
};

/** Calls a method and gives back what it returns. */
export async function callBus(
  bus: MessageBus,
  call: { destination: string; path: string; interface: string; member: string; signature?: string; body?: unknown[] },
): Promise<unknown[]> {
  return (await bus.call(new Message(call)))?.body ?? [];
}
