import { spawn, type ChildProcess } from 'node:child_process';

/** The programs that a run has started: ended by their own pid, whatever happens. */
export class Children {
  readonly #running = new Set<ChildProcess>();

  /** Starts one and keeps what it prints. */
  start(command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Child {
    const child = spawn(command, args, { env: { ...process.env, ...env }, stdio: ['pipe', 'pipe', 'pipe'] });
    let output = '';
    const keep = (bytes: Buffer): void => void (output = (output + bytes.toString()).slice(-200_000));
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.stdin.on('error', () => undefined);
    this.#running.add(child);
    const exited = new Promise<void>((resolve) => {
      const gone = (): void => {
        this.#running.delete(child);
        resolve();
      };
      child.once('close', gone);
      child.once('error', (error) => {
        keep(Buffer.from(error.message));
        gone();
      });
    });
    return {
      output: () => output,
      type: (text) => void child.stdin.write(text),
      stop: () => end(child, exited),
      exited,
    };
  }

  async stopAll(): Promise<void> {
    await Promise.all(
      [...this.#running].map((child) => end(child, new Promise((resolve) => child.once('close', resolve)))),
    );
  }
}

export interface Child {
  output: () => string;
  type: (text: string) => void;
  /** Asks it to end, and makes it end after three seconds. */
  stop: () => Promise<void>;
  exited: Promise<void>;
}

async function end(child: ChildProcess, exited: Promise<unknown>): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), 3_000);
  await exited;
  clearTimeout(timer);
}

/** Asks until it is so; the last answer, or an error with `what` after `forMs`. */
export async function until<T>(
  what: string,
  forMs: number,
  look: () => Promise<T | undefined> | T | undefined,
): Promise<T> {
  const endsAt = performance.now() + forMs;
  while (performance.now() < endsAt) {
    const found = await look();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${what}: not within ${forMs / 1000} s`);
}
