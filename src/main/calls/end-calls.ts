import type { CallsServices } from './create-calls.ts';

/** Shorter than quitting waits: the thread must still be able to close its files. */
const PATIENCE_MS = 2_000;

/** Before the app quits: first what is being written for the agent is taken back, which needs the calls' thread, then that one closes. */
export async function endCalls({ work, calls }: Pick<CallsServices, 'work' | 'calls'>): Promise<void> {
  await work.cancelAll(PATIENCE_MS);
  await calls.close();
}
