import { computed, type ComputedRef } from 'vue';
import type { Language } from '../../preload/contract/index.ts';
import { helpEn } from '../i18n/en/help.ts';
import { language } from '../i18n/language.ts';
import { helpZhCn } from '../i18n/zh-cn/help.ts';

export type HelpWords = typeof helpZhCn;
const catalogues: Record<Language, HelpWords> = { 'zh-CN': helpZhCn, en: helpEn };
const current = computed(() => catalogues[language.value]);

/** The texts of the help and of the sheet of keys: long, so only what is loaded late may use them. */
export function useHelpWords(): ComputedRef<HelpWords> {
  return current;
}
