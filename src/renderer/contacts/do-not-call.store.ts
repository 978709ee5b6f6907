import { ref, shallowRef, watch } from 'vue';
import type { AppError, DoNotCallEntry } from '../../preload/contract/index.ts';
import { useAnswer } from '../answer.ts';
import { request, useMainEvent } from '../bridge.ts';
import { defineAgentStore } from '../session.ts';
import { debounce } from '../ui/debounce.ts';
import { useTimers } from '../ui/timers.ts';

/** More are searched for rather than scrolled to. */
const SHOWN = 200;
const PAUSE_MS = 120;

/** The do-not-call list. Whether one number is on it is asked of `useKnownStore`. */
export const useDoNotCallStore = defineAgentStore('do-not-call', () => {
  const search = ref('');
  const { state, ask } = useAnswer<{ total: number; entries: DoNotCallEntry[] }>();
  const problem = shallowRef<AppError>();

  async function load(): Promise<void> {
    await ask(request('doNotCall.list', { search: search.value, from: 0, count: SHOWN }));
  }

  async function add(number: string, reason = '', expiresAt?: number): Promise<boolean> {
    const result = await request('doNotCall.add', { number, reason, ...(expiresAt !== undefined && { expiresAt }) });
    problem.value = result.ok ? undefined : result.error;
    return result.ok;
  }

  async function remove(number: string): Promise<boolean> {
    const result = await request('doNotCall.remove', { number });
    problem.value = result.ok ? undefined : result.error;
    return result.ok;
  }

  const searchSoon = debounce(() => void load(), PAUSE_MS, useTimers());
  watch(search, searchSoon);
  useMainEvent('doNotCall.changed', () => void load());

  return { search, state, problem, load, add, remove };
});
