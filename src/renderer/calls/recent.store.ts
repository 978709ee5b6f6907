import { defineStore } from 'pinia';
import { shallowRef } from 'vue';
import type { CallRow } from '../../preload/contract/index.ts';
import { on, request } from '../bridge.ts';
import { loaded, questions, type Loadable } from '../loadable.ts';

/** The last numbers, each once. What is shown stays while a new list is read, and when reading it fails. */
export const useRecentStore = defineStore('recent', () => {
  const state = shallowRef<Loadable<CallRow[]>>({ is: 'loading' });
  const reads = questions();

  async function load(): Promise<void> {
    const isNewest = reads.take();
    const result = await request('calls.recentNumbers', undefined);
    if (isNewest() && (result.ok || state.value.is !== 'ready')) state.value = loaded(result);
  }

  /** Forgets the numbers of somebody who signed out. */
  function clear(): void {
    reads.drop();
    state.value = { is: 'loading' };
  }

  function follow(): () => void {
    return on('calls.changed', () => void load());
  }

  return { state, load, clear, follow };
});
