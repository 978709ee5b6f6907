import { computed, shallowRef } from 'vue';
import type { UpdatesState } from '../../preload/contract/index.ts';
import { on, request } from '../bridge.ts';
import { defineWindowStore } from '../session.ts';

/** Whether the company offers a newer version. It is the computer's, not the agent's: it stays over sign-outs. */
export const useUpdatesStore = defineWindowStore('updates', () => {
  const state = shallowRef<UpdatesState>({ is: 'off' });
  const newer = computed(() => {
    if (state.value.is === 'newer') return state.value;
    return state.value.is === 'failed' ? state.value.newer : undefined;
  });

  /** Returns what ends it. */
  function follow(): () => void {
    const stop = on('updates.changed', (next) => (state.value = next));
    void request('updates.get', undefined).then((result) => {
      if (result.ok) state.value = result.value;
    });
    return stop;
  }

  /** False: no browser has opened. */
  async function openPage(): Promise<boolean> {
    return (await request('updates.openPage', undefined)).ok;
  }

  return { newer, follow, openPage };
});
