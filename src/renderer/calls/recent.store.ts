import { shallowRef } from 'vue';
import type { CallRow } from '../../preload/contract/index.ts';
import { request, useMainEvent } from '../bridge.ts';
import { loaded, questions, type Loadable } from '../loadable.ts';
import { defineAgentStore } from '../session.ts';

/** The last numbers, each once. What is shown stays while a new list is read, and when reading it fails. */
export const useRecentStore = defineAgentStore('recent', () => {
  const state = shallowRef<Loadable<CallRow[]>>({ is: 'loading' });
  const reads = questions();

  async function load(): Promise<void> {
    const isNewest = reads.take();
    const result = await request('calls.recentNumbers', undefined);
    if (isNewest() && (result.ok || state.value.is !== 'ready')) state.value = loaded(result);
  }

  useMainEvent('calls.changed', () => void load());

  return { state, load };
});
