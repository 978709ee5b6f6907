import { computed, type ComputedRef } from 'vue';
import type { Language } from '../../preload/contract/index.ts';
import { coreEn } from './en/core.ts';
import { language } from './language.ts';
import { coreZhCn, type CoreMessages } from './zh-cn/core.ts';

const catalogues: Record<Language, CoreMessages> = { 'zh-CN': coreZhCn, en: coreEn };
const current = computed(() => catalogues[language.value]);

/** What both windows say. The quick-dial window loads only these, to stay small. */
export function useCoreMessages(): ComputedRef<CoreMessages> {
  return current;
}
