import { setTimeout as sleep } from 'node:timers/promises';

/** Throws what `work` throws while it is waited for. Ends after `ms` or when the signal is aborted, whatever becomes of the work then. */
export async function waitAtMost(ms: number, work: Promise<void>, signal: AbortSignal): Promise<void> {
  const done = new AbortController();
  const limit = sleep(ms, undefined, { signal: AbortSignal.any([signal, done.signal]), ref: false });
  try {
    await Promise.race([work, limit.catch(() => undefined)]);
  } finally {
    done.abort();
  }
}
