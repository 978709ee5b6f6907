import { computed } from 'vue';
import type { UpdatesState } from '../../preload/contract/index.ts';
import { useAnswer } from '../answer.ts';
import { request } from '../bridge.ts';
import { defineWindowStore } from '../session.ts';

/** Whether the company offers a newer version. It is the computer's, not the agent's: it stays over sign-outs. */
export const useUpdatesStore = defineWindowStore('updates', () => {
  const { value, ask, accept } = useAnswer<UpdatesState>();
  const newer = computed(() => {
    if (value.value?.is === 'newer') return value.value;
    return value.value?.is === 'failed' ? value.value.newer : undefined;
  });

  async function load(): Promise<void> {
    await ask(request('updates.get', undefined));
  }

  /** False: no browser has opened. */
  async function openPage(): Promise<boolean> {
    return (await request('updates.openPage', undefined)).ok;
  }

  return { newer, load, accept, openPage };
});
