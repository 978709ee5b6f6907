import { computed } from 'vue';
import type { Output } from '../../preload/contract/index.ts';
import { request } from '../bridge.ts';
import { useAnswer } from '../answer.ts';
import { defineAgentStore } from '../session.ts';

/** What can be filtered by: the agent's own tags and the lines of own calls. Where it cannot be read, there is nothing to choose. */
export const useChoicesStore = defineAgentStore('calls-choices', () => {
  const { state, value, ask } = useAnswer<Output<'calls.choices'>>();
  const tags = computed(() => value.value?.tags ?? []);
  const trunks = computed(() => value.value?.trunks ?? []);

  async function load(): Promise<void> {
    await ask(request('calls.choices', undefined));
  }

  return { state, tags, trunks, load };
});
