import { setTimeout as sleep } from 'node:timers/promises';

/**
 * What `work` gives; undefined when `ms` are over or the signal is aborted before, whatever becomes of the work then. Throws what `work` throws
 * while it is waited for. The wait keeps no process alive.
 */
export async function waitAtMost<T>(ms: number, work: Promise<T>, signal?: AbortSignal): Promise<T | undefined> {
  const done = new AbortController();
  const over = signal ? AbortSignal.any([signal, done.signal]) : done.signal;
  const limit = sleep(ms, undefined, { signal: over, ref: false });
  try {
    return await Promise.race([work, limit.catch(() => undefined)]);
  } finally {
    done.abort();
  }
}
