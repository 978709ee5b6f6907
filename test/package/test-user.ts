import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { chownSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** What a command said and how it ended. */
export interface Outcome {
  status: number | null;
  out: string;
}

/** An unprivileged user of this computer with an empty home, made for one run. */
export class TestUser {
  readonly name = `companion-test-${process.pid}`;
  readonly home = `/home/${this.name}`;
  readonly uid: number;
  #environment: Record<string, string>;

  constructor() {
    const made = spawnSync('useradd', [
      '--create-home',
      '--comment',
      'Agent',
      '--home-dir',
      this.home,
      '--shell',
      '/bin/bash',
      this.name,
    ]);
    if (made.status !== 0) throw new Error(`useradd failed: ${String(made.stderr)}`);
    this.uid = Number(spawnSync('id', ['-u', this.name], { encoding: 'utf8' }).stdout);
    const run = join(this.home, 'run');
    mkdirSync(run, { mode: 0o700 });
    chownSync(run, this.uid, this.uid);
    const [PATH, LANG] = ['/usr/local/bin:/usr/bin:/bin:/usr/games', 'C.UTF-8'];
    this.#environment = { HOME: this.home, USER: this.name, XDG_RUNTIME_DIR: run, LANG, LANGUAGE: 'en', PATH };
  }

  /** Writes a file below their home, as theirs. */
  write(path: string, text: string, mode = 0o644): void {
    const parts = path.split('/');
    parts.slice(0, -1).forEach((_, at) => {
      const folder = join(this.home, ...parts.slice(0, at + 1));
      mkdirSync(folder, { recursive: true });
      chownSync(folder, this.uid, this.uid);
    });
    const file = join(this.home, path);
    writeFileSync(file, text, { mode });
    chownSync(file, this.uid, this.uid);
  }

  /** Runs a command as this user to its end; it is ended after `limitMs`. */
  run(
    command: readonly string[],
    { env = {}, limitMs = 20_000 }: { env?: Record<string, string>; limitMs?: number } = {},
  ): Outcome {
    const [program = '', ...args] = this.#as(command, env);
    const { status, stdout, stderr } = spawnSync(program, args, {
      encoding: 'utf8',
      timeout: limitMs,
      killSignal: 'SIGKILL',
      cwd: this.home,
    });
    return { status, out: `${stdout}${stderr}` };
  }

  /** Starts a command as this user and leaves it running. */
  start(command: readonly string[], env: Record<string, string> = {}): ChildProcess {
    const [program = '', ...args] = this.#as(command, env);
    return spawn(program, args, { stdio: 'ignore', cwd: this.home });
  }

  /** The processes of this user, by id with their command lines. */
  processes(): { pid: number; command: string }[] {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .flatMap((pid) => {
        try {
          if (statSync(`/proc/${pid}`).uid !== this.uid) return [];
          return [{ pid: Number(pid), command: readFileSync(`/proc/${pid}/cmdline`, 'latin1').replaceAll('\0', ' ') }];
        } catch {
          return []; // it has ended meanwhile
        }
      });
  }

  /** Ends all of them. */
  async endProcesses(): Promise<void> {
    for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
      for (const { pid } of this.processes()) kill(pid, signal);
      for (let waited = 0; waited < 3_000 && this.processes().length > 0; waited += 100) await sleep(100);
    }
  }

  async remove(): Promise<void> {
    await this.endProcesses();
    spawnSync('userdel', ['--remove', this.name]);
  }

  #as(command: readonly string[], env: Record<string, string>): string[] {
    const all = Object.entries({ ...this.#environment, ...env }).map(([name, value]) => `${name}=${value}`);
    return ['runuser', '-u', this.name, '--', 'env', '-i', ...all, ...command];
  }
}

function kill(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It has ended by itself.
  }
}
