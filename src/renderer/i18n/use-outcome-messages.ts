import { computed, type ComputedRef } from 'vue';
import { coreWords } from './use-core-messages.ts';
import { Words } from './words.ts';
import type { CoreMessages } from './zh-cn/core.ts';
import type { OutcomeWords } from './zh-cn/outcomes.ts';

export type OutcomeMessages = CoreMessages & OutcomeWords;

export const outcomeWords = new Words<OutcomeWords>({
  'zh-CN': async () => (await import('./zh-cn/outcomes.ts')).outcomesZhCn,
  en: async () => (await import('./en/outcomes.ts')).outcomesEn,
});
const current = computed<OutcomeMessages>(() => ({ ...coreWords.current.value, ...outcomeWords.current.value }));

/** What both windows say about a call and about errors: late in the quick dial, from the start in the main window. */
export function useOutcomeMessages(): ComputedRef<OutcomeMessages> {
  return current;
}
