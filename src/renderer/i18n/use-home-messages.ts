import { computed, type ComputedRef } from 'vue';
import { useOutcomeMessages, type OutcomeMessages } from './use-outcome-messages.ts';
import { Words } from './words.ts';
import type { HomeWords } from './zh-cn/home.ts';

export type HomeMessages = OutcomeMessages & HomeWords;

export const homeWords = new Words<HomeWords>({
  'zh-CN': async () => (await import('./zh-cn/home.ts')).homeZhCn,
  en: async () => (await import('./en/home.ts')).homeEn,
});
const outcomes = useOutcomeMessages();
const current = computed<HomeMessages>(() => ({ ...outcomes.value, ...homeWords.current.value }));

/** What the first screen of the main window says, loaded before it is shown. */
export function useHomeMessages(): ComputedRef<HomeMessages> {
  return current;
}
