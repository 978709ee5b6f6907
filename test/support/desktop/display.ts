import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** An X display that nobody looks at, with a window manager. */
export interface Display {
  /** `:7`, for the environment of a program. */
  name: string;
  /** Presses keys as the keyboard does, in xdotool's words: `ctrl+shift+k`. */
  press(keys: string): Promise<void>;
  /** What a program has told the window manager about its one window with this title, as xprop prints it. Throws while none is to be seen. */
  property(title: string, name: string): Promise<string>;
  /** A new window manager: for when the one that runs has been asked for more than it can do in a minute. */
  renewManager(): Promise<void>;
  /** A picture of all of it, or of a part, as a PNG. */
  takePicture(path: string, part?: { x: number; y: number; width: number; height: number }): Promise<void>;
  stop(): void;
}

/** Linux only. `size` in pixels: larger than any window of the app. Every user of this computer may draw on it (`-ac`), nobody else. */
export async function startDisplay(size = '1600x1000'): Promise<Display> {
  const args = ['-displayfd', '1', '-screen', '0', `${size}x24`, '-nolisten', 'tcp', '-ac'];
  const server = spawn('Xvfb', args, { stdio: ['ignore', 'pipe', 'ignore'] });
  const name = `:${await firstLine(server)}`;
  const env = { ...process.env, DISPLAY: name };
  let manager = await startManager(env);
  return {
    name,
    press: async (keys) => {
      await run('xdotool', ['key', keys], { env });
    },
    property: async (title, property) => {
      const utf8 = { env: { ...env, LC_ALL: 'C.UTF-8' } };
      const found = await run('xdotool', ['search', '--onlyvisible', '--name', `^${title}$`], utf8);
      return (await run('xprop', ['-id', found.stdout.trim(), property], utf8)).stdout;
    },
    renewManager: async () => {
      manager.kill('SIGKILL');
      await once(manager, 'close');
      manager = await startManager(env);
    },
    takePicture: async (path, part) => {
      const crop = part ? ['-crop', `${part.width}x${part.height}+${part.x}+${part.y}`, '+repage'] : [];
      await run('import', ['-window', 'root', ...crop, path], { env });
    },
    stop: () => [manager, server].forEach((child) => child.kill()),
  };
}

async function startManager(env: NodeJS.ProcessEnv): Promise<ChildProcess> {
  const manager = spawn('openbox', ['--sm-disable', '--startup', 'echo ready'], {
    env,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  await firstLine(manager);
  return manager;
}

/** Throws when the program ends without one. */
export async function firstLine(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error('nothing can be read from this program');
  const ended = once(child, 'close').then(() => {
    throw new Error(`${child.spawnfile} ended before it was ready`);
  });
  const [line] = (await Promise.race([once(createInterface(child.stdout), 'line'), ended])) as [string];
  return line;
}
