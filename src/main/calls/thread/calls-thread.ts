import { Worker } from 'node:worker_threads';
import type { SyncProgress } from '../sync/sync-shape.ts';
import { Fault, isFault } from '../../fault.ts';
import type { Route } from '../../network/route.ts';
import { systemAuthorities } from '../../network/system-authorities.ts';
import type { FromMain, FromThread, ThreadApi, ThreadMethod, ThreadStart } from './thread-api.ts';

export interface CallsThreadParts {
  /** The worker's script: built, or the source in plain Node. */
  script: string;
  start: ThreadStart;
  readToken: () => Promise<string | undefined>;
  /** Never rejects. */
  readRoute: () => Promise<Route>;
  onProgress: (progress: SyncProgress) => void;
  onExported: (work: string, done: number) => void;
  onSlow: (query: Extract<FromThread, { is: 'slow' }>) => void;
  /** The thread has ended by itself; everything asked of it has failed. */
  onCrash: (error: unknown) => void;
}

interface Waiting {
  resolve: (value: never) => void;
  reject: (error: Fault) => void;
}

/** V8's own limit lets the first load leave 10 MB more behind, which an idle thread never gives back. */
const YOUNG_MB = 6;

/**
 * Main's end of the thread that holds one agent's calls: store and sync live there, so that main's event loop stays free.
 * Every request is answered or fails with a `Fault`, also when the thread dies.
 */
export class CallsThread {
  readonly #parts: CallsThreadParts;
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  #lastId = 0;
  #hasEnded = false;

  constructor(parts: CallsThreadParts) {
    this.#parts = parts;
    this.#worker = new Worker(parts.script, {
      workerData: parts.start,
      name: 'calls',
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
    });
    this.#worker.on('message', (message: FromThread) => this.#hear(message));
    this.#worker.on('error', (error) => this.#end(error));
    this.#worker.on('exit', () => this.#end(undefined));
  }

  ask<M extends ThreadMethod>(
    method: M,
    ...args: Parameters<ThreadApi[M]>
  ): Promise<Awaited<ReturnType<ThreadApi[M]>>> {
    if (this.#hasEnded) return Promise.reject(new Fault('unexpected'));
    const id = ++this.#lastId;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#send({ is: 'ask', id, method, args });
    });
  }

  /** Closes the files first; with `isWiping` they are overwritten and removed. Throws `disk` when that fails. */
  async close(isWiping: boolean): Promise<void> {
    if (this.#hasEnded) return;
    try {
      await this.ask('close', isWiping);
    } finally {
      this.#hasEnded = true;
      await this.#worker.terminate();
      this.#failAll();
    }
  }

  #hear(message: FromThread): void {
    switch (message.is) {
      case 'answer':
        this.#settle(message);
        break;
      case 'wants-token':
        void this.#giveToken(message.id);
        break;
      case 'wants-route':
        void this.#giveRoute(message.id);
        break;
      case 'wants-authorities':
        void this.#giveAuthorities(message.id);
        break;
      case 'slow':
        this.#parts.onSlow(message);
        break;
      case 'progress':
        this.#parts.onProgress(message.progress);
        break;
      case 'exported':
        this.#parts.onExported(message.work, message.done);
        break;
    }
  }

  #settle({ id, value, error }: Extract<FromThread, { is: 'answer' }>): void {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (error) waiting?.reject(new Fault(error.code, error));
    else waiting?.resolve(value as never);
  }

  async #giveToken(id: number): Promise<void> {
    try {
      const token = await this.#parts.readToken();
      this.#send({ is: 'token', id, ...(token !== undefined && { token }) });
    } catch (error) {
      this.#send({ is: 'token', id, error: isFault(error) ? error.error : { code: 'keychain-unavailable' } });
    }
  }

  async #giveRoute(id: number): Promise<void> {
    this.#send({ is: 'route', id, route: await this.#parts.readRoute() });
  }

  async #giveAuthorities(id: number): Promise<void> {
    this.#send({ is: 'authorities', id, authorities: await systemAuthorities() });
  }

  #send(message: FromMain): void {
    this.#worker.postMessage(message);
  }

  #end(error: unknown): void {
    if (this.#hasEnded) return;
    this.#hasEnded = true;
    this.#failAll();
    this.#parts.onCrash(error);
  }

  #failAll(): void {
    for (const { reject } of this.#waiting.values()) reject(new Fault('unexpected'));
    this.#waiting.clear();
  }
}
