import { shallowRef } from 'vue';
import type { AppError, CallRecord } from '../../preload/contract/index.ts';
import { request } from '../bridge.ts';
import { defineAgentStore } from '../session.ts';
import { useDetailStore } from './detail.store.ts';
import { useFilterStore } from './filter.store.ts';
import { useNotesStore } from './notes.store.ts';

/** Removing everything about a customer from this computer. */
export const useForgetStore = defineAgentStore('calls-forget', () => {
  const [detail, filters, notes] = [useDetailStore(), useFilterStore(), useNotesStore()];
  const isBusy = shallowRef(false);
  const problem = shallowRef<AppError>();

  /** Whoever called in this call. How many calls were removed; undefined: `problem` says why not. */
  async function forget({
    uuid,
    customerNumber,
  }: Pick<CallRecord, 'uuid' | 'customerNumber'>): Promise<number | undefined> {
    if (isBusy.value) return undefined;
    isBusy.value = true;
    // Words that are still to be written must not come after it.
    notes.saveAll();
    const result = await request('calls.forgetCustomer', { number: customerNumber });
    isBusy.value = false;
    problem.value = result.ok ? undefined : result.error;
    if (!result.ok) return undefined;
    notes.discard([
      { is: 'call', uuid },
      { is: 'number', number: customerNumber },
    ]);
    if (filters.customerNumber === customerNumber) filters.searchFor('');
    detail.close();
    return result.value.calls;
  }

  function reset(): void {
    problem.value = undefined;
  }

  return { isBusy, problem, forget, reset };
});
