import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
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
  /** Waits until the window manager has done all that it was asked for so far, a minute at most. */
  settled(): Promise<void>;
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
  const manager = spawn('openbox', ['--sm-disable', '--startup', 'echo ready'], {
    env,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  await firstLine(manager);
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
    // It does what it is asked for in turn: once the number of desktops is another one, everything before is done.
    settled: async () => {
      for (const count of ['3', '4']) {
        await run('xdotool', ['set_num_desktops', count], { env });
        for (let waited = 0; waited < 60_000; waited += 200) {
          const { stdout } = await run('xdotool', ['get_num_desktops'], { env });
          if (stdout.trim() === count) break;
          await sleep(200);
        }
      }
    },
    takePicture: async (path, part) => {
      const crop = part ? ['-crop', `${part.width}x${part.height}+${part.x}+${part.y}`, '+repage'] : [];
      await run('import', ['-window', 'root', ...crop, path], { env });
    },
    stop: () => [manager, server].forEach((child) => child.kill()),
  };
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
