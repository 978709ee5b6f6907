import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const CHILD = join(import.meta.dirname, 'child.ts');

/** Most of a run is its start: code that an earlier one has compiled is taken from here. Nothing else is kept. */
const COMPILED = join(tmpdir(), 'companion-faults-compiled');

/** One run of the child, from its start to the kill. */
export class ChildRun {
  readonly #process: ChildProcess;
  readonly #ended: Promise<unknown>;
  /** What it says was left open; undefined when it has died before it could. */
  readonly ready: Promise<string[] | undefined>;
  /** How it has ended by itself, which it must not. */
  crashed: string | undefined;

  constructor(journalPath: string, host: string, agentId: string) {
    // Its arguments for Node go along: a planted defect comes by one of them.
    this.#process = spawn(process.execPath, [...process.execArgv, CHILD, journalPath, host, agentId], {
      stdio: ['pipe', 'pipe', 'pipe'],
      env: { ...process.env, NODE_COMPILE_CACHE: COMPILED },
    });
    let errors = '';
    this.#process.stderr?.on('data', (text) => (errors += String(text)));
    this.#ended = once(this.#process, 'exit').then(([code]) => {
      if (code !== null) this.crashed = `ended with ${String(code)}: ${errors.slice(0, 2000)}`;
    });
    this.ready = this.#hear();
  }

  async kill(): Promise<void> {
    this.#process.kill('SIGKILL');
    await this.#ended;
  }

  get ended(): Promise<unknown> {
    return this.#ended;
  }

  async #hear(): Promise<string[] | undefined> {
    if (!this.#process.stdout) return undefined;
    const lines = createInterface(this.#process.stdout);
    for await (const line of lines) return (JSON.parse(line) as { unresolved: string[] }).unresolved;
    return undefined;
  }
}
