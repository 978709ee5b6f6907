import type { ComputedRef } from 'vue';
import { Words } from './words.ts';
import type { CoreMessages } from './zh-cn/core.ts';

export const coreWords = new Words<CoreMessages>({
  'zh-CN': async () => (await import('./zh-cn/core.ts')).coreZhCn,
  en: async () => (await import('./en/core.ts')).coreEn,
});

/** What both windows say at once, loaded before they show anything. */
export function useCoreMessages(): ComputedRef<CoreMessages> {
  return coreWords.current;
}
