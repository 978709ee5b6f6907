import { errnoOf } from '../../files/disk-fault.ts';
import { StoreError } from '../store/store-shape.ts';
import { wipeCallStore } from '../store/wipe-call-store.ts';
import type { ThreadApi, ThreadStart } from './thread-api.ts';

/** Between two tries to open the files. */
const RETRY_MS = 10_000;

/**
 * What the thread answers with, from the moment on when the files can be opened: a disk that is full or does not answer at the start is no
 * crash, and may be well again a minute later. Until then there is little to answer, and the rest fails with the reason.
 */
export class LateApi {
  readonly #open: (start: ThreadStart) => ThreadApi;
  #start: ThreadStart;
  #api: ThreadApi | undefined;
  #why: Error = new StoreError('closed');
  #triedAt = -Infinity;

  /** Throws what is not the disk's. */
  constructor(start: ThreadStart, open: (start: ThreadStart) => ThreadApi) {
    this.#start = start;
    this.#open = open;
    this.#try();
  }

  /** Throws why there is none of this name now. */
  method<M extends keyof ThreadApi>(name: M): ThreadApi[M] {
    if (!this.#api && performance.now() - this.#triedAt >= RETRY_MS) this.#try();
    const api: Partial<ThreadApi> = this.#api ?? this.#unopened();
    const method = api[name];
    if (!method) throw this.#why;
    return method;
  }

  #try(): void {
    this.#triedAt = performance.now();
    try {
      this.#api = this.#open(this.#start);
    } catch (error) {
      this.#why = asStoreError(error);
    }
  }

  #unopened(): Pick<ThreadApi, 'storedState' | 'configure' | 'cancelSync' | 'close'> {
    return {
      storedState: () => ({
        stored: 0,
        complete: [],
        health: { is: 'read-only', message: this.#why.message },
        unreadable: [],
        unknownStates: [],
        isAgentFilterIgnored: false,
        forgotten: { customers: 0, isLost: false },
      }),
      configure: (settings) => (this.#start = { ...this.#start, settings }),
      cancelSync: () => undefined,
      close: (isWiping) => {
        this.#triedAt = Infinity;
        this.#why = new StoreError('closed');
        if (isWiping) wipeCallStore(this.#start.folder, this.#start.key);
        return Promise.resolve();
      },
    };
  }
}

function asStoreError(error: unknown): StoreError {
  if (error instanceof StoreError) return error;
  const errno = errnoOf(error);
  if (errno === undefined) throw error;
  return new StoreError('unusable', errno, error);
}
