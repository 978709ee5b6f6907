import { computed, shallowRef } from 'vue';
import type { AppError, CallerId, Numbers } from '../../preload/contract/index.ts';
import { request, useMainEvent } from '../bridge.ts';
import { useAnswer } from '../answer.ts';
import { questions } from '../loadable.ts';
import { defineAgentStore } from '../session.ts';

/** The enterprise's numbers, and the one that customers are shown. */
export const useCallerIdsStore = defineAgentStore('callerIds', () => {
  /** A list that cannot be read again may have lost a number: nothing may be chosen from it. */
  const { state, value, ask } = useAnswer<Numbers>(() => false);
  const callerId = shallowRef<CallerId>({ is: 'automatic' });
  const notSaved = shallowRef<AppError>();
  /** What main has, as far as it has said so. */
  let saved: CallerId = { is: 'automatic' };
  const choices = questions();
  const numbers = computed(() => value.value?.numbers ?? []);
  const groups = computed(() => value.value?.groups ?? []);

  async function load(fresh = false): Promise<void> {
    await ask(request('callerIds.list', { fresh }));
  }

  async function loadCallerId(): Promise<void> {
    const isNewest = choices.take();
    const result = await request('callerIds.chosen', undefined);
    if (isNewest() && result.ok) callerId.value = saved = result.value;
  }

  /** Shows the choice at once and goes back to what main has when main refuses it. */
  async function choose(next: CallerId): Promise<void> {
    const isNewest = choices.take();
    callerId.value = next;
    notSaved.value = undefined;
    const result = await request('callerIds.choose', next);
    if (result.ok) saved = result.value;
    if (!isNewest()) return;
    callerId.value = saved;
    notSaved.value = result.ok ? undefined : result.error;
  }

  function nameOf(number: string): string {
    return numbers.value.find((known) => known.number === number)?.name ?? '';
  }

  useMainEvent('callerIds.changed', (next) => {
    choices.drop();
    callerId.value = saved = next;
  });

  return { state, callerId, notSaved, numbers, groups, load, loadCallerId, choose, nameOf };
});
