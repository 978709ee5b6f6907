import { computed, type ComputedRef } from 'vue';
import type { Language } from '../../preload/contract/index.ts';
import { commandsEn } from '../i18n/en/commands.ts';
import { language } from '../i18n/language.ts';
import { commandsZhCn } from '../i18n/zh-cn/commands.ts';

export type CommandWords = typeof commandsZhCn;
const catalogues: Record<Language, CommandWords> = { 'zh-CN': commandsZhCn, en: commandsEn };
const current = computed(() => catalogues[language.value]);

/** The words of the palette itself: only what is loaded with it may use them. */
export function useCommandWords(): ComputedRef<CommandWords> {
  return current;
}
