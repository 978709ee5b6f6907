import { shallowRef } from 'vue';
import type { AppError, Result, Work } from '../../preload/contract/index.ts';
import { request, useMainEvent } from '../bridge.ts';
import { questions } from '../loadable.ts';
import { defineAgentStore } from '../session.ts';

/** What main is working on, or has just ended; main keeps the list, this shows it. */
export const useWorkStore = defineAgentStore('work', () => {
  const items = shallowRef<Work[]>([]);
  /** Why the last wish of the agent was not carried out. */
  const refused = shallowRef<AppError>();
  const reads = questions();

  function accept(next: Work[]): void {
    reads.drop();
    items.value = next;
  }

  async function load(): Promise<void> {
    const isNewest = reads.take();
    const result = await request('work.list', undefined);
    if (isNewest() && result.ok) items.value = result.value;
  }

  /** The answer is a list of its time: an event that overtook it is newer. */
  async function change(asking: Promise<Result<Work[]>>): Promise<void> {
    const isNewest = reads.take();
    const result = await asking;
    refused.value = result.ok ? undefined : result.error;
    if (isNewest() && result.ok) items.value = result.value;
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
