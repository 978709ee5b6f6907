import { computed, type ComputedRef } from 'vue';
import type { Language } from '../../preload/contract/index.ts';
import { paletteEn } from '../i18n/en/palette.ts';
import { language } from '../i18n/language.ts';
import { paletteZhCn } from '../i18n/zh-cn/palette.ts';

const catalogues: Record<Language, typeof paletteZhCn> = { 'zh-CN': paletteZhCn, en: paletteEn };
const current = computed(() => catalogues[language.value]);

/** The few words that lead to the palette and the help: they are there from the start, the rest is loaded with its screen. */
export function usePaletteWords(): ComputedRef<typeof paletteZhCn> {
  return current;
}
