import { computed, shallowRef } from 'vue';
import type { AppError, SupervisorChange } from '../../preload/contract/index.ts';
import { request } from '../bridge.ts';
import { questions, type Loadable } from '../loadable.ts';
import { defineAgentStore } from '../session.ts';

/** What was changed from this computer, newest first. */
export const useChangeLogStore = defineAgentStore('supervisor-log', () => {
  const state = shallowRef<Loadable<SupervisorChange[]>>({ is: 'loading' });
  const hasMore = shallowRef(false);
  const isAsking = shallowRef(false);
  const problem = shallowRef<AppError>();
  const reads = questions();
  const changes = computed(() => (state.value.is === 'ready' ? state.value.value : []));

  /** From the top, or what comes after what is shown; a page that fails leaves what is shown. */
  async function read(before: string | undefined): Promise<void> {
    const isNewest = reads.take();
    isAsking.value = true;
    problem.value = undefined;
    const result = await request('supervisor.log', before === undefined ? {} : { before });
    if (!isNewest()) return;
    isAsking.value = false;
    if (result.ok) {
      const shown = before === undefined ? [] : changes.value;
      state.value = { is: 'ready', value: [...shown, ...result.value.changes] };
      hasMore.value = result.value.hasMore;
    } else if (before === undefined) state.value = { is: 'failed', error: result.error };
    else problem.value = result.error;
  }

  const load = (): Promise<void> => read(undefined);
  const more = (): Promise<void> => read(changes.value.at(-1)?.id);

  /** For a damaged file only. */
  async function renew(): Promise<void> {
    const result = await request('supervisor.renewLog', undefined);
    if (result.ok) await load();
    else state.value = { is: 'failed', error: result.error };
  }

  function clear(): void {
    reads.drop();
    state.value = { is: 'loading' };
    hasMore.value = false;
    isAsking.value = false;
    problem.value = undefined;
  }

  return { state, hasMore, isAsking, problem, changes, load, more, renew, clear };
});
