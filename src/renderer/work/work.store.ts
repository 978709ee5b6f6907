import { computed, shallowRef } from 'vue';
import type { AppError, Result, Work } from '../../preload/contract/index.ts';
import { request, useMainEvent } from '../bridge.ts';
import { useAnswer } from '../answer.ts';
import { defineAgentStore } from '../session.ts';

/** What main is working on, or has just ended; main keeps the list, this shows it. */
export const useWorkStore = defineAgentStore('work', () => {
  const { value, ask, accept } = useAnswer<Work[]>();
  const items = computed(() => value.value ?? []);
  /** Why the last wish of the agent was not carried out. */
  const refused = shallowRef<AppError>();

  async function load(): Promise<void> {
    await ask(request('work.list', undefined));
  }

  async function change(changing: Promise<Result<Work[]>>): Promise<void> {
    await ask(changing);
    const result = await changing;
    refused.value = result.ok ? undefined : result.error;
  }

  const cancel = (id: string): Promise<void> => change(request('work.cancel', { id }));
  const dismiss = (id: string): Promise<void> => change(request('work.dismiss', { id }));

  async function show(id: string): Promise<void> {
    const result = await request('work.show', { id });
    refused.value = result.ok ? undefined : result.error;
  }

  useMainEvent('work.changed', accept);

  return { items, refused, load, cancel, dismiss, show };
});
