import { computed, shallowRef } from 'vue';
import type { AppError, MissedNumber, Result } from '../../preload/contract/index.ts';
import { request, useMainEvent } from '../bridge.ts';
import { useAnswer } from '../answer.ts';
import { defineAgentStore } from '../session.ts';

/** The inbox of missed calls: one entry a customer, until somebody talks with them or the agent says "done". */
export const useMissedStore = defineAgentStore('missed', () => {
  const { state, value, ask, accept: show } = useAnswer<MissedNumber[]>();
  /** The last one said to be done; it can be brought back. */
  const settled = shallowRef<MissedNumber>();
  const problem = shallowRef<AppError>();
  const count = computed(() => value.value?.length ?? 0);

  async function load(): Promise<void> {
    await ask(request('calls.missed', undefined));
  }

  function accept(result: Result<MissedNumber[]>): boolean {
    problem.value = result.ok ? undefined : result.error;
    if (result.ok) show(result.value);
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

  useMainEvent('calls.missedChanged', (next) => accept({ ok: true, value: next }));

  return { state, settled, problem, count, load, settle, undo };
});
