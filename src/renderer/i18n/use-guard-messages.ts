import { computed, type ComputedRef } from 'vue';
import { useOutcomeMessages, type OutcomeMessages } from './use-outcome-messages.ts';
import { Words } from './words.ts';
import type { guardZhCn } from './zh-cn/guard.ts';

type GuardWords = typeof guardZhCn;
export type GuardMessages = OutcomeMessages & { guard: GuardWords };

export const guardWords = new Words<GuardWords>({
  'zh-CN': async () => (await import('./zh-cn/guard.ts')).guardZhCn,
  en: async () => (await import('./en/guard.ts')).guardEn,
});
const outcomes = useOutcomeMessages();
const current = computed<GuardMessages>(() => ({ ...outcomes.value, guard: guardWords.current.value }));

/** What both windows say when something speaks against a call: late in both. */
export function useGuardMessages(): ComputedRef<GuardMessages> {
  return current;
}
