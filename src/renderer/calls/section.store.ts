import { ref } from 'vue';
import { defineAgentStore } from '../session.ts';

export type Section = 'all' | 'missed' | 'statistics';

/** Which part of the calls screen is shown; kept while the agent looks at another screen. */
export const useSectionStore = defineAgentStore('calls-section', () => {
  const section = ref<Section>('all');
  /** The agent wants to search, from whatever screen; the list takes it up as soon as it is there. */
  const wantsSearch = ref(false);
  return { section, wantsSearch };
});
