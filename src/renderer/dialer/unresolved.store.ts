import { computed, shallowRef } from 'vue';
import type { AppError, UnresolvedCall } from '../../preload/contract/index.ts';
import { request, useMainEvent } from '../bridge.ts';
import { questions } from '../loadable.ts';
import { useDialerStore } from './dialer.store.ts';
import { defineAgentStore } from '../session.ts';

/** The calls that may have been placed, as main remembers them over restarts. */
export const useUnresolvedStore = defineAgentStore('unresolved', () => {
  const dialer = useDialerStore();
  const calls = shallowRef<UnresolvedCall[]>([]);
  const problem = shallowRef<AppError>();
  const reads = questions();
  /** Without the one that the progress card shows already. */
  const others = computed(() => {
    const { state } = dialer;
    return state.is === 'idle' ? calls.value : calls.value.filter(({ intentId }) => intentId !== state.intentId);
  });

  function accept(next: UnresolvedCall[]): void {
    reads.drop();
    calls.value = next;
    problem.value = undefined;
  }

  async function load(): Promise<void> {
    const isNewest = reads.take();
    const result = await request('dialer.unresolved', undefined);
    if (!isNewest()) return;
    if (result.ok) accept(result.value);
    else problem.value = result.error;
  }

  async function dismiss(intentId: string): Promise<void> {
    const isNewest = reads.take();
    const result = await request('dialer.dismissUnresolved', { intentId });
    if (!result.ok) problem.value = result.error;
    else if (isNewest()) accept(result.value);
  }

  useMainEvent('dialer.unresolvedChanged', accept);

  return { calls, others, problem, load, dismiss };
});
