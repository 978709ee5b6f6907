import { computed, type ComputedRef } from 'vue';
import type { Language } from '../../preload/contract/index.ts';
import { en } from './en.ts';
import { language } from './language.ts';
import { zhCn, type Messages } from './zh-cn.ts';

const catalogues: Record<Language, Messages> = { 'zh-CN': zhCn, en };
const current = computed(() => catalogues[language.value]);

/** Every message of the main window, in the language in force. */
export function useMessages(): ComputedRef<Messages> {
  return current;
}
