import { computed, shallowRef } from 'vue';
import type { AppError, MissedNumber, Result } from '../../preload/contract/index.ts';
import { request, useMainEvent } from '../bridge.ts';
import { loaded, questions, type Loadable } from '../loadable.ts';
import { defineAgentStore } from '../session.ts';

/** The inbox of missed calls: one entry a customer, until somebody talks with them or the agent says "done". */
export const useMissedStore = defineAgentStore('missed', () => {
  const state = shallowRef<Loadable<MissedNumber[]>>({ is: 'loading' });
  /** The last one said to be done; it can be brought back. */
  const settled = shallowRef<MissedNumber>();
  const problem = shallowRef<AppError>();
  const reads = questions();
  const count = computed(() => (state.value.is === 'ready' ? state.value.value.length : 0));

  async function load(): Promise<void> {
    const isNewest = reads.take();
    const result = await request('calls.missed', undefined);
    if (isNewest() && (result.ok || state.value.is !== 'ready')) state.value = loaded(result);
  }

  function accept(result: Result<MissedNumber[]>): boolean {
    problem.value = result.ok ? undefined : result.error;
    if (result.ok) {
      reads.drop();
      state.value = loaded(result);
    }
    return result.ok;
  }

  async function settle(missed: MissedNumber): Promise<void> {
    const result = await request('calls.settleMissed', { number: missed.customerNumber, isSettled: true });
    if (accept(result)) settled.value = missed;
  }

  async function undo(): Promise<void> {
    const missed = settled.value;
    if (!missed) return;
    const result = await request('calls.settleMissed', { number: missed.customerNumber, isSettled: false });
    if (accept(result) && settled.value === missed) settled.value = undefined;
  }

  useMainEvent('calls.missedChanged', (value) => accept({ ok: true, value }));

  return { state, settled, problem, count, load, settle, undo };
});
