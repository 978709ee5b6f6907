import { computed, type ComputedRef } from 'vue';
import type { Language } from '../../preload/contract/index.ts';
import { diagnosticsEn } from '../i18n/en/diagnostics.ts';
import { language } from '../i18n/language.ts';
import { diagnosticsZhCn, type DiagnosticsMessages } from '../i18n/zh-cn/diagnostics.ts';

const catalogues: Record<Language, DiagnosticsMessages> = { 'zh-CN': diagnosticsZhCn, en: diagnosticsEn };
const current = computed(() => catalogues[language.value]);

/** What the screen of diagnostics says: long, so only what is loaded late may use it. */
export function useDiagnosticsWords(): ComputedRef<DiagnosticsMessages> {
  return current;
}
