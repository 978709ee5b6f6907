import { ref, shallowRef } from 'vue';
import { request } from '../bridge.ts';
import { questions } from '../loadable.ts';
import { defineAgentStore } from '../session.ts';

/** What can be filtered by: the agent's own tags and the lines of own calls. Where it cannot be read, there is nothing to choose. */
export const useChoicesStore = defineAgentStore('calls-choices', () => {
  const tags = ref<string[]>([]);
  const trunks = shallowRef<{ number: string; name?: string }[]>([]);
  const reads = questions();

  async function load(): Promise<void> {
    const isNewest = reads.take();
    const result = await request('calls.choices', undefined);
    if (isNewest() && result.ok) ({ tags: tags.value, trunks: trunks.value } = result.value);
  }

  return { tags, trunks, load };
});
