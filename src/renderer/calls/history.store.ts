import { shallowRef } from 'vue';
import type { AppError, HistoryState, Result } from '../../preload/contract/index.ts';
import { request, useMainEvent } from '../bridge.ts';
import { questions } from '../loadable.ts';
import { defineAgentStore } from '../session.ts';

/** What the local copy of the calls holds, and what is being done about it. */
export const useHistoryStore = defineAgentStore('calls-history', () => {
  const state = shallowRef<HistoryState>();
  /** Main did not take the last wish. */
  const problem = shallowRef<AppError>();
  const reads = questions();

  async function ask(wish: 'calls.history' | 'calls.sync' | 'calls.cancelSync'): Promise<void> {
    const isNewest = reads.take();
    const result: Result<HistoryState> = await request(wish, undefined);
    if (!isNewest()) return;
    problem.value = result.ok ? undefined : result.error;
    if (result.ok) state.value = result.value;
  }

  const load = (): Promise<void> => ask('calls.history');
  /** Reads the server now; goes on with a first load that was cancelled. */
  const sync = (): Promise<void> => ask('calls.sync');
  const cancel = (): Promise<void> => ask('calls.cancelSync');

  useMainEvent('calls.historyChanged', (next) => {
    reads.drop();
    state.value = next;
    // It went well since, by itself.
    if (next.sync.is === 'idle' && next.error === undefined) problem.value = undefined;
  });

  return { state, problem, load, sync, cancel };
});
